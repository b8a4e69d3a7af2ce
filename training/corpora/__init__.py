"""The corpora, one file each: `examples(part)` reads a part as `Example`s."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from itertools import islice

from training.corpora import gap, gum, polnear, readouts, uner
from training.example import Example

# A glance at GAP's 2,000 texts is enough while training.
GLANCE = 300

Reader = Callable[[], Iterator[Example]]


def _entities(part: str) -> Iterator[Example]:
    """GUM without its attributions: they are cut otherwise than PolNeAR's."""
    return (replace(example, attributions=None) for example in gum.examples(part))


TRAINING: Mapping[str, Reader] = {
    "polnear": partial(polnear.examples, "train"),
    "gum": partial(gum.examples, "train"),
    "gum-entities": partial(_entities, "train"),
    "uner": partial(uner.examples, "train"),
    "gap": partial(gap.examples, "validation"),
    "readouts": readouts.examples,
}
DEV: Mapping[str, Reader] = {
    "polnear": partial(polnear.examples, "dev"),
    "gum": partial(gum.examples, "dev"),
    "uner": partial(uner.examples, "dev"),
    "gap": lambda: islice(gap.examples("development"), GLANCE),
}
