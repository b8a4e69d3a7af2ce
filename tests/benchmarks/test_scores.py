"""Scores of tiny cases whose right answers were worked out by hand."""

from __future__ import annotations

import pytest
from made_records import at, gold, person, quote, record

from benchmarks.counts import Count, figures, of_sets, rate, total
from benchmarks.matching import head, match_entities, match_quotes
from benchmarks.scores import FIGURES, count
from onrecord.types import Addressee, Meeting, Participant

TEXT = "“We sign,” said Ms Venn, the minister. Rabbi Olt told her that all was lost. The “peace train” left."


def gold_record():
    venn = person(1, "Ms Venn", (at(TEXT, "Ms Venn"), "name"), (at(TEXT, "her"), "pronoun"))
    olt = person(2, "Rabbi Olt", (at(TEXT, "Olt"), "name"))
    to_her = Addressee("e1", at(TEXT, "her"))
    quotes = [
        quote(TEXT, "We sign", "said", "Ms Venn, the minister", speaker="e1"),
        quote(
            TEXT,
            "that all was lost",
            "told",
            "Rabbi Olt",
            number=2,
            kind="indirect",
            speaker="e2",
            addressee=to_her,
        ),
    ]
    return record(TEXT, quotes, [venn, olt])


GOLD = gold("made", gold_record(), [at(TEXT, "peace train")])


def test_perfect():
    counts = count(GOLD, gold_record(), "gold")
    for measure in counts:
        value = counts[measure].value("f1")
        assert value in (None, 100.0), measure
    assert counts["addressee"] == (1, 1, 1, 1)
    assert counts["scare quotes kept out"] == (1, 1, 1, 1)
    assert counts["meeting participants"].value("f1") is None


def test_nothing_found():
    counts = count(GOLD, record(TEXT), "gold")
    assert counts["content exact"] == (0, 0, 0, 2)
    assert counts["speaker, all"].value("recall") == 0
    assert counts["speaker, matched"].value("recall") is None
    # The scare quote was kept out, and so was, wrongly, the one direct piece.
    assert counts["scare quotes kept out"] == (1, 2, 1, 1)


def test_a_turn_without_marks_is_not_kept_out():
    text = "Venn: We sign. The “peace train” left."
    wanted = gold("made", record(text, [quote(text, "We sign.", [], "Venn")]), [at(text, "peace train")])
    assert count(wanted, record(text), "gold")["scare quotes kept out"] == (1, 1, 1, 1)


def test_partly_right():
    venn = person(1, "Ms Venn", (at(TEXT, "Ms Venn"), "name"))
    predicted = record(
        TEXT,
        [
            quote(TEXT, "“We sign,”", "said", "Ms Venn", speaker="e1"),
            quote(TEXT, "all was lost", "told", "Rabbi Olt", number=2, kind="indirect", speaker="e1"),
            quote(TEXT, "peace train", number=3),
        ],
        [venn],
    )
    counts = count(GOLD, predicted, "gold")
    assert counts["content exact"] == (1, 3, 1, 2)  # marks and comma are trimmed, "that" is not
    assert counts["cue exact"] == (2, 2, 2, 2)
    assert counts["source exact"] == (1, 2, 1, 2)
    assert counts["whole attribution"] == (0, 3, 0, 2)
    # trimmed: "We sign" 7, "all was lost" 12 of 17, "peace train" 11
    assert counts["content characters"] == (19, 30, 19, 24)
    assert counts["half content, source head"] == (2, 3, 2, 2)  # "Venn" is the head of both
    assert counts["direct quotes"] == (1, 2, 1, 1)
    assert counts["indirect quotes"] == (0, 1, 0, 1)
    assert counts["direct pieces"] == (1, 2, 1, 1)
    assert counts["direct quotes exact"] == rate(1, 1)
    assert counts["scare quotes kept out"] == (0, 0, 0, 1)
    assert counts["speaker, matched"] == rate(1, 2)
    assert counts["speaker, direct"] == rate(1, 1)
    assert counts["speaker, named"] == rate(1, 2)
    assert counts["addressee"] == (0, 0, 0, 1)


def test_silence_is_right_only_where_the_gold_is_silent():
    silent = record(TEXT, [quote(TEXT, "We sign", "said")])
    assert count(gold("made", silent), silent, "gold")["speaker, all"] == rate(1, 1)
    assert count(GOLD, silent, "gold")["speaker, matched"] == rate(0, 1)
    assert count(gold("made", silent), gold_record(), "gold")["speaker, named"] == rate(0, 1)


def test_polnear_measures_direct_pieces_by_marks():
    counts = count(GOLD, record(TEXT, [quote(TEXT, "“We sign,” said Ms Venn")]), "polnear")
    assert counts["direct pieces"] == (1, 1, 1, 1)
    assert "speaker, all" not in counts


def test_polnear_keeps_out_the_marks_that_no_content_covers():
    kept = count(GOLD, gold_record(), "polnear")["scare quotes kept out"]
    assert kept == (1, 1, 1, 1)
    taken = record(TEXT, [quote(TEXT, "We sign"), quote(TEXT, "The “peace train” left", number=2)])
    assert count(GOLD, taken, "polnear")["scare quotes kept out"] == (0, 0, 0, 1)
    half = record(TEXT, [quote(TEXT, "We sign"), quote(TEXT, "ce train", number=2)])  # 8 of 11
    assert count(GOLD, half, "polnear")["scare quotes kept out"] == (0, 0, 0, 1)
    less = record(TEXT, [quote(TEXT, "We sign"), quote(TEXT, "train", number=2)])  # 5 of 11
    assert count(GOLD, less, "polnear")["scare quotes kept out"] == (1, 1, 1, 1)
    assert count(GOLD, record(TEXT), "polnear")["scare quotes kept out"] == (1, 2, 1, 1)


def test_names_outvote_pronouns():
    text = "Venn spoke. He and he and he left. Olt stayed."
    venn, olt = (at(text, "Venn"), "name"), (at(text, "Olt"), "name")
    he = [(at(text, "He"), "pronoun"), (at(text, "he", 1), "pronoun"), (at(text, "he", 2), "pronoun")]
    wanted = record(text, (), [person(1, "Venn", venn), person(2, "Olt", olt, *he)])
    given = record(text, (), [person(7, "Venn", venn, *he), person(8, "he", he[0])])
    assert match_entities(wanted, given) == {"e7": "e1", "e8": "e2"}


def test_quotes_are_matched_one_to_one_best_first():
    wanted = [quote(TEXT, "that all was lost")]
    given = [quote(TEXT, "all was lost"), quote(TEXT, "that all was lost"), quote(TEXT, "We sign")]
    assert match_quotes(wanted, given) == {0: 1}
    assert match_quotes(wanted, [quote(TEXT, "all was")]) == {}  # 7 of 17 is less than half


@pytest.mark.parametrize(
    ("source", "word"),
    [
        ("Ms Venn, the minister", "Venn"),
        ("the minister", "minister"),
        ("Rabbi Olt", "Olt"),
        ("Ms Venn", "Venn"),
    ],
)
def test_heads(source, word):
    found = head([at(TEXT, source)], TEXT)
    assert found is not None
    assert found.of(TEXT) == word


def test_heads_of_long_sources():
    text = "a spokesman for the office of the mayor"
    found = head([at(text, text)], text)
    assert found is not None
    assert found.of(text) == "spokesman"
    assert head([], text) is None


def test_meetings():
    text = "Venn met Olt and Dahl."
    people = [person(1, "Venn", (at(text, "Venn"), "name")), person(2, "Olt", (at(text, "Olt"), "name"))]
    people.append(person(3, "Dahl", (at(text, "Dahl"), "name")))

    def meeting(*who):
        met = tuple(Participant(f"e{n}", at(text, people[n - 1].name), "participant") for n in who)
        return Meeting("m1", "held", "in_person", at(text, "met"), met, None, None, (), (), 1.0, ("hand",))

    wanted = gold("made", record(text, (), people, [meeting(1, 2, 3)]))
    counts = count(wanted, record(text, (), people, [meeting(1, 2)]), "gold")
    assert counts["meeting participants"] == (2, 2, 2, 3)
    assert counts["meetings exact"] == (0, 1, 0, 1)
    counts = count(wanted, record(text, (), people, [meeting(1, 2, 3)]), "gold")
    assert counts["meetings exact"] == (1, 1, 1, 1)


def test_another_text_is_refused():
    with pytest.raises(ValueError, match="different texts"):
        count(GOLD, record("Another text."), "gold")


def test_counts_add_up():
    summed = of_sets(frozenset({1, 2}), frozenset({2, 3, 4})).plus(Count(1, 1, 1, 1), times=2)
    assert summed == (3, 5, 3, 4)
    assert summed.value("precision") == 60
    assert summed.value("recall") == 75
    assert summed.value("f1") == pytest.approx(2 * 60 * 75 / 135)
    assert Count(0, 0, 0, 3).value("f1") == 0
    assert Count(0, 0, 0, 0).value("f1") is None
    assert Count(1, 1, 1, 1).value("held") is None
    assert total([(rate(1, 2), 3), (rate(0, 1), 2)]) == (3, 8, 3, 8)
    assert total([]) == (0, 0, 0, 0)


def test_the_interval_resamples_documents_and_is_the_same_each_time():
    documents = [{"m": rate(right, 10)} for right in (10, 10, 10, 0)] * 5
    wanted = {"figure": ("m", "recall")}
    told = figures(documents, wanted)["figure"]
    assert told == figures(documents, wanted)["figure"]
    assert told.value == 75
    # 20 documents, share 0.75: the standard error is 9.7, so about 55 to 95
    assert 50 <= told.low <= 60
    assert 90 <= told.high <= 95
    assert figures([{"m": rate(3, 4)}], wanted)["figure"][:3] == (75, 75, 75)
    assert figures([{}], wanted)["figure"][:3] == (None, None, None)


def test_every_published_figure_is_counted():
    for name, wanted in FIGURES.items():
        counts = count(GOLD, gold_record(), name)
        assert {measure for measure, _ in wanted.values()} == set(counts)


def test_polnear_knows_no_quote_inside_a_quote():
    text = "Olt said that Venn believes it rained."
    outer = quote(text, "that Venn believes it rained", "said", "Olt", kind="indirect")
    inner = quote(text, "it rained", "believes", "Venn", number=2, kind="indirect", within="q1")
    of_polnear = count(gold("made", record(text, [outer])), record(text, [outer, inner]), "polnear")
    assert of_polnear["whole attribution"] == (1, 1, 1, 1)
    assert count(gold("made", record(text, [outer])), record(text, [outer, inner]), "gold")[
        "whole attribution"
    ] == (1, 2, 1, 1)
