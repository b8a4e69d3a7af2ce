"""The page of what was joined across articles: each pair, the reasons for and against, how to undo it."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Sequence

from onrecord.register.joins import Feature, Join, Subject
from onrecord.show.document import document
from onrecord.show.joins_view import Joined, Meant
from onrecord.show.markup import name, web_address, words
from onrecord.show.printable import shortened
from onrecord.show.wording import counted, sureness

_HEADINGS: dict[Subject, tuple[str, str]] = {
    "person": ("People", "name"),
    "meeting": ("Meetings", "telling"),
    "quote": ("Quotes", "quote"),
    "copy": ("Copies of an article", "article"),
}
# So many pairs of a sort are on the page; `--format json` has all. Code points of a quote or telling.
_MOST, _LONGEST = 500, 420


def render(found: Joined) -> Iterator[str]:
    """Yield the page piece by piece, to be stored as UTF-8. Every text in it is escaped."""
    return document("What was joined", _body(found), style="register.css")


def _body(found: Joined) -> Iterator[str]:
    joined = sum(one.verdict.value == "same" for one in found.pairs)
    nearly = sum(one.verdict.value == "unsure" for one in found.pairs)
    yield (
        '<main class="narrow">\n<header class="masthead"><h1>What was joined, and why</h1><p class="found">'
        f"{counted(joined, 'pair')} joined, {nearly:,} nearly; policy {words(found.policy)}. Nothing is "
        "overwritten: every join can be taken back.</p></header>\n"
    )
    for subject, (heading, _) in _HEADINGS.items():
        yield f'<section aria-labelledby="{subject}"><h2 id="{subject}">{heading}</h2>\n'
        yield from _pairs(found, subject, "same", "Joined, the least sure first")
        yield from _pairs(found, subject, "unsure", "Nearly joined, and left apart, the surest first")
        yield "</section>\n"
    yield (
        '<footer class="colophon"><p>The number is how likely the two are one. Points for and against are '
        "log odds: 0.7 is twice as likely, 2.3 ten times. A judgement is kept for ever, with who decided and "
        "when; the next <code>onrecord merge</code> goes by it.</p></footer>\n</main>\n"
    )


def _pairs(found: Joined, subject: Subject, verdict: str, heading: str) -> Iterator[str]:
    pairs = found.of(subject, verdict)
    if not pairs:
        yield f'<p class="note">{heading}: none.</p>\n'
        return
    yield f'<h3>{heading} <span class="count">{len(pairs):,}</span></h3>\n<ol class="joins {verdict}">\n'
    for one in pairs[:_MOST]:
        yield _pair(one, found)
    yield "</ol>\n"
    if len(pairs) > _MOST:
        more = counted(len(pairs) - _MOST, "pair")
        yield f'<p class="note">{more} more: onrecord merge --format json has all.</p>\n'


def _pair(one: Join, found: Joined) -> str:
    sides = "".join(
        f"<li>{_side(ref, one.subject, found.meant.get(ref))}</li>" for ref in (one.left, one.right)
    )
    against = "different" if one.verdict.value == "same" else "same"
    return (
        f'<li class="join"><ul class="sides">{sides}</ul>'
        f'<p class="why"><span class="score" title="how likely the two are one">{sureness(one.score)}</span> '
        f"{_why(one.why)}</p>"
        f'<p class="undo"><code>{words(_command(one, against))}</code></p></li>\n'
    )


def _side(ref: str, subject: Subject, meant: Meant | None) -> str:
    if meant is None:
        address = web_address(ref) if subject == "copy" else None
        return (
            f'<a href="{words(address)}" rel="noreferrer noopener">{words(ref)}</a>' if address else name(ref)
        )
    origin = meant.origin
    address = web_address(origin.url)
    label = words(origin.title or origin.source)
    where = f'<a href="{words(address)}" rel="noreferrer noopener">{label}</a>' if address else label
    parts = [", ".join(map(name, meant.who))] if meant.who else []
    parts += [name(origin.outlet)] if origin.outlet else []
    parts += [f"<time>{words(origin.published[:10])}</time>"] if origin.published else []
    parts.append(f"<bdi>{where}</bdi>")
    return (
        f'<span dir="auto">{words(shortened(meant.words, _LONGEST))}</span> '
        f'<span class="meta">{" · ".join(parts)}</span>'
    )


def _why(points: Sequence[Feature]) -> str:
    return "; ".join(_point(point) for point in points)


def _point(point: Feature) -> str:
    weight = round(point.weight, 1) or 0.0  # no -0.0
    told = f"{weight:+.1f}".replace("-", "−")
    return f'<span class="{"against" if weight < 0 else "for"}">{words(point.words)} {told}</span>'


def _command(one: Join, verdict: str) -> str:
    """Return the command that says otherwise, quoted for a shell."""
    told = ["onrecord", "judge", verdict, one.left, one.right, "--subject", one.subject, "--by", "YOU"]
    return shlex.join(told)
