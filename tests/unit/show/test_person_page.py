"""A person's page, table, CSV and JSON: what stands where, and what is left out."""

from __future__ import annotations

import csv
import io

from onrecord.register.entry import Entry
from onrecord.register.people import join
from onrecord.register.profile import Profile, profile
from onrecord.register.register import make
from onrecord.register.said import Said
from onrecord.show import person_csv, person_json, person_table
from onrecord.show.person_page import render, title
from tests.unit.register.quoted import quoted, said
from tests.unit.register.told import told
from tests.unit.show.sound import Page, sound
from tests.unit.show.test_show_page import by_id, tree
from tests.unit.show.test_show_page import said as content

VENN, HALLIN, ARI, OLT = "Marta Venn", "Oskar Hallin", "Dov Ben-Ari", "Ada Olt"
MET = [
    told(VENN, HALLIN, ARI, value="2031-04-17", key="a", published="2031-04-18", place="Tarsk"),
    told(HALLIN, VENN, ARI, value="2031-04-17", key="b", published="2031-04-19"),
    told(VENN, OLT, value="2031-05-02", key="c", published="2031-04-20", status="planned", mode="phone"),
]
SAID = [
    said(VENN, "Nobody has left the table.", key="d", published="2031-04-18", office="Foreign Minister"),
    said(VENN, "Nobody has left", key="e", published="2031-04-19", outlet="Gazette of Tarsk"),
    said(HALLIN, "Sail, then.", to=VENN, key="f", published=None, via=("her office",)),
]
SAME = {MET[0].id: "e1", MET[1].id: "e1", SAID[0].id: "s1", SAID[1].id: "s1"}


def found(
    entries: list[Entry], quotes: list[Said], *names: str, same: dict[str, str] | None = None
) -> Profile:
    people = join(entries, quotes)
    ids = frozenset(person.id for person in people.people if person.name in (names or (VENN,)))
    return profile(ids, make(entries, people=people).rows, quotes, people, same or {})


def page(made: Profile) -> tuple[Page, object]:
    html = "".join(render(made))
    return sound(html), tree(html)


def sections(reader: Page) -> list[str]:
    return [attributes["id"] for tag, attributes in reader.tags if tag == "h2" and "id" in attributes]  # type: ignore[misc]


def test_everything_in_its_order() -> None:
    reader, document = page(found(MET, SAID, same=SAME))
    expected = ["by-month", "forms", "offices", "by-person", "said-name", "told-name", "all"]
    assert sections(reader) == expected
    assert content(by_id(document, "said")).startswith("Said 1")
    assert "2 meetings" in content(by_id(document, "shown"))
    summary = reader.with_class("found")
    assert summary


def test_what_other_articles_give_is_said_beside_it() -> None:
    _, document = page(found(MET, SAID, same=SAME))
    assert "given by 1 other article too" in content(by_id(document, "said"))
    met = content(by_id(document, "meetings"))
    assert "told by 1 other article too" in met
    assert "perhaps" not in met  # it is known


def test_without_meetings_there_is_no_search_box_and_no_script() -> None:
    reader, document = page(found([], SAID))
    assert document.xpath("//script") == []  # type: ignore[attr-defined]
    assert document.xpath("//input") == []  # type: ignore[attr-defined]
    assert "script-src" not in next(one["content"] for tag, one in reader.tags if "http-equiv" in one)  # type: ignore[operator]


def test_the_first_link_skips_to_the_first_quotes_there_are() -> None:
    def skips(made: Profile) -> list[str | None]:
        return [one["href"] for one in page(made)[0].with_class("skip")]

    assert skips(found(MET, SAID)) == ["#said"]
    assert skips(found(MET, SAID[2:])) == ["#told"]
    assert skips(found(MET, [])) == []


def test_bars_have_the_colour_of_whom_they_met() -> None:
    reader, _ = page(found(MET, [], same=SAME))
    assert len(reader.with_class("host1")) == 2
    assert reader.with_class("host0") == reader.with_class("legend") == []
    reader, _ = page(found(MET, [], VENN, OLT, same=SAME))
    assert len(reader.with_class("legend")) == 1
    assert title(found(MET, [], VENN, OLT)) == "Ada Olt, Marta Venn"


def test_a_graph_needs_three() -> None:
    assert "who-whom" not in sections(page(found(MET, []))[0])
    more = told(VENN, HALLIN, ARI, OLT, value="2031-06-01", key="g")
    assert "who-whom" in sections(page(found([*MET, more], []))[0])


def test_the_words_around_a_quote() -> None:
    one, text = quoted(VENN, "We sail", "at dawn", before="It was dark. ")
    html = "".join(render(found([], [one]), lambda origin: text if origin == one.origin else None))
    assert '<span class="around">It was dark. </span>' in html
    assert "<mark>We sail</mark>” and: “<mark>at dawn</mark>”." in html
    assert "<i>Marta Venn</i> <b>said</b>" in html


def test_nobody() -> None:
    reader, document = page(found([], []))
    assert title(found([], [])) == "Nobody"
    assert content(document.xpath("//p[@class='found']")[0]).startswith("0 quotes, 0 meetings with 0 people")  # type: ignore[attr-defined]
    assert sections(reader) == []


def test_as_rows() -> None:
    stream = io.StringIO(newline="")
    person_csv.write(found(MET, SAID, same=SAME), stream)
    rows = list(csv.DictReader(io.StringIO(stream.getvalue().removeprefix("\ufeff"), newline="")))
    assert [(row["what"], row["day"], row["others"], row["status"]) for row in rows] == [
        ("said", "2031-04-18", "1", ""),
        ("told", "", "0", ""),
        ("met", "2031-04-17", "1", "held"),
        ("not_met", "2031-05-02", "0", "planned"),
    ]
    assert rows[2]["who"] == "Marta Venn; Oskar Hallin; Dov Ben-Ari"
    assert rows[0]["text"] == "Nobody has left the table."


def test_as_an_object() -> None:
    made = person_json.person(found(MET, SAID, same=SAME))
    assert made["said"][0]["others"] == [SAID[1].id]
    assert made["met"][0]["others"] == [MET[1].id]
    assert made["not_met"][0]["others"] == []
    assert [one["name"] for one in made["beside"]] == [ARI, HALLIN]
    assert len(made["articles"]) == 6


def test_as_a_table() -> None:
    printed = io.StringIO()
    many = [said(VENN, f"Thing {at} is so.", key=f"m{at}", published="2031-06-01") for at in range(15)]
    person_table.render(found(MET, [*SAID, *many], same=SAME), printed)
    out = printed.getvalue()
    assert out.startswith("Marta Venn\n")
    assert "and 1 more" in " ".join(out.split())
    assert "… and 4 more: --full prints all." in out
    assert "Thing 14" not in out
    person_table.render(found(MET, many), printed := io.StringIO(), full=True)
    assert "Thing 14" in printed.getvalue()
