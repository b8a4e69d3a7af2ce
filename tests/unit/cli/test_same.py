from __future__ import annotations

import json
from pathlib import Path

import pytest

from onrecord.names.compare import SAME_FROM, compare
from onrecord.names.context import Named


@pytest.mark.parametrize(
    ("left", "right", "verdict"),
    [
        ("Ottoline Tremblay-Vask", "Ottoline Tremblay-Vask", "same"),
        ("Misha Trubnik", "Mikhail Trubnik", "same"),
        ("Oskar Hallin", "Оскар Халлин", "same"),
        ("Alexandra Trubnik", "Alexander Trubnik", "different"),
        ("Ada Olt Jr.", "Ada Olt Sr.", "different"),
        ("Marta Venn", "Ruth Brandt", "different"),
        ("Ivan Ivanov", "Иван Иванов", "unsure"),
    ],
)
def test_the_verdict_is_the_comparers_and_never_an_error(run, left: str, right: str, verdict: str) -> None:
    code, out, err = run("same", left, right)
    score = compare(Named.of(left), Named.of(right)).score
    assert (code, err) == (0, "")
    assert out.splitlines()[0] == f"{verdict}, {score:.2f}"
    assert out.splitlines()[1:3] == [f"  left         {left}", f"  right        {right}"]


def test_each_point_is_weighed_in_words(run) -> None:
    _, out, _ = run("same", "Misha Trubnik", "Mikhail Trubnik", "--format", "text")
    _, surname, given, rarity = (line.split(maxsplit=1)[1] for line in out.splitlines()[2:])
    assert surname.startswith("changes nothing ")
    assert "times less likely" in given
    assert given.endswith("misha is short for mikhail")
    assert "times likelier" in rarity


def test_a_veto_rules_it_out(run) -> None:
    _, out, _ = run("same", "Alexandra Trubnik", "Alexander Trubnik")
    (line,) = out.splitlines()[3:]
    assert line.split(maxsplit=4)[:4] == ["veto", "rules", "it", "out"]


def test_what_surrounds_the_names_counts(run) -> None:
    names = ("same", "Ivan Ivanov", "Ivan Ivanov", "--format", "json")
    around = []
    for side in ("left", "right"):
        around += [f"--role-{side}", "harbour master of Ostrel", f"--place-{side}", "Ostrel"]
        around += [f"--place-{side}", "Tarn", f"--with-{side}", "Marta Venn", f"--year-{side}", "2031"]
    alone, told = (json.loads(run(*names, *more)[1]) for more in ((), around))
    assert (alone["verdict"], told["verdict"]) == ("unsure", "same")
    assert {point["name"] for point in told["features"]} >= {"roles", "places", "others", "years"}
    apart = json.loads(run(*names, "--year-left", "1931", "--year-right", "2031")[1])
    assert apart["score"] < alone["score"]


def test_json_is_one_line_with_every_point(run) -> None:
    code, out, _ = run("same", "דוד לוי", "David Levy", "--format", "json")
    row = json.loads(out)
    found = compare(Named.of("דוד לוי"), Named.of("David Levy"))
    assert (code, out.count("\n")) == (0, 1)
    assert (row["left"], row["right"], row["verdict"]) == ("דוד לוי", "David Levy", found.verdict)
    assert row["score"] == round(found.score, 4)
    assert [point["words"] for point in row["features"]] == [point.words for point in found.features]
    assert set(row["features"][0]) == {"name", "value", "weight", "words"}


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("Ada Olt",), "The following arguments are required: RIGHT."),
        (("", "Ada Olt"), "Argument LEFT: '' has no letter and is no name."),
        (("Ada Olt", "12 !"), "Argument RIGHT: '12 !' has no letter and is no name."),
        (("Mr", "Ada Olt"), "'Mr' is a title and no name. Write the name with it."),
        (("Ada Olt", "A. Olt", "--year-left", "31"), "Argument --year-left: '31' is no year such as 2031."),
        (("Ada Olt", "A. Olt", "--year-right", "²⁰³¹"), "Argument --year-right: '²⁰³¹' is no year"),
        (("Ada Olt", "A. Olt", "--format", "xml"), "Argument --format: invalid choice: 'xml'"),
    ],
)
def test_bad_input_is_one_sentence(run, words: tuple[str, ...], sentence: str) -> None:
    code, out, err = run("same", *words)
    assert (code, out) == (2, "")
    assert err.startswith(f"onrecord: {sentence}")
    assert err.count("\n") == 1


def test_names_can_not_colour_the_terminal(run) -> None:
    _, out, _ = run("same", "Ada\x1b[31m Olt", "Ada\n Olt\u202e")
    assert not set(out) & {"\x1b", "\u202e"}
    assert len(out.splitlines()) > 3
    assert all(line.startswith("  ") for line in out.splitlines()[1:])


def test_the_page_of_names_says_from_where_two_are_the_same() -> None:
    assert f'"Same" is said from {SAME_FROM}, ' in Path("docs/names.md").read_text(encoding="utf-8")
