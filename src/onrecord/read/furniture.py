"""What stands around an article and is not its prose: captions, credits, teasers, share buttons.

Each rule is anchored to a whole line or paragraph, or to the end of one, so that
prose that merely speaks of photographs stays prose. `html` leaves out what is
certain; plain text keeps everything and gets a warning.
"""

from __future__ import annotations

import re

from onrecord.spans import Span

# Words that open a credit, in the house styles of agencies and newspapers.
_CREDIT_WORD = (
    r"(?:(?:file\s+)?(?:photo|photograph|picture|image|illustration|graphic|video|foto)s?"
    r"(?:\s+(?:credit|courtesy(?:\s+of)?|by|provided\s+by))?|credits?|courtesy(?:\s+of)?|photographer|handout)"
)
# Ana Kolb/Press office, AP Photo/A. Kolb, Harbour Press via Reuters: capitals, slashes, a few others.
_NAME_WORD = r"[^\W\d_a-z][\w.'’&-]*"
_SMALL = r"(?:via|for|of|and|the|de|van|von)\s+"
_TRADE = r"(?:office|service|agency|pool|handout|archives?|file|staff)\b"
_NAMES = rf"{_NAME_WORD}(?:(?:\s*[/|,]\s*|\s+)(?:(?:{_SMALL})?{_NAME_WORD}|{_TRADE})){{0,9}}"
_CREDIT_BODY = (
    rf"(?:(?i:{_CREDIT_WORD})\s*[:|]\s*(?:©\s*)?{_NAMES}|"
    rf"(?i:photo(?:graph)?|picture|image)\s+by\s+{_NAMES}|©\s*{_NAMES})"
)

_CREDIT_LINE = re.compile(rf"\W*{_CREDIT_BODY}\W*")
# A bare "(Reuters)" says whose report it is, not whose picture.
_PARENTHESIS = (
    r"[(\[]\s*(?:(?:AP|AFP|EPA|Reuters|Getty)[ /]|(?:photo|image|picture|credit|courtesy)\b)"
    r"[^()\[\]\n]{1,100}[)\]]"
)
# Glued or set off, at the end of a line that has other words before it.
_CREDIT_TAIL = re.compile(
    rf"(?:(?<=[.!?”\"’)])|(?<=\s))(?:(?i:{_CREDIT_WORD})\s*:\s*(?:©\s*)?{_NAMES}|(?i:{_PARENTHESIS})|©\s*{_NAMES})"
    r"\s*\.?\s*$"
)
# Glued to the words of the article that follow it on the same line.
_CREDIT_GLUED = re.compile(rf"(?<=[.!?”\"’)])\s?(?i:{_CREDIT_WORD})\s*:\s*(?:©\s*)?{_NAMES}")

_ADVERT = re.compile(
    r"\W*(?:advertisements?|advert|sponsored(?: content)?|paid content|"
    r"(?:story|article) continues (?:below|after)(?: (?:this )?(?:advertisement|ad|advert))?|"
    r"scroll (?:down )?to continue(?: reading)?|"
    r"continue reading(?: below)?|skip (?:past )?(?:advertisement|ad|newsletter promotion|promotion))\W*",
    re.IGNORECASE,
)
_SHARE = re.compile(
    r"\W*(?:share(?: this)?(?: (?:article|story|page|post))?(?: (?:on|via|by|to) \w+(?: \w+)?)?|"
    r"tweet(?: this)?|e-?mail(?: this)?(?: (?:article|story))?|print(?: this)?(?: (?:article|story|page))?|"
    r"copy link|save(?: (?:article|story))?|facebook|twitter|whatsapp|telegram|linkedin|reddit|"
    r"comments?(?: \(?\d+\)?)?|"
    r"follow us(?: on .{1,40})?|sign up(?: (?:for|to) (?:our|the) .{0,60}newsletter.{0,40})?|"
    r"subscribe(?: (?:now|to (?:our|the) .{0,60}))?|listen(?: to this article)?|\d+ min(?:ute)?s? read)\W*",
    re.IGNORECASE,
)
_TEASER = re.compile(
    r"\W*(?:(?:also )?read(?: also| more| next)?|also read|see also|"
    r"related(?: (?:stories|articles|news|content|links?|reading))?|"
    r"more (?:on this(?: (?:story|topic))?|from .{1,40}|stories|news)|recommended(?: for you)?|"
    r"don['’]t miss|you may also (?:like|be interested in)|(?:most|must) read|"
    r"trending(?: now)?|watch(?: also| more)?|"
    r"in case you missed it|read the full (?:story|article|statement)(?: here)?|click here.{0,60}|"
    r"keep reading|editors?['’]?s? picks?)"
    r"\s*(?:[:|–—»>-]\s*\S.{0,250}|\W*)",
    re.IGNORECASE,
)
_BYLINE = re.compile(
    r"(?:By|BY|by|Text:)\s+[^\W\d_a-z][\w.'’-]+"
    r"(?:[ ,&]+(?:(?i:and|in|for|of|the) )?[^\W\d_a-z][\w.'’-]+){0,8}"
)
_STAMP = re.compile(
    r"\W*(?:(?:first |last )?(?:published|updated|modified|posted|created)(?: (?:on|at))?\b\s*:?.{4,60}|"
    r"(?:\w+,? )?\d{1,2}(?:st|nd|rd|th)? \w{3,9},? (?:19|20)\d\d.{0,30}|"
    r"\w{3,9} \d{1,2}, (?:19|20)\d\d.{0,30}|"
    r"\d{4}-\d{2}-\d{2}.{0,30})",
    re.IGNORECASE,
)
_OPENING = ("“", '"', "‘", "'", "«", "„", "»", "‹")
_ENDING = (".", "!", "?", "”", '"', "’", "'", "«", "»", "“")
_LONGEST = 300  # furniture is short; a longer paragraph is never dropped for its words


def is_credit(line: str) -> bool:
    """Say whether the whole line is a photo credit."""
    return len(line) <= _LONGEST and _CREDIT_LINE.fullmatch(line.strip()) is not None


def is_button(line: str) -> bool:
    """Say whether the whole line is a share button, a newsletter box or the word "Advertisement"."""
    line = line.strip()
    return not _is_sentence(line) and bool(_ADVERT.fullmatch(line) or _SHARE.fullmatch(line))


def is_teaser(line: str) -> bool:
    """Say whether the whole line leads to another article ("Read also: …")."""
    line = line.strip()
    lead = re.split(r"[:|–—»>]", line, maxsplit=1)[0]
    return len(line) <= _LONGEST and not _is_sentence(lead) and _TEASER.fullmatch(line) is not None


def is_byline(line: str) -> bool:
    """Say whether the whole line names who wrote the article ("By Ana Kolb in Orlen")."""
    line = line.strip()
    return len(line) <= 100 and _BYLINE.fullmatch(line) is not None


def is_stamp(line: str) -> bool:
    """Say whether the whole line says when the article was published."""
    line = line.strip()
    dated = any(char.isdigit() for char in line)
    return len(line) <= 100 and dated and not _is_sentence(line) and _STAMP.fullmatch(line) is not None


def _is_sentence(line: str) -> bool:
    """Say whether a line is speech or ends like a sentence ("Watch.", "“Share!”"): buttons don't."""
    return len(line) > _LONGEST or line.startswith(_OPENING) or line.endswith(_ENDING)


def credit_tail(line: str) -> Span | None:
    """Return where a credit at the end of a line begins and ends, `None` if there is none.

    "…in the harbour hall.Photo: Press office/Ana Kolb" gives the words from "Photo".
    """
    head = max(0, len(line) - _LONGEST)
    found = _CREDIT_TAIL.search(line[head:])
    return _trimmed(line, found.start() + head, found.end() + head) if found else None


def credit_glued(line: str) -> Span | None:
    """Return a credit glued between a sentence and the words that follow it on the same line."""
    found = _CREDIT_GLUED.search(line[:2_000])
    return _trimmed(line, found.start(), found.end()) if found else None


def _trimmed(line: str, start: int, end: int) -> Span:
    while start < end and line[start].isspace():
        start += 1
    while end > start and line[end - 1].isspace():
        end -= 1
    return Span(start, end)
