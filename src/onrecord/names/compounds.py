"""What is one name in several words, put together: Abdul Aziz, Saif al-Din, Abu Bakr, Habib Allah, Mc Donald.

joined(cut("Abd al-Aziz Saif ud-Din").words)  -> words "abdulaziz", "saifaldin"

Newspapers part and join these as they like, so they are compared as one word in one spelling.
"""

from __future__ import annotations

import re

from onrecord.names.printed import Word

# Servant of, with an article before the next word or without: Abdul Aziz, Abd al-Rahman.
_SERVANT = frozenset("abdul abd abdel abdal abdol abdur abdu abdoul abdoel abdil".split())
_ARTICLES = frozenset("al el ar ur ul as an ad az ash at er es ud ed".split())
# Father of, mother of: one name with the next wherever it stands (Abu Bakr, Mahmoud Abu Rish).
_KUNYA = frozenset("abu abou umm".split())
_BEFORE = frozenset("mc mac".split())
# Of the faith: Saif al-Din, Bashir-ud-Din; of the Merciful only behind a hyphen, for it is a name by itself.
_FAITH = frozenset("din deen dine eddin aldin".split())
_MERCIFUL = "rahman"
_IN_ONE = re.compile(r"(?<=..)(?:[aeiu]ddine?|[aeiu]dd?een|[ae]?[au]ldin|udin)$")
_ALLAH = re.compile(r"(?<=..)[aou]llah$")
# Links to a father's name, each in one spelling.
_LINKS = {
    "ibn": "bin",
    "bn": "bin",
    "wuld": "ould",
    "בן": "ben",
    "בת": "bat",
    "بن": "bin",
    "ابن": "bin",
    "بنت": "bint",
}


def joined(words: tuple[Word, ...]) -> list[Word]:
    """Return the words with what is one name put together, each in one spelling."""
    out: list[Word] = []
    at = 0
    while at < len(words):
        word = words[at]
        taken = _with_next(words, at)
        if taken is not None:
            joint, used = taken
            out.append(joint)
            at += used
            continue
        if not _to_last(out, word):
            out.append(_in_one_spelling(word))
        at += 1
    return out


def _with_next(words: tuple[Word, ...], at: int) -> tuple[Word, int] | None:
    """Join a word to what follows: the joint word, and how many words it took."""
    word, end = words[at], len(words)
    folded = word.folded
    if at + 1 == end:
        return None
    if folded in _SERVANT:
        then = at + 2 if words[at + 1].folded in _ARTICLES and at + 2 < end else at + 1
        if len(words[then].folded) > 1:
            return word._replace(folded="abdul" + words[then].folded, small=False), then + 1 - at
        return None
    after = words[at + 1].folded
    if folded == "عبد" or (folded in _KUNYA and len(after) > 2):
        return word._replace(folded=folded + after, small=False), 2
    if folded in _BEFORE and at:
        return words[at + 1]._replace(folded=folded + after, hyphened=word.hyphened), 2
    return None


def _to_last(out: list[Word], word: Word) -> bool:
    """Join a word to the last one where it belongs there."""
    folded = word.folded
    if folded == "allah" and out and not out[-1].dotted:
        out[-1] = out[-1]._replace(folded=out[-1].folded + "ullah")
        return True
    merciful = folded == _MERCIFUL and word.hyphened
    if (folded in _FAITH or merciful) and len(out) > 1 and out[-1].folded in _ARTICLES:
        out.pop()
        out[-1] = out[-1]._replace(folded=out[-1].folded + ("rahman" if merciful else "aldin"))
        return True
    return False


def _in_one_spelling(word: Word) -> Word:
    folded = word.folded
    if folded in _LINKS:
        return word._replace(folded=_LINKS[folded])
    if folded.endswith("llah"):
        return word._replace(folded=_ALLAH.sub("ullah", folded))
    if folded.endswith(("in", "ine", "een")):
        return word._replace(folded=_IN_ONE.sub("aldin", folded))
    return word
