"""PolNeAR: attributions in political news; no names, no coreference."""

from __future__ import annotations

import json
from collections.abc import Iterator

from training.corpora.files import lines
from training.example import Attribution, Example


def examples(part: str) -> Iterator[Example]:
    """Read "train" or "dev", in the order of the file."""
    for line in lines("polnear", f"{part}.jsonl.gz"):
        kept = json.loads(line)
        attributions = tuple(
            Attribution(
                *(
                    tuple(sorted((start, end) for start, end in said[role]))
                    for role in ("source", "cue", "content")
                )
            )
            for said in kept["attributions"]
            if any(said[role] for role in ("source", "cue", "content"))
        )
        yield Example(kept["id"], "polnear", kept["text"], attributions)
