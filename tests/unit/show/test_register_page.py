"""The page of a register: its parts, its numbers, and that nothing of an article becomes markup."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest

from onrecord.register.register import make
from onrecord.show.register_page import render
from onrecord.show.register_plots import drawn, months_plot
from onrecord.show.register_view import View
from tests.unit.register.told import told


def page(*entries, asked=frozenset(), articles: int = 9) -> str:
    register = make(entries)
    return "".join(render(View(register.rows, articles, asked, register.people)))


def text(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<(style|script)>.*?</\1>|<[^>]*>", " ", html, flags=re.DOTALL))


VENN, STRAND = "Marta Venn", "Eliav Strand"


def test_a_row_has_its_words_marked_and_a_link() -> None:
    made = page(told(VENN, STRAND, value="2031-04-17", place="the old customs house"))
    assert "<i>Marta Venn</i> <b>met</b> <i>Eliav Strand</i> in the old customs house" in made
    assert '<a href="https://ledger.example/talks" rel="noreferrer noopener">Talks of Marta Venn</a>' in made
    assert '<time datetime="2031-04-17">17 April</time>' in made
    assert 'id="m2031-04"' in made
    assert "1 meeting with 2 people, told in 9 articles, from 2031-04-17 to 2031-04-17." in text(made)


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "file:///etc/passwd", "ledger.example", None, "http://"]
)
def test_only_addresses_of_the_web_are_links(url: str | None) -> None:
    made = page(told(VENN, STRAND, url=url))
    assert "javascript" not in made
    assert "noopener" not in made


def test_months_and_what_has_none() -> None:
    made = page(
        told(VENN, STRAND, value="2031-04-17", key="a"),
        told(VENN, STRAND, value="2031-04", key="b"),
        told(VENN, STRAND, value="2031", key="c"),
        told(VENN, STRAND, key="d", published="2031-05-02"),
    )
    assert re.findall(r'<section class="month" id="m([^"]*)"', made) == ["2031", "2031-04", "undated"]
    assert "April 2031: 2 meetings" in made
    assert "2 meetings whose month the text does not say left out" in text(made)
    assert "published 2031-05-02" in text(made).replace("  ", " ")
    assert '<a href="#m2031-04">2</a>' in made


def test_the_plot_of_counterparts_leaves_the_host_out() -> None:
    entries = [
        told(VENN, f"{name} Olt", key=name) for name in ("Ada", "Otto", "Ines", "Karl", "Ruth", "Hugo")
    ]
    made = page(*entries, told("Ada Olt", STRAND, key="x"))
    plot = made[made.index("counterparts-title") :]
    plot = plot[: plot.index("</svg>")]
    assert 'data-find="Ada Olt"' in plot
    assert "Ada Olt: 2 meetings: 1 with Marta Venn" in plot
    assert 'data-find="Marta Venn"' not in plot
    assert "Left out, because so many meetings are theirs: Marta Venn (6)" in text(made)


def test_of_those_asked_for_the_counterparts_are_drawn() -> None:
    venn = make([told(VENN, STRAND)]).rows[0].people[0].id
    made = page(told(VENN, STRAND), asked=frozenset({venn}))
    assert "Who met whom: Marta Venn" in text(made)
    assert "Eliav Strand: 1 meeting: 1 with Marta Venn" in made


def test_doubles_and_doubts_are_said() -> None:
    offices = {"Venn": "Secretary", VENN: "Secretary of State"}
    made = page(
        told(VENN, STRAND, value="2031-04-17", key="a", offices=offices),
        told(VENN, STRAND, value="2031-04-17", key="b", offices=offices),
        told("Venn", "Ada Olt", key="c", offices=offices),
    )
    assert "2 are perhaps such" in text(made)
    assert "perhaps told by 1 article more" in text(made)
    assert 'title="perhaps the same as Marta Venn">?</span>' in made


def test_a_long_sentence_is_cut_around_the_meeting() -> None:
    entry = told(VENN, STRAND, *[f"Guest Olt{number}" for number in range(60)])
    made = page(entry)
    assert "<b>met</b>" in made
    assert "…</p>" in made
    assert "Olt59" in made  # among the people


def test_an_empty_register_is_a_page() -> None:
    made = page()
    assert "No meeting is told." in made
    assert "<svg" not in made


class Checked(HTMLParser):
    """Keeps the names of elements and attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.add(tag)
        self.seen.update(f"@{name}" for name, _ in attrs)


def elements(html: str) -> set[str]:
    checked = Checked()
    checked.feed(html)
    return checked.seen


EVIL = '"><img src=x onerror=alert(1)><script>alert(1)</script><a href="javascript:x">\u202e\x1b[31m'


def test_nothing_of_an_article_becomes_markup() -> None:
    plain = page(
        told(VENN, STRAND, value="2031-04-17", place="here", status="planned", via=("Olt",)),
        told("Olt", "Venn", key="b"),
        told("Olt", "Venn", key="c"),
    )
    evil = page(
        told(
            f"Venn{EVIL}",
            f"Strand{EVIL}",
            value="2031-04-17",
            place=EVIL,
            title=EVIL,
            outlet=EVIL,
            source=EVIL,
            published=EVIL,
            via=(EVIL,),
            status="planned",
        ),
        told(f"Olt{EVIL}", f"Sarn{EVIL}", key="b", url=EVIL),
    )
    assert elements(evil) - {"@title"} <= elements(plain) | {"@title", "@href", "@role", "@aria-label"}
    assert "\u202e" not in evil
    assert "\x1b" not in evil
    assert evil.count("<script>") == 1


# Plots


def test_one_memory_of_long_ago_does_not_press_the_plot() -> None:
    counts = {f"{year}-{month:02}": 0 for year in range(1972, 2032) for month in range(1, 13)}
    counts["1972-01"] = 1
    counts |= {f"2031-{month:02}": 5 for month in range(1, 13)}
    assert list(drawn(counts)) == [f"2031-{month:02}" for month in range(1, 13)]
    counts["1972-01"] = 40
    assert drawn(counts) == counts


def test_what_is_not_drawn_is_said() -> None:
    from onrecord.register.counts import Months

    counts = {f"{year}-{month:02}": 0 for year in range(2000, 2032) for month in range(1, 13)}
    counts["2000-01"] = 1
    counts |= {f"2031-{month:02}": 5 for month in range(1, 13)}
    assert "1 meeting long before or after is not drawn" in months_plot(Months(counts, 0))


@pytest.mark.parametrize("counts", [{}, {"2031-04": 1}, {"2031-04": 3, "2031-05": 0, "2031-06": 2}])
def test_few_months_are_all_drawn(counts: dict[str, int]) -> None:
    from onrecord.register.counts import Months

    assert drawn(counts) == counts
    assert months_plot(Months(counts, 0)).count("<rect") == sum(map(bool, counts.values()))
