"""The four stages in one screen: read, annotate, resolve, record."""

from __future__ import annotations

from onrecord.annotate.stage import Model, annotate
from onrecord.findings import Reading
from onrecord.record.build import build
from onrecord.record.proved import proved
from onrecord.resolve.stage import resolve
from onrecord.types import Record


def record(reading: Reading, model: Model | None) -> Record:
    """Make the record of an article, every fact proved. The same reading gives the same record.

    Args:
        reading: the article.
        model: what reads it word by word, as `model.chosen.chosen` gives it; `None` is rules alone.
    """
    findings = annotate(reading.article, model)
    resolution = resolve(reading.article.text, findings)
    return proved(build(reading, findings, resolution))
