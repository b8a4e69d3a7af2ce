"""Who is meant: by name, by office, by "he" and "the two leaders", from a table that people edit."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

import pytest

from onrecord.pipeline import record
from onrecord.read import from_text
from onrecord.types import Entity, Record
from tests.unit.resolve.found import at, findings, recorded

CASES = tomllib.loads(Path(__file__).with_name("mentions.toml").read_text(encoding="utf-8"))["case"]
KEYS = {
    "name", "text", "found", "quotes", "mentions", "one", "apart", "members", "warnings", "entities",
    "speakers", "wrong",
}  # fmt: skip
EXPECTED = KEYS - {"name", "text", "found", "quotes", "wrong"}


def params():
    """Return the cases; one that says what is `wrong` is expected to fail until that is mended."""
    return [
        pytest.param(
            number,
            id=case["name"],
            marks=[pytest.mark.xfail(strict=True, reason=case["wrong"], raises=AssertionError)]
            if "wrong" in case
            else [],
        )
        for number, case in enumerate(CASES)
    ]


@cache
def made(number: int) -> Record:
    case = CASES[number]
    if "text" in case:
        return record(from_text(case["text"]), None)
    return recorded(*findings(case["found"], case.get("quotes", ())))


def entity_at(words: str, record: Record) -> Entity | None:
    """Return the entity that has a mention of just these words at this place."""
    span = at(words, record.article.text)
    found = [entity for entity in record.entities for mention in entity.mentions if mention.span == span]
    assert len(found) < 2
    return found[0] if found else None


def leads_nowhere(words: str, record: Record) -> bool:
    span = at(words, record.article.text)
    return not any(m.span.overlaps(span) for entity in record.entities for m in entity.mentions)


@pytest.mark.parametrize("number", params())
def test_mentions(number):
    case, record = CASES[number], made(number)
    names = {entity.id: entity.name for entity in record.entities}
    for words, expected in case.get("mentions", ()):
        if not expected:
            assert leads_nowhere(words, record), words
        else:
            found = entity_at(words, record)
            assert (found.name if found else "") == expected, words
    for words in case.get("one", ()):
        found = [entity_at(each, record) for each in words]
        assert None not in found
        assert len({entity.id for entity in found}) == 1, words
    for words in case.get("apart", ()):
        found = [entity_at(each, record) for each in words]
        assert None not in found
        assert len({entity.id for entity in found}) == len(words), words
    for words, expected in case.get("members", {}).items():
        group = entity_at(words, record)
        assert group is not None
        assert group.kind == "group"
        assert [names[member] for member in group.members] == expected
    for words, speaker in case.get("speakers", ()):
        found = [quote for quote in record.quotes if quote.text.startswith(words)]
        assert len(found) == 1, [quote.text for quote in record.quotes]
        assert names.get(found[0].speaker, "") == speaker, words
    if "warnings" in case:
        assert [warning.code for warning in record.warnings] == case["warnings"]
    if "entities" in case:
        assert [entity.name for entity in record.entities] == case["entities"]


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_a_case_is_written_as_the_test_reads_it(case):
    assert set(case) <= KEYS
    assert set(case) & EXPECTED
    assert ("text" in case) != ("found" in case)


def test_no_two_cases_have_one_name():
    assert len({case["name"] for case in CASES}) == len(CASES)


@pytest.mark.parametrize("number", range(len(CASES)), ids=[case["name"] for case in CASES])
def test_every_mention_says_why_it_leads_there(number):
    for entity in made(number).entities:
        for mention in entity.mentions:
            assert mention.by
            assert all(rule.startswith("rule:") for rule in mention.by)
