# ruff: noqa: E501 - a pattern broken over lines can no longer be read against its examples
"""One noun phrase over a masked sentence: titles, offices and what else may stand before a name, then the name."""

from __future__ import annotations

import re

from onrecord.annotate.meetings.masked import ORGANIZATION, OTHER, PERSON, PLACE, TIME, Masked, Unit
from onrecord.lexicon import function_words, role_modifiers, roles

WORD = re.compile(rf"{PERSON}+|{ORGANIZATION}+|{PLACE}+|{OTHER}+|{TIME}+|[\w.&/-]+(?:['’]\w+)*|['’]s\b|\S")
_INNER = frozenset(
    "the a an his her their its our my of for and to on in de new former acting visiting senior then newly elected"
    " appointed each all outgoing incoming current top chief deputy own first counterpart colleague opposite number over both fellow incumbent - –".split()
)
# Behind a nominal's comma: its name, or another office of his ("chairman of the O, President of L P").
_CALLED_NEXT = re.compile(
    rf"\s+(?:{PERSON}|(?:[A-Z][\w’'-]+\s+)+of\s+(?:(?:the|of|and|[A-Z][\w’'-]+|{PLACE}+|{ORGANIZATION}+|{OTHER}+)\s+){{1,8}}{PERSON})"
)
_OFFICE_NEXT = re.compile(rf"\s+((?:[A-Z][\w’'-]+\s+){{0,2}}[\w’'-]+|opposite\s+number),?\s+{PERSON}")
# A nominal's office goes on to its holder's name: "minister for Defence, Emergencies and Relief P".
_HOLDER = re.compile(
    rf"(?:,?\s+(?:[A-Z][\w’'-]*|of|for|the|and|to|on|in|\([A-Z]{{2,8}}\)|\({ORGANIZATION}+\)|{ORGANIZATION}+(?:['’]s)?|{PLACE}+(?:['’]s)?|{OTHER}+)){{0,20}},?\s+(?={PERSON})"
)
_NO_BEGINNING = frozenset("of for and to on in over".split())
# Within an office, a thing of which it is: "president of the northern entity of L".
_ENTITY_OF = re.compile(r"[a-z]+\s+of\s")
_OWNS = re.compile(r"['’](?:s\b|\s)")
_OF_NAME = re.compile(r"\b(?:of|from)\s+(?:the\s+)?(?:[A-Z][\w’'-]*\s+)?\Z")
_TITLES_ALIKE = frozenset({"number", "counterpart", "colleague"})
_CALLING_THEN_NAME = re.compile(rf"\s+(?:[A-Z][\w-]+\s+)?{PERSON}")
# A noun phrase has at most this many words before its name.
REACH = 22


def phrase_after(masked: Masked, start: int, *, organizations: bool) -> tuple[Unit | None, int]:  # noqa: C901, PLR0912 - one branch a kind of word
    """Read one noun phrase: titles and what else may stand before a name, then the name."""
    position, fallback, nominal, commas, last, office = start, None, None, 0, "", False
    for _ in range(REACH):
        match = WORD.search(masked.text, position)
        if match is None or match.start() - position > 3:
            break
        before, last = last, match.group().lower()
        word, position = match.group(), match.end()
        if not before and last in _NO_BEGINNING:
            break
        if word[0] == PERSON and before in {"of", "from"} and _is_place_of(masked, match.start(), position):
            continue
        if word[0] == PERSON and nominal is not None and (unit := masked.unit_at(match.start())):
            # "the leader of P Party Ada Venn", "the minister, Ada Venn": the name says it better.
            named = unit.mention.form == "name" and nominal[0].mention.number != "plural"
            return (unit, position) if named else nominal
        if word[0] == PERSON:
            unit = masked.unit_at(match.start())
            if (
                unit
                and unit.mention.form == "nominal"
                and re.match(r"\s+(?:of|for|from)\s|,\s", masked.text[position : position + 6])
            ):
                nominal = (unit, position)
                holder = _HOLDER.match(masked.text, position) if unit.mention.number != "plural" else None
                bearer = masked.unit_at(holder.end()) if holder else None
                if (
                    bearer is not None
                    and bearer.mention.form == "name"
                    and not _OWNS.match(masked.text, bearer.span.end)
                ):
                    return bearer, bearer.span.end
                continue
            if _is_modifier(masked, unit, position) or (unit and _ends_in_place(masked, unit, position)):
                continue
            if not _OWNS.match(masked.text, position):
                return (unit, position) if unit else (None, start)
        elif word[0] in (ORGANIZATION, OTHER):
            unit = masked.unit_at(match.start())
            if unit and not _OWNS.match(masked.text, position):
                fallback = fallback or ((unit, position) if commas == 0 else None)
        elif word == ",":
            commas += 1
            if commas > 1 or (fallback and not _is_holder_next(masked, position, before)):
                break
            fallback = None
            # After a comma only a name itself can be what the nominal before it is called.
            if nominal and not _CALLED_NEXT.match(masked.text, position):
                break
        elif office and _ENTITY_OF.match(masked.text, match.start()):
            continue
        elif (
            word == "and"
            and fallback
            and fallback[1] == match.start() - 1
            and masked.text[start : fallback[0].span.start].strip() in {"", "the"}
            and masked.text.startswith(PERSON, position + 1)
            and not any(is_office(part) for part in fallback[0].span.of(masked.original).split())
        ):
            break  # "talks between Harbour Trust and P": two sides
        elif (word == "and" and nominal) or (not may_precede(word) and not _is_callings_word(masked, match)):
            break
        else:
            office = office or (word[0].isupper() and word.lower() in roles())
    if nominal:
        return nominal
    return (
        fallback
        if fallback and organizations and fallback[0].mention.kind == "organization"
        else (None, start)
    )


def _is_place_of(masked: Masked, start: int, end: int) -> bool:
    """Say whether a bare name behind "of" is a place's, since the name of who is meant follows: "of L, P"."""
    unit = masked.unit_at(start)
    bare = unit is not None and unit.mention.form == "name" and unit.mention.phrase == unit.mention.span
    return bare and re.match(rf",?\s+{PERSON}", masked.text[end : end + 4]) is not None


def _is_holder_next(masked: Masked, end: int, body: str) -> bool:
    """Say whether a bare name follows a body's comma, as its head's: "the CEO of O, P"."""
    named = re.compile(rf"\s+(?={PERSON})").match(masked.text, end)
    unit = masked.unit_at(named.end()) if named else None
    at = masked.text.rfind(body, 0, end)
    return (
        unit is not None
        and is_bare(unit)
        and masked.text[max(0, at - 8) : at].rstrip().endswith((" of", " of the"))
    )


def _ends_in_place(masked: Masked, unit: Unit, end: int) -> bool:
    """Say whether a titled name is an office's place, whose holder is named next: "minister of L, P"."""
    before = masked.original[unit.span.start : unit.mention.span.start - masked.span.start]
    return (
        _OF_NAME.search(before) is not None
        and re.match(rf",\s+{PERSON}", masked.text[end : end + 4]) is not None
    )


def _is_modifier(masked: Masked, unit: Unit | None, end: int) -> bool:
    """Say whether a bare name is part of an office before another name: "Kolmar CEO P"."""
    if unit is None or unit.mention.form != "name" or unit.mention.phrase != unit.mention.span:
        return False
    titled = masked.unit_at(end + 1)
    if (
        masked.text[end : end + 1] == " "
        and titled
        and titled.mention.phrase.start < titled.mention.span.start
    ):
        return True  # "Sierra Leonean Foreign Minister P", taken for a name and a titled name
    office = _OFFICE_NEXT.match(masked.text, end)
    head = office.group(1).split()[-1].lower() if office else ""
    return head in roles() or head in _TITLES_ALIKE


def _is_callings_word(masked: Masked, match: re.Match[str]) -> bool:
    """Say whether an unknown word is of a calling right before a name ("heart surgeon P")."""
    word = match.group()
    return (
        word.isalpha()
        and word.islower()
        and word not in function_words()
        and not word.endswith(("ed", "ing"))
        and (name := _CALLING_THEN_NAME.match(masked.text, match.end())) is not None
        and (unit := masked.unit_at(name.end() - 1)) is not None
        and unit.mention.form == "name"
    )


def is_office(word: str) -> bool:
    """Say whether a word names somebody's office: "Minister"; "Department" is a body's."""
    role = roles().get(word.lower())
    return role is not None and role.kind == "person"


def is_bare(unit: Unit) -> bool:
    """Say whether a unit is a name without titles and apposition."""
    return unit.mention.form == "name" and unit.mention.phrase == unit.mention.span


def may_precede(word: str) -> bool:
    """Say whether the word may stand before a name in its noun phrase: articles, titles, capitals."""
    lowered = word.lower()
    return (
        lowered in _INNER
        or word in "()"
        or word[0] in (ORGANIZATION, PLACE, OTHER, TIME)
        or (word[0].isupper() and word[0].isalpha())
        or word in ("'s", "’s", "'", "’")
        or (lowered in roles() and roles()[lowered].kind != "thing")
        or lowered in role_modifiers()
        or ("-" in word and word.islower())
    )
