"""The few lines of plain text that `print(record)` shows."""

from __future__ import annotations

from onrecord.show.cast import Cast
from onrecord.show.printable import printable, shortened
from onrecord.show.wording import EMPTY, counted, counts, words
from onrecord.types import Record

_QUOTES = 5
_MEETINGS = 3
_WIDTH = 100


def summary(record: Record) -> str:
    """Sum a record up in a dozen lines at most: what was read, counts, first meetings and quotes.

    Indented lines are facts; a quote whose speaker the text does not name starts with an em dash.
    The text is safe to print: no control characters, one fact a line.
    """
    article, cast = record.article, Cast(record)
    origin = [part for part in (article.outlet, article.published, article.source.name) if part]
    lines = [
        shortened(printable(article.title or EMPTY), _WIDTH),
        shortened(printable(", ".join(origin)) or EMPTY, _WIDTH),
        counts(record),
    ]
    for meeting in record.meetings[:_MEETINGS]:
        who = [cast.name(participant.entity) or EMPTY for participant in meeting.participants]
        lines.append(_fact(f"{meeting.status}: {', '.join(who) or EMPTY}"))
    lines.extend(_more(len(record.meetings) - _MEETINGS, "meeting"))
    for quote in record.quotes[:_QUOTES]:
        said = words(article.text, quote.content) or quote.text
        lines.append(_fact(f"{cast.name(quote.speaker) or EMPTY}: {said}"))
    lines.extend(_more(len(record.quotes) - _QUOTES, "quote"))
    return "\n".join(lines)


def _fact(line: str) -> str:
    return "  " + shortened(printable(line), _WIDTH)


def _more(number: int, noun: str) -> list[str]:
    return [f"  … and {counted(number, f'more {noun}')}"] if number > 0 else []
