"""The page of a person: names, a timeline, offices, whom they met, what they said, who spoke of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.register.counts import HOSTS, by_host
from onrecord.register.profile import Printed, Profile
from onrecord.register.register import Row
from onrecord.register.said import Said
from onrecord.register.ties import circle
from onrecord.show import graph_plot
from onrecord.show.document import document
from onrecord.show.markup import empty, name, words
from onrecord.show.register_plots import MOST, counterparts_plot
from onrecord.show.register_rows import tables
from onrecord.show.said_rows import Text, items
from onrecord.show.timeline_plot import timeline_plot
from onrecord.show.wording import counted

_NO_DAY = "no day is known"


def render(found: Profile, text: Text = lambda _origin: None) -> Iterator[str]:
    """Yield the page piece by piece, to be stored as UTF-8. Every text in it is escaped.

    Args:
        found: the person.
        text: gives an article's text, for the words around a quote.
    """
    # The script is the search box's; without meetings there is none.
    script = "register.js" if found.met or found.unmet else None
    return document(title(found), _body(found, text), style="register.css", script=script)


def title(found: Profile) -> str:
    """Return whom it is about, in one line."""
    return ", ".join(person.name for person in found.people) or "Nobody"


def _body(found: Profile, text: Text) -> Iterator[str]:
    quotes = (
        ("said", "Said", found.said),
        ("told", "Was told", found.told),
        ("about", "Spoken of", found.about),
    )
    shown = [one for one in quotes if one[2]]
    if shown:
        yield f'<a class="skip" href="#{shown[0][0]}">Skip to the quotes</a>\n'
    yield "<main>\n"
    heading = ", ".join(name(person.name) for person in found.people)
    yield f'<header class="masthead"><h1>{heading}</h1>{_summary(found)}</header>\n'
    yield _timeline(found)
    yield printed("forms", "Printed as", found.forms)
    yield printed("offices", "Titles and offices, over time", found.offices)
    yield _beside(found)
    for key, heading, said in shown:
        yield from _section(key, heading, said, items(said, text, found.elsewhere))
    rows = sorted((*found.met, *found.unmet), key=lambda row: row.starts)
    if rows:
        yield _met(rows)
        everybody = {person.id: person for row in rows for person in row.people}
        yield from tables(rows, everybody, found.elsewhere)
        yield "</section>\n"
    yield f"{colophon()}</main>\n"


def _section(key: str, heading: str, quotes: Sequence[Said], shown: Iterator[str]) -> Iterator[str]:
    """Yield a section of quotes."""
    yield (
        f'<section id="{key}" aria-labelledby="{key}-name"><h2 id="{key}-name">{heading} '
        f'<span class="count">{len(quotes):,}</span></h2>\n<ol class="quotes">\n'
    )
    yield from shown
    yield "</ol></section>\n"


def _summary(found: Profile) -> str:
    days = sorted(day for form in found.forms for day in (form.first, form.last) if day)
    when = f", from {days[0]} to {days[-1]}" if days else ""
    told = (
        f"{counted(len(found.said), 'quote')}, {counted(len(found.met), 'meeting')} with "
        f"{counted(len(found.beside), 'person', 'people')}, spoken of "
        f"{counted(len(found.about), 'time')}, in {counted(len(found.origins), 'article')}{words(when)}."
    )
    return f'<p class="found">{told}</p>'


def _timeline(found: Profile) -> str:
    picture = timeline_plot(found)
    if not picture:
        return ""
    return (
        '<section class="figure" aria-labelledby="by-month"><h2 id="by-month">Month by month</h2>'
        f"{picture}<p class=note>Meetings by the day the text says, quotes by the day of the article.</p>"
        "</section>\n"
    )


def printed(key: str, heading: str, forms: Sequence[Printed]) -> str:
    """Write words and in how many articles, from when to when; "" where there are none."""
    rows = "".join(
        f'<tr><th scope="row"><bdi>{words(form.words)}</bdi></th><td>{form.articles:,}</td>'
        f"<td>{_day(form.first)}</td><td>{_day(form.last)}</td></tr>"
        for form in forms
    )
    if not rows:
        return ""
    return (
        f'<section class="people" aria-labelledby="{key}"><h2 id="{key}">{heading}</h2>'
        '<table><thead><tr><th scope="col">Words</th><th scope="col">Articles</th>'
        '<th scope="col">First</th><th scope="col">Last</th></tr></thead>'
        f"<tbody>{rows}</tbody></table></section>\n"
    )


def _day(day: str | None) -> str:
    return f"<time>{words(day)}</time>" if day else empty(_NO_DAY)


def _beside(found: Profile) -> str:
    if not found.beside:
        return ""
    hosts = found.people[:HOSTS]
    legend = "".join(f'<li class="host{at}">{name(host.name)}</li>' for at, host in enumerate(hosts, 1))
    picture = counterparts_plot(found.beside, hosts, by_host(found.gathered, [host.id for host in hosts]))
    html = (
        '<section class="figure" aria-labelledby="by-person"><h2 id="by-person">Met most often</h2>'
        f"{f'<ul class=legend>{legend}</ul>' if len(hosts) > 1 else ''}{picture}</section>\n"
    )
    shown = found.beside[: graph_plot.MOST]
    drawn = circle(found.gathered, shown)
    if len(drawn.people) > 2:
        html += (
            '<section class="figure" aria-labelledby="who-whom"><h2 id="who-whom">Who sat there together</h2>'
            f"{graph_plot.graph_plot(drawn.people, drawn.ties)}<p class=note>A line is one meeting or "
            "more, of those below, that both were at; whoever sat there with no other of them is left out."
            "</p></section>\n"
        )
    left = len(found.beside) - MOST
    return html + (f'<p class="note">{counted(left, "person", "people")} more below.</p>' if left > 0 else "")


def _met(rows: Sequence[Row]) -> str:
    return (
        '<section id="meetings" aria-labelledby="all"><h2 id="all">Met, and to meet</h2>'
        '<p class="search"><label for="find">Find</label> <input id="find" type="search" autocomplete="off" '
        'placeholder="a name, a place, a year, any words" spellcheck="false"> '
        f'<output for="find" id="shown">{counted(len(rows), "meeting")}</output></p>\n'
    )


def colophon() -> str:
    """Write what the page shows and what its signs mean."""
    return (
        '<footer class="colophon"><p>Each quote stands in the words of its article: what was said is marked, '
        "who said it is in italics, the reporting word underlined. A dash means that the text does not say. "
        "The number says how often facts like this one are right; behind it stand the article’s mark, the "
        "quote’s number and its place, in code points of the text. People of different articles are one "
        "person only where names, offices and dates leave little doubt.</p></footer>\n"
    )
