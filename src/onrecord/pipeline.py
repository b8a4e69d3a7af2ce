"""The four stages in one screen: read, annotate, resolve, record."""

from __future__ import annotations

from onrecord.annotate.stage import annotate
from onrecord.findings import Reading
from onrecord.record.build import build
from onrecord.record.proved import proved
from onrecord.resolve.stage import resolve
from onrecord.types import Record


def record(reading: Reading) -> Record:
    """Make the record of an article, every fact proved. The same reading gives the same record."""
    findings = annotate(reading.article)
    resolution = resolve(reading.article.text, findings)
    return proved(build(reading, findings, resolution))
