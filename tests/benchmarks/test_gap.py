"""GAP's figures on snippets, records and shares made by hand."""

from __future__ import annotations

import pytest

from benchmarks.gap import Snippet, Tally, half, in_record, in_shares, scored, snippets
from onrecord.findings import Findings, FoundAntecedent, FoundMention
from onrecord.spans import Span
from onrecord.types import Entity, Mention, Record
from tests.benchmarks.made_records import at, record

TEXT = "Marta Venn met Ana Kolb before she left. Venn wept."
HEADER = "ID\tText\tPronoun\tPronoun-offset\tA\tA-offset\tA-coref\tB\tB-offset\tB-coref\tURL"
ROW = f"made-1\t{TEXT}\tshe\t31\tMarta Venn\t0\tTRUE\tAna Kolb\t15\tFALSE\thttp://example.org"


def snippet(right: tuple[bool, bool] = (True, False)) -> Snippet:
    names = (at(TEXT, "Marta Venn"), at(TEXT, "Ana Kolb"))
    return Snippet("made-1", TEXT, at(TEXT, "she"), "feminine", names, right)


def read(*entities: tuple[Span, ...]) -> Record:
    return record(
        TEXT,
        entities=[
            Entity(f"e{n}", "person", "", (), (), tuple(Mention(span, "name") for span in spans), 1.0, ())
            for n, spans in enumerate(entities)
        ],
    )


VENN, KOLB, SHE, LATER = at(TEXT, "Marta Venn"), at(TEXT, "Ana Kolb"), at(TEXT, "she"), at(TEXT, "Venn", 2)


def test_a_row() -> None:
    assert list(snippets([HEADER, ROW])) == [snippet()]
    his = ROW.replace("she", "His").replace("TRUE", "False").replace("FALSE", "True")
    (told,) = snippets([HEADER, his])
    assert (told.gender, told.right) == ("masculine", (False, True))


@pytest.mark.parametrize(
    ("entities", "wanted"),
    [
        ([(VENN, SHE), (KOLB,)], (True, False)),
        ([(VENN,), (KOLB, SHE)], (False, True)),
        ([(VENN, KOLB, SHE)], (True, True)),  # a false merge is two decisions
        ([(VENN,), (KOLB,)], (False, False)),
        ([(Span(6, 10), SHE)], (True, False)),  # any part of the name will do
        ([(LATER, SHE), (VENN,)], (False, False)),
        ([], (False, False)),
    ],
)
def test_what_a_record_decides(entities: list[tuple[Span, ...]], wanted: tuple[bool, bool]) -> None:
    assert in_record(read(*entities), snippet()) == wanted


def shares(*told: tuple[int, int, float]) -> Findings:
    forms = {VENN: "name", KOLB: "name", SHE: "pronoun", LATER: "name"}
    mentions = tuple(FoundMention(span, form, "person", span) for span, form in forms.items())
    return Findings(mentions=mentions, antecedents=tuple(FoundAntecedent(*one) for one in told))


@pytest.mark.parametrize(
    ("told", "answering", "abstaining"),
    [
        ([(2, 0, 0.7), (2, 1, 0.2)], (True, False), (True, False)),
        ([(2, 0, 0.3), (2, 1, 0.4), (2, 3, 0.3)], (True, False), (True, False)),  # one entity, two names
        ([(2, 0, 0.3), (2, 1, 0.4)], (False, True), (False, False)),
        ([], (False, False), (False, False)),
    ],
)
def test_what_shares_decide(told, answering, abstaining) -> None:
    known = read((VENN, LATER), (KOLB,))
    assert in_shares(shares(*told), known, snippet(), 0.0) == answering
    assert in_shares(shares(*told), known, snippet(), 0.5) == abstaining


def test_a_chain_of_pronouns_is_followed() -> None:
    text = "Marta Venn met Ana Kolb before she left. She wept."
    spans = [at(text, word) for word in ("Marta Venn", "Ana Kolb", "she", "She")]
    mentions = tuple(
        FoundMention(span, "pronoun" if n > 1 else "name", "person", span) for n, span in enumerate(spans)
    )
    told = Findings(
        mentions=mentions,
        antecedents=(
            FoundAntecedent(2, 0, 0.9),
            FoundAntecedent(3, 1, 0.3),
            FoundAntecedent(3, 2, 0.6),
        ),
    )
    made = Snippet("made", text, spans[3], "feminine", (spans[0], spans[1]), (True, False))
    assert in_shares(told, record(text), made, 0.5) == (True, False)


def test_f1_by_hand() -> None:
    tally = Tally()
    tally.add((True, False), (True, False))
    tally.add((True, True), (True, False))
    tally.add((False, False), (False, True))
    assert (tally.right, tally.said, tally.true) == (2, 3, 3)
    assert tally.f1 == pytest.approx(200 * 2 / 6)
    assert Tally().f1 == 0


def test_figures_by_gender() -> None:
    chosen = [snippet(), snippet()._replace(gender="masculine"), snippet()._replace(gender="masculine")]
    answers = iter([(True, False), (True, False), (False, True)])
    told = scored(chosen, lambda _: next(answers)).figures()
    assert told["F1 feminine"] == 100
    assert told["F1 masculine"] == 50
    assert told["gap"] == 50
    assert told["feminine / masculine"] == 2
    assert told["F1"] == pytest.approx(200 * 2 / 6)
    assert told["precision"] == told["recall"] == pytest.approx(200 / 3)


def test_half_of_the_snippets() -> None:
    whole = [snippet()._replace(name=str(number)) for number in range(10)]
    assert [one.name for one in half(whole)] == ["0", "1", "4", "5", "8", "9"]
