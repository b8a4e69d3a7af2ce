"""The page of a register: two plots, who takes part most, and every meeting with its words.

One HTML file that needs nothing but itself. It reads and links without scripts; with them a search box hides
the rows that do not fit. Months far from the window are not laid out (`content-visibility`), so that ten
thousand rows stay quick.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.register.counts import HOSTS, Share, by_host
from onrecord.register.ties import circle
from onrecord.show import graph_plot
from onrecord.show.document import document
from onrecord.show.markup import empty, name, words
from onrecord.show.register_plots import MOST, counterparts_plot, months_plot
from onrecord.show.register_rows import numbers, tables
from onrecord.show.register_view import View
from onrecord.show.wording import counted

# So many people are in the table; the others are in the rows.
_PEOPLE = 100
_HEADING = "Who met whom"


def render(view: View) -> Iterator[str]:
    """Yield the page piece by piece, to be stored as UTF-8. Every text in it is escaped."""
    return document(_HEADING, _body(view), style="register.css", script="register.js")


def _body(view: View) -> Iterator[str]:
    yield '<a class="skip" href="#meetings">Skip to the meetings</a>\n<main>\n'
    yield f'<header class="masthead"><h1>{_title(view)}</h1>{_summary(view)}</header>\n'
    if view.rows:
        yield _months(view)
        yield _counterparts(view)
        yield _graph(view)
        yield _people(view)
    yield _meetings_head(view)
    yield from tables(view.rows, view.everybody)
    yield f"</section>\n{_colophon()}</main>\n"


def _title(view: View) -> str:
    asked = sorted(view.everybody[one].name for one in view.asked)
    return f"{_HEADING}: {', '.join(map(name, asked))}" if asked else _HEADING


def _summary(view: View) -> str:
    days = [row.period for row in view.rows if row.period]
    when = f", from {min(d.first for d in days)} to {max(d.last for d in days)}" if days else ""
    told = (
        f"{counted(len(view.rows), 'meeting')} with {counted(len(view.shares), 'person', 'people')}, told in "
        f"{counted(view.articles, 'article')}{when}."
    )
    return f'<p class="found">{told}</p>'


def _months(view: View) -> str:
    undated = view.months.undated
    left = f" {counted(undated, 'meeting')} whose month the text does not say left out." if undated else ""
    note = f"A meeting that two articles tell counts twice; {_doubles(view)} perhaps such.{left}"
    return (
        '<section class="figure" aria-labelledby="by-month"><h2 id="by-month">Meetings a month</h2>'
        f"{months_plot(view.months)}"
        f'<p class="note">{note}</p>'
        f"<details><summary>The numbers</summary>{numbers(view.months.counts)}</details></section>\n"
    )


def _doubles(view: View) -> str:
    doubles = sum(bool(row.perhaps) for row in view.rows)
    return f"{doubles:,} {'is' if doubles == 1 else 'are'}" if doubles else "none is"


def _counterparts(view: View) -> str:
    hosts = [share.person for share in view.hosts[:HOSTS]]
    pieces = by_host(view.rows, [host.id for host in hosts])
    shown = view.counterparts[:MOST]
    legend = "".join(
        f'<li class="host{number}">with {name(host.name)}</li>' for number, host in enumerate(hosts, 1)
    )
    if hosts and any(pieces[share.person.id][-1] for share in shown):
        legend += '<li class="host0">none of them named</li>'
    told = ""
    if not view.asked and view.hosts:
        told = f"Left out, because so many meetings are theirs: {_named(view.hosts)}."
    if view.unsure:
        told += f" Left out too, because they may be {_or(view.hosts)}: {_named(view.unsure)}."
    if any(share.person.perhaps for share in shown):
        told += " A question mark: somebody else of this register may be the same person."
    return (
        '<section class="figure" aria-labelledby="by-person">'
        f'<h2 id="by-person">The {counted(len(shown), "most frequent counterpart")}</h2>'
        f"{f'<ul class=legend>{legend}</ul>' if legend.count('<li') > 1 else ''}"
        f"{counterparts_plot(shown, hosts, pieces)}{f'<p class=note>{told}</p>' if told else ''}</section>\n"
    )


def _graph(view: View) -> str:
    shown = circle(view.rows, view.shares[: graph_plot.MOST])
    if len(shown.people) < 3:
        return ""
    left = len(view.shares) - len(shown.people)
    told = (
        f" {counted(left, 'person', 'people')} who met less often, or none of these, left out."
        if left
        else ""
    )
    hosts = [share.person.id for share in view.hosts[:HOSTS]]
    return (
        '<section class="figure" aria-labelledby="who-whom"><h2 id="who-whom">Who met whom</h2>'
        f"{graph_plot.graph_plot(shown.people, shown.ties, hosts)}"
        f'<p class="note">A line is one meeting or more that both were at, conferences of more than a dozen '
        f"people aside.{told}</p></section>\n"
    )


def _named(shares: Sequence[Share]) -> str:
    return ", ".join(f"{name(share.person.name)} ({share.meetings:,})" for share in shares)


def _or(shares: Sequence[Share]) -> str:
    return " or ".join(name(share.person.name) for share in shares)


def _people(view: View) -> str:
    rows = "".join(_person(share, view) for share in view.shares[:_PEOPLE])
    left = len(view.shares) - _PEOPLE
    more = (
        f'<p class="note">{counted(left, "person", "people")} more in the rows below.</p>' if left > 0 else ""
    )
    return (
        "<details class=people><summary>People, in how many meetings and most often with whom</summary>"
        '<table><thead><tr><th scope="col">Name</th><th scope="col">Meetings</th>'
        '<th scope="col">Most often with</th><th scope="col">Also printed as</th>'
        f'<th scope="col">Perhaps the same as</th></tr></thead><tbody>{rows}</tbody></table>{more}'
        "</details>\n"
    )


def _person(share: Share, view: View) -> str:
    person = share.person
    beside = ", ".join(f"{name(other.name)} {number:,}" for other, number in share.beside)
    others = ", ".join(name(form) for form in person.names if form != person.name)
    perhaps = ", ".join(name(view.everybody[one].name) for one in person.perhaps if one in view.everybody)
    return (
        f'<tr><th scope="row"><a href="#meetings" data-find="{words(person.name)}">{name(person.name)}</a>'
        f"</th><td>{share.meetings:,}</td><td>{beside or empty('with nobody else named')}</td>"
        f"<td>{others or empty('no other form')}</td><td>{perhaps or empty('nobody')}</td></tr>"
    )


def _meetings_head(view: View) -> str:
    nothing = "" if view.rows else '<p class="note">No meeting is told.</p>'
    return (
        '<section id="meetings" aria-labelledby="all"><h2 id="all">Every meeting</h2>'
        '<p class="search"><label for="find">Find</label> <input id="find" type="search" autocomplete="off" '
        'placeholder="a name, a place, a year, any words" spellcheck="false"> '
        f'<output for="find" id="shown">{counted(len(view.rows), "meeting")}</output></p>{nothing}\n'
    )


def _colophon() -> str:
    return (
        '<footer class="colophon"><p>Each row is a meeting as one article tells it; the words are the '
        "article’s own, those that report the meeting and name the people in it are marked. A dash means "
        "that the text does not say. The number behind the source says how often meetings like this one are "
        "right. People of different articles are one person only where names, offices and dates leave little "
        "doubt; a question mark after a name says that somebody else here may be the same.</p></footer>\n"
    )
