"""Where a person's name begins and ends, case by case from `edges.toml`."""

from __future__ import annotations

import re
import tomllib
from dataclasses import replace
from itertools import chain, pairwise
from pathlib import Path

import pytest

from onrecord.annotate.document import build
from onrecord.annotate.edges import with_edges
from onrecord.findings import FoundMention
from onrecord.spans import Span
from tests.unit.annotate.written import article

TABLE = tomllib.loads(Path(__file__).with_name("edges.toml").read_text(encoding="utf-8"))
_PART = re.compile(r"[«‹](.*?)[»›]", re.DOTALL)


def marked(written: str) -> tuple[str, list[FoundMention]]:
    """Return the text without its signs, and the names between them."""
    text, found, role, at = "", [], None, 0
    for part in _PART.finditer(written):
        text += written[at : part.start()]
        span = Span(len(text), len(text) + len(part[1]))
        if part[0][0] == "‹":
            role = span
        else:
            phrase = Span(role.start if role else span.start, span.end)
            found.append(FoundMention(span, "name", "person", phrase, (role,) if role else ()))
            role = None
        text += part[1]
        at = part.end()
    return text + written[at:], found


def edged(written: str, language: str = "en") -> tuple[str, tuple[FoundMention, ...]]:
    text, found = marked(written)
    return text, with_edges(build(replace(article(text), language=language)), found)


@pytest.mark.parametrize("case", list(chain(*TABLE.values())), ids=lambda case: case["text"][:60])
def test_table(case: dict) -> None:
    text, found = edged(case["text"])
    first = found[0]
    if "none" in case:
        assert case["none"] in {first.form, first.kind}
        assert (first.form, first.kind) != ("name", "person")
        return
    assert first.span.of(text) == case["name"]
    assert [role.of(text) for role in first.roles] == case["offices"]
    assert first.phrase.contains(first.span)
    assert (first.form, first.kind) == ("name", "person")


def test_only_english_is_known() -> None:
    text, [found] = edged("Sie traf «Office Anna Kolb» dort.", language="de")
    assert found.span.of(text) == "Office Anna Kolb"


def test_spans_stay_apart_and_in_order() -> None:
    for case in chain(*TABLE.values()):
        _, found = edged(case["text"])
        assert all(one.span.end <= other.span.start for one, other in pairwise(found))
