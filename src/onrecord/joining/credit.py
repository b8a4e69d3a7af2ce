"""Whom an article credits: "(Meridian)" behind a dateline, at the end, "Meridian reports", a byline."""

from __future__ import annotations

import re
from functools import lru_cache

# What names of outlets have in common, and nothing tells one by: "The", "News", "Agency".
_GENERAL = frozenset(
    "the a an of and for in at daily weekly evening morning news agency press wire service international"
    " national english edition page online office department ministry presidency government republic radio"
    " tv television channel times post herald tribune gazette courier observer telegraph chronicle mail"
    " media group newspaper".split()
)
_AGENCY = re.compile(
    r"(?i)\b(?:news|press|telegraph|information) (?:agency|association|wire|service)\b|\bnewswire\b"
)
_AGENCIES = frozenset(
    "reuters ap afp dpa efe ansa tass interfax xinhua kyodo bloomberg pti upi anp apa belga ritzau lusa"
    " agerpres bta mti pap ctk taz aap cp yonhap bernama antara anadolu irna itar-tass ukrinform"
    " unian".split()
)
_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_BRACKETS = re.compile(r"\(([^()\n]{2,60})\)")
_REPORTS = r"(?:reports?|reported|writes?|wrote|news agency|agency)\b"
# Where a credit stands: so many characters at either end; a report in brackets in mid-text is an aside.
_HEAD, _FOOT = 300, 200


def is_agency(outlet: str | None) -> bool:
    """Say whether an outlet is one that others take their texts from."""
    if not outlet:
        return False
    return _AGENCY.search(outlet) is not None or outlet.casefold() in _AGENCIES


@lru_cache(maxsize=1 << 12)
def short_name(outlet: str) -> str | None:
    """Return the word an outlet is credited by, "Meridian" of "Meridian News Agency"; `None` for none."""
    telling = [word for word in _WORD.findall(outlet) if word.casefold() not in _GENERAL]
    return telling[0] if telling and telling[0][:1].isupper() else None


def is_credited(outlet: str | None, text: str, byline: str | None = None) -> bool:
    """Say whether an article credits an outlet.

    Args:
        outlet: the other one's name.
        text: the article's.
        byline: the article's, where it has one.
    """
    name = short_name(outlet) if outlet else None
    if name is None:
        return False
    word = re.compile(rf"\b{re.escape(name)}\b")
    ends = (text[:_HEAD], text[-_FOOT:]) if len(text) > _HEAD + _FOOT else (text,)
    if byline and word.search(byline):
        return True
    if any(word.search(found[1]) for end in ends for found in _BRACKETS.finditer(end)):
        return True
    return re.search(rf"\b{re.escape(name)}\s+{_REPORTS}", text) is not None
