"""Search: the same answers on both databases, whatever is typed."""

from __future__ import annotations

import string
from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.errors import OnRecordError, UsageError
from onrecord.register.said import Said
from onrecord.store.search import meaning
from onrecord.store.search.query import Query
from onrecord.store.search.search import RARE, search, search_like
from onrecord.store.search.typed import typed
from onrecord.store.store import Store, open_store
from tests.store.made import MAKER, filing, many

ARTICLES = [
    filing(
        ("Márta Venn", "The grain deal will hold in Łódź."),
        ("Oskar Hallin", "We will not give in, Mr O’Brien."),
        met=[("Márta Venn", "Oskar Hallin")],
        url="https://ledger.example/1",
        published="2031-04-17",
        outlet="The Harbour Ledger",
    ),
    filing(
        ("Oskar Hallin", "The deal on grain is dead; the grain is not."),
        ("Елена Трубник", "Sailors sail, pilots don’t."),
        url="https://gazette.example/2",
        published="2031-04-19",
        outlet="Gazette of Tarsk",
    ),
    filing(
        ("Ada Olt", "A grain deal? No grain, no deal, no grain."),
        met=[("Ada Olt", "Елена Трубник"), ("Ada Olt", "Márta Venn")],
        url="https://ledger.example/3",
        published="2030-12-31",
        outlet="The Harbour Ledger",
    ),
    filing(("Ada Olt", "Nobody knows the day."), url="https://ledger.example/4", published=None),
]


@pytest.fixture
def filled(store: Store) -> Store:
    for one in ARTICLES:
        store.add(one, MAKER)
    return store


def texts(store: Store, words: str = "", **asked) -> list[str]:
    """What is found, in order."""
    terms = typed(words)
    with store.reading() as connection:
        found = search(connection, Query(terms=terms.terms, without=terms.without, **asked))
    assert found.total == len(found.facts) or found.next or len(found.facts) == asked.get("limit", 20)
    return [fact.value.text if isinstance(fact.value, Said) else fact.value.told.text for fact in found.facts]


@pytest.mark.parametrize(
    ("typed_in", "beginnings"),
    [
        ("lodz", ["The grain"]),
        ("ŁÓDŹ", ["The grain"]),
        ('"grain deal"', ["A grain", "The grain"]),
        ("“grain deal”", ["A grain", "The grain"]),
        ("deal -dead", ["A grain", "The grain"]),
        ("obrien", ["We will"]),
        ("O'Brien's", ["We will"]),
        ("sail*", ["Sailors"]),
        ("pilots dont", ["Sailors"]),
        ("sail", ["Sailors"]),
        ("ail", []),
        ("nothing of the kind", []),
    ],
)
def test_words(filled: Store, typed_in: str, beginnings: list[str]) -> None:
    found = texts(filled, typed_in, kinds=("quote",))
    assert all(text.startswith(one) for text, one in zip(sorted(found), beginnings, strict=True))


def test_the_best_comes_first_where_few_fit_and_else_the_newest(filled: Store) -> None:
    best = texts(filled, "grain")
    assert best[0].startswith("A grain deal? No grain")
    newest = texts(filled, "grain", sort="newest")
    assert [text.split()[0] for text in newest] == ["The", "The", "A"]
    assert newest[0].startswith("The deal on grain")


@pytest.mark.parametrize("name", ["Venn", "Marta Venn", "márta venn", "M. Venn", "Venn, Marta"])
def test_any_spelling_of_a_person_finds_all(filled: Store, name: str) -> None:
    assert texts(filled, said_by=(name,)) == ["The grain deal will hold in Łódź."]
    assert len(texts(filled, met=(name,))) == 2


def test_a_name_in_another_script(filled: Store) -> None:
    assert texts(filled, said_by=("Elena Trubnik",)) == ["Sailors sail, pilots don’t."]
    assert len(texts(filled, met=("Elena Trubnik", "Olt"))) == 1
    assert texts(filled, met=("Elena Trubnik", "Hallin")) == []


def test_nobody_is_called_so(filled: Store) -> None:
    with filled.reading() as connection:
        found = search(connection, Query(said_by=("Zephyr Quist",)))
    assert found.facts == ()
    assert found.names[0].ids == ()


def test_days_outlets_and_kinds(filled: Store) -> None:
    quotes = {"kinds": ("quote",)}
    assert len(texts(filled, since=date(2031, 1, 1), **quotes)) == 4
    assert len(texts(filled, until=date(2030, 12, 31), **quotes)) == 1  # what has no day is on none
    assert len(texts(filled, **quotes)) == 6
    assert len(texts(filled, since=date(2031, 4, 17), until=date(2031, 4, 17), **quotes)) == 2
    assert len(texts(filled, outlets=("ledger",), since=date(2031, 1, 1), **quotes)) == 2
    assert len(texts(filled, outlets=("gazette of tarsk",))) == 2
    assert len(texts(filled, kinds=("meeting",))) == 3
    assert len(texts(filled, kinds=("held", "meeting"))) == 3
    assert texts(filled, kinds=("planned",)) == []


def test_pages_have_everything_once(store: Store) -> None:
    for one in many(30):
        store.add(one, MAKER)
    whole = [fact.id for fact in _found(store, Query(kinds=("quote",), limit=100)).facts]
    assert len(whole) == 60
    assert whole == sorted(whole, reverse=True)
    pages, before = [], None
    while True:
        page = _found(store, Query(kinds=("quote",), limit=7, before=before))
        assert page.total == 60
        pages += [fact.id for fact in page.facts]
        if page.next is None:
            break
        before = page.next
    assert pages == whole


def test_common_words_come_newest_first(store: Store) -> None:
    with store.writing():
        for one in many(RARE + 5):
            store.add(one, MAKER)
    found = _found(store, Query(terms=typed("lodz").terms))
    assert found.order == "newest"
    assert found.total == RARE + 5
    assert [fact.id for fact in found.facts] == sorted((fact.id for fact in found.facts), reverse=True)


def test_what_is_changed_is_found_no_longer(filled: Store) -> None:
    old = ARTICLES[0]
    filled.add(
        filling := filing(
            ("Márta Venn", "The herring will hold."), url=old.origin.url, published="2031-04-17"
        ),
        MAKER,
    )
    assert filling.origin.key == old.origin.key
    assert texts(filled, "lodz") == []
    assert texts(filled, "herring") == ["The herring will hold."]


def _found(store: Store, query: Query):
    with store.reading() as connection:
        return search(connection, query)


HOSTILE = [
    '"',
    "'",
    "*",
    "NEAR(",
    "words:grain",
    "a OR b",
    "^grain",
    "-",
    "--",
    "grain\0deal",
    "%",
    "_",
    "\\",
    ")(",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_typed_is_syntax(filled: Store, text: str) -> None:
    try:
        asked = typed(text)
    except UsageError as error:
        assert str(error).endswith(".")  # noqa: PT017 - either way is right
        return
    query = Query(terms=asked.terms, without=asked.without)
    if query.asks:
        _found(filled, query)


@given(st.text(st.sampled_from(string.printable + "“”«»łŁéжש中😀\u0301"), max_size=40))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_anything_typed_is_answered_or_refused(any_store: Store, text: str) -> None:
    try:
        asked = typed(text)
        query = Query(terms=asked.terms, without=asked.without, said_by=(text,) if text.strip() else ())
        found = _found(any_store, query)
    except OnRecordError:
        return
    assert found.total >= len(found.facts)


@pytest.fixture(scope="module")
def any_store(tmp_path_factory: pytest.TempPathFactory):
    with open_store(tmp_path_factory.mktemp("any") / "onrecord.db", create=True) as made:
        for one in ARTICLES:
            made.add(one, MAKER)
        yield made


def test_what_can_not_be_asked() -> None:
    for wrong in (
        {"limit": 0},
        {"kinds": ("sung",)},
        {"since": date(2031, 5, 1), "until": date(2031, 4, 1)},
        {"said_by": ("…",)},
        {"before": 1, "sort": "relevance"},
    ):
        with pytest.raises(UsageError):
            Query(**wrong)
    assert not Query().asks
    assert replace(Query(), kinds=("quote",)).asks


def test_by_meaning_the_likest_come_first(filled: Store) -> None:
    def encode(several):
        """Count three letters: what has the same ones means the same, for a test."""
        rows = np.array([[text.count(letter) + 0.001 for letter in "gls"] for text in several], np.float32)
        return rows / np.linalg.norm(rows, axis=1, keepdims=True)

    with filled.reading() as connection:
        assert meaning.missing(connection) == 9
    steps: list[int] = []
    meaning.fill(filled, encode, steps.append)
    assert sum(steps) == 9
    with filled.reading() as connection:
        assert meaning.missing(connection) == 0
        asked = encode(["Sails, sails"])[0]
        found = search_like(connection, Query(limit=3), asked)
        assert found.facts[0].value.text == "Sailors sail, pilots don’t."
        assert list(found.likeness) == sorted(found.likeness, reverse=True)
        assert found.order == "likeness"
        only = search_like(connection, Query(said_by=("Venn",)), asked)
        assert [fact.value.text for fact in only.facts] == ["The grain deal will hold in Łódź."]
        assert search_like(connection, Query(said_by=("Zephyr Quist",)), asked).facts == ()
    filled.add(filing(("Ada Olt", "Gone."), url="https://ledger.example/4", published=None), MAKER)
    with filled.reading() as connection:
        assert meaning.missing(connection) == 1
        assert len(search_like(connection, Query(), asked).facts) == 8
