"""Who makes records: this version of onrecord with a model; or whoever made one that is taken over."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from onrecord import __version__
from onrecord.store.maker import NONE, Maker

if TYPE_CHECKING:
    from onrecord.annotate.stage import Model

IMPORTED = Maker("", "imported")
"""The maker of records that came as JSON: which version and model made them they do not say."""


def made_by(model: Model | None) -> Maker:
    """Return the maker of records that this version makes with a model.

    Its digest is that of the model's `meta.json`, which holds the digests of the model's other files.
    """
    if model is None:
        return Maker(__version__, NONE)
    manifest = getattr(model, "manifest", None)
    if manifest is None:  # a model that somebody made themselves, as `annotate` allows
        return Maker(__version__, type(model).__name__)
    facts = json.dumps(manifest.facts, sort_keys=True, default=str)
    return Maker(__version__, manifest.name, hashlib.sha256(facts.encode()).hexdigest())
