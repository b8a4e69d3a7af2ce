"""The errors browser: each error once, in its class, shown in place."""

from __future__ import annotations

from made_records import answering, at, gold, made_set, person, quote, record

from benchmarks import errors
from benchmarks.errors import direct_errors, role_errors, scare_errors, shown, speaker_errors

TEXT = "“We sign,” said Venn. Olt told us that all was lost. The “peace train” left; “the end” came."


def wanted(**more):
    quotes = [
        quote(TEXT, "We sign", "said", "Venn", speaker="e1"),
        quote(TEXT, "that all was lost", "told", "Olt", number=2, kind="indirect"),
        quote(TEXT, "the end", number=3),
    ]
    return gold("made", record(TEXT, quotes, [person(1, "Venn", (at(TEXT, "Venn"), "name"))]), **more)


PREDICTED = record(
    TEXT,
    [
        quote(TEXT, "“We sign,”", "said", "Venn", by=("rule:a",), speaker="e2"),
        quote(TEXT, "all was lost", "told", "Olt", number=2, by=("rule:b",), speaker="e1"),
        quote(TEXT, "peace train", number=3, by=("rule:c",)),
    ],
    [person(1, "Venn", (at(TEXT, "Venn"), "name")), person(2, "Olt", (at(TEXT, "Olt"), "name"))],
)


def test_each_error_of_a_role_once():
    errors = list(role_errors(wanted(), PREDICTED, "content"))
    assert [(error.kind, error.label) for error in errors] == [
        ("wrong-span", "rule:b"),
        ("missed", "direct: no cue"),
        ("spurious", "rule:c"),
    ]
    assert list(role_errors(wanted(), PREDICTED, "cue")) == []


def test_direct_pieces():
    errors = list(direct_errors(wanted(), PREDICTED, "gold"))
    assert [(error.kind, error.label) for error in errors] == [
        ("spurious", "rule:b"),  # an indirect quote told to be direct
        ("spurious", "rule:c"),
        ("missed", "direct: no cue"),
    ]
    errors = list(direct_errors(wanted(), PREDICTED, "polnear"))
    assert [(error.kind, error.label) for error in errors] == [
        ("spurious", "rule:c"),
        ("missed", "direct: no cue"),
    ]


def test_speakers():
    errors = list(speaker_errors(wanted(), PREDICTED))
    assert [(error.kind, error.label, error.note) for error in errors] == [
        ("spurious", "rule:a", "'Venn', predicted 'Olt'"),
        ("spurious", "rule:b", "'nobody', predicted 'Venn'"),
        ("missed", "direct: not found", "nobody"),
    ]


def test_scare_quotes_taken_for_quotes():
    (error,) = scare_errors(wanted(scare=[at(TEXT, "peace train")]), PREDICTED)
    assert (error.kind, error.label) == ("spurious", "rule:c")


def test_shown_in_place():
    error = next(iter(role_errors(wanted(), PREDICTED, "content")))
    assert "told us [[that {{all was lost}}]]." in shown(error, TEXT)


def test_classes_of_whole_attributions_from_the_command(monkeypatch):
    monkeypatch.setattr(errors, "gold_set", lambda: made_set(wanted()))
    monkeypatch.setattr(errors, "own_pipeline", lambda _model: answering(PREDICTED))
    said = []
    assert errors.main(["--classes", "--worst", "1", "--class", "left end"], said.append) == 0
    told = "\n".join(said)
    assert "2 of 3 attributions wrong or missed, 1 spurious" in told
    assert "1.00  3 / 3  made" in told
    assert "wrong-span content boundary: left end too late" in said[-1]
    assert "told us [[that {{all was lost}}]]." in said[-1]
    assert errors.main(["--classes", "--class", "left end", "--counts"], said.append) == 0
    assert "[[" not in said[-1]
    assert errors.main(["--classes", "--document", "other"], said.append) == 0
    assert "0 of 0 attributions wrong or missed, 0 spurious" in "\n".join(said)
