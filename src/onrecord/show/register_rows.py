"""The meetings of a register as tables of a page, one a month, each row with the words that tell it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from onrecord.register.entry import Entry
from onrecord.register.people import Person
from onrecord.register.register import Row
from onrecord.show.markup import empty, language, name, web_address, words
from onrecord.show.plot import MONTHS, month_name
from onrecord.show.wording import MODES, counted, sureness
from onrecord.spans import Span

# Code points of a sentence before it is cut around the meeting's own words, and how many stay on each side.
_LONGEST, _AROUND = 420, 200
_UNDATED = "undated"


def tables(
    rows: Iterable[Row], everybody: Mapping[str, Person], elsewhere: Callable[[str], int] = lambda _meeting: 0
) -> Iterator[str]:
    """Yield a section a month, in order; a year without a month, and no date at all, have their own.

    Args:
        rows: the meetings.
        everybody: by their ids those whom somebody here may be.
        elsewhere: says by the id of a meeting how many other articles tell it too.
    """
    groups: dict[str, list[Row]] = {}
    for row in rows:
        groups.setdefault(_group(row), []).append(row)
    shown = frozenset(row.entry.id for group in groups.values() for row in group)
    for key, group in groups.items():
        yield (
            f'<section class="month" id="m{key}" aria-labelledby="m{key}-name">'
            f'<h3 id="m{key}-name">{_heading(key)} <span class="count">{len(group):,}</span></h3>\n'
            f'<table aria-labelledby="m{key}-name"><colgroup><col class="day"><col class="people">'
            '<col class="manner"><col></colgroup><thead class="vh"><tr><th scope="col">Day</th>'
            '<th scope="col">Who</th><th scope="col">How and where</th><th scope="col">The words</th></tr>'
            "</thead>\n<tbody>\n"
        )
        for row in group:
            yield _row(row, everybody, shown, elsewhere(row.entry.id))
        yield "</tbody></table></section>\n"


def _group(row: Row) -> str:
    if row.period is None:
        return _UNDATED
    return row.period.month or f"{row.period.first:%Y}"


def _heading(key: str) -> str:
    if key == _UNDATED:
        return "No date in the text"
    return month_name(key) if "-" in key else f"{key}, no one month said"


def _row(row: Row, everybody: Mapping[str, Person], shown: frozenset[str], others: int) -> str:
    entry = row.entry
    status = "" if entry.status == "held" else f'<span class="status">{entry.status}</span> '
    place = name(entry.place.text) if entry.place else empty()
    about = "; ".join(f"<bdi>{words(topic.text)}</bdi>" for topic in entry.topics)
    return (
        f'<tr id="{_anchor(entry.id)}"><th scope="row">{_day(row)}</th>'
        f'<td class="who"><ul>{"".join(_people(row, everybody))}</ul></td>'
        f'<td class="how">{status}{MODES[entry.mode]}<br><span class="place">{place}</span>'
        f"{f'<p class=about>about {about}</p>' if about else ''}</td>"
        f'<td class="told"><p dir="auto">{_marked(entry)}</p>{_origin(row, shown, others)}</td></tr>\n'
    )


def _day(row: Row) -> str:
    when, days = row.entry.when, row.period
    if when is None:
        published = row.entry.origin.published
        said = (
            f'<br><span class="meta">published <time>{words(published[:10])}</time></span>'
            if published
            else ""
        )
        return empty("the text says no day") + said
    if days is None:
        return f"<bdi>{words(when.words.text)}</bdi>"
    if days.day:
        day = f"{days.first.day} {MONTHS[days.first.month - 1]}"
        return f'<time datetime="{days.first.isoformat()}">{day}</time>'
    return f'<span class="vague">{words(when.value or "")}</span>'


def _people(row: Row, everybody: Mapping[str, Person]) -> Iterator[str]:
    for present, person in zip(row.entry.present, row.people, strict=True):
        role = f' <span class="role">{present.role}</span>' if present.role != "participant" else ""
        printed = present.printed.text
        also = "" if printed == person.name else f' title="here: {words(printed)}"'
        perhaps = [everybody[one].name for one in person.perhaps if one in everybody]
        unsure = (
            f' <span class="role" title="perhaps the same as {words(", ".join(perhaps))}">?</span>'
            if perhaps
            else ""
        )
        yield f"<li{also}>{name(person.name)}{unsure}{role}</li>"


def _origin(row: Row, shown: frozenset[str], others: int) -> str:
    entry, origin = row.entry, row.entry.origin
    label = words(origin.title or origin.source)
    address = web_address(origin.url)
    where = f'<a href="{words(address)}" rel="noreferrer noopener">{label}</a>' if address else label
    parts = [name(origin.outlet)] if origin.outlet else []
    parts.append(f"<bdi{language(None)}>{where}</bdi>")
    if entry.via:
        parts.append(f"according to <bdi>{words(', '.join(entry.via))}</bdi>")
    if others:
        parts.append(f"told by {counted(others, 'other article')} too")
    if row.perhaps:
        likely = (
            f'<a href="#{_anchor(one)}">another</a>' if one in shown else "one left out"
            for one in row.perhaps
        )
        parts.append(f"perhaps told by {counted(len(row.perhaps), 'article')} more: {', '.join(likely)}")
    parts.append(f'<span title="confidence">{sureness(entry.confidence)}</span>')
    return f'<p class="meta">{" · ".join(parts)}</p>'


def _anchor(meeting: str) -> str:
    return meeting.replace(":", "-")


def _marked(entry: Entry) -> str:
    """Write the sentence with the words that report the meeting, and the people in them, marked."""
    told = entry.told
    start, end = _window(entry)

    def words_of(first: int, last: int) -> str:
        return words(told.text[first - told.span.start : last - told.span.start])

    marks = [(entry.trigger.span, "b")] + [(present.printed.span, "i") for present in entry.present]
    html, at = "…" if start > told.span.start else "", start
    for span, tag in sorted(marks, key=lambda mark: (mark[0].start, -mark[0].end)):
        if span.start < at or span.end > end:
            continue  # inside another mark, or in another sentence
        html += f"{words_of(at, span.start)}<{tag}>{words_of(*span)}</{tag}>"
        at = span.end
    return html + words_of(at, end) + ("…" if end < told.span.end else "")


def _window(entry: Entry) -> Span:
    """Return what is shown of the sentence: all of it, or what lies around the trigger."""
    whole, trigger, text = entry.told.span, entry.trigger.span, entry.told.text
    if whole.end - whole.start <= _LONGEST:
        return whole
    first = max(trigger.start - _AROUND, whole.start)
    last = min(trigger.end + _AROUND, whole.end)
    if first > whole.start:
        first = (
            whole.start + max(text.find(" ", first - whole.start, trigger.start - whole.start), 0) or first
        )
    if last < whole.end:
        blank = text.rfind(" ", trigger.end - whole.start, last - whole.start)
        last = whole.start + blank if blank > 0 else last
    return Span(first, last)


def numbers(counts: Mapping[str, int]) -> str:
    """Write meetings a month as a table, a line a year, each number a link to its month."""
    years: dict[str, dict[str, int]] = {}
    for month, count in counts.items():
        years.setdefault(month[:4], {})[month[5:]] = count
    head = "".join(f'<th scope="col"><abbr title="{month}">{month[:3]}</abbr></th>' for month in MONTHS)
    body = "".join(_year(year, of_year) for year, of_year in years.items())
    return (
        '<table class="numbers"><thead><tr><th scope="col">Year</th>'
        f'{head}<th scope="col">All</th></tr></thead><tbody>{body}</tbody></table>'
    )


def _year(year: str, counts: Mapping[str, int]) -> str:
    cells: Sequence[str] = [
        f'<td><a href="#m{year}-{month:02}">{counts[f"{month:02}"]:,}</a></td>'
        if counts.get(f"{month:02}")
        else "<td></td>"
        for month in range(1, 13)
    ]
    return f'<tr><th scope="row">{year}</th>{"".join(cells)}<td>{sum(counts.values()):,}</td></tr>'
