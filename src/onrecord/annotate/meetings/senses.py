# ruff: noqa: E501 - a pattern broken over lines can no longer be read against its examples
"""The other senses of words that tell of meetings: games, courts, films, rumours, crowds; and people named for one side."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.annotate.meetings.masked import Masked, Unit

_CROWD = re.compile(
    r"\b(?:reporters?|journalists?|media|press|newsmen|crowds?|audience|supporters|voters|fans|viewers|readers|listeners|residents|police|ambulance|nobody|in-person)\b",
    re.IGNORECASE,
)
_KIN = re.compile(
    r"\b(?:his|her|their|my)\s+(?:[\w-]+\s+)?(?:wife|husband|spouse|girlfriend|boyfriend|fianc[eé]e?|match|maker|death)\b",
    re.IGNORECASE,
)
_CONTEST = re.compile(
    r"\b(?:finals?|semi-?finals?|quarter-?finals?|last (?:four|eight|sixteen)|(?:first|second|third|opening) round(?! of)|cup|match"
    r"|(?:top|first|[Ss]econd|third|fourth)[ -]seed(?:ed)?|bout|league|tournament|championship|set point)\b"
)
# "The Church of the Life-giving Tree": what looks like a name is a building's.
_BUILDING = re.compile(
    r"\s*(?:the\s+)?(?:[A-Z][\w’'-]*\s+){0,3}(?:Church|Cathedral|Chapel|Basilica|Monastery|Convent|Abbey|Temple|Mosque|Shrine|Museum|Palace|Tomb|Mausoleum|Monument|Memorial|Gallery|Theatre|Theater|School|University|Institute|Hospital|Library|Stadium|Square|Bridge)"
    r"\s+(?:of|to|for|named\s+after)\b"
)
# A gathering is attended; it meets nobody.
_EVENT = re.compile(r"\b(?:Meeting|Summit|Conference|Forum|Festival|Games|Olympics|Championships?|Session)$")
_PROCEDURE = re.compile(r"\bin\s+(?:[a-z]+\s+)?consultations?$")
_WITNESS = re.compile(r"\b(?:witness\w*|next)\b")
_FICTION = re.compile(
    r"\b(?:[Ii]n|[Tt]he|[Aa]|[Hh]is|[Hh]er|[Tt]heir)\s+(?:[\w’'-]+\s+){0,3}(?:films?|movie|novels?|plays?|opera|painting|musical|short story|sitcom|drama|fresco"
    r"|statue|bronze|mural|legend|sketch|cartoon|ballad|ballet|comic|thriller)\b"
)
_PICTURED = re.compile(r"\b(?:left|right|shakes?|shaking|pose[sd]?|photo\w*|picture)\b", re.IGNORECASE)
_REPORT = re.compile(
    r"\b(?:reports?|rumou?rs?|claims?|allegations?|suggestions?|stor(?:y|ies)|speculation)\b[^.;]{0,60}\bthat\b",
    re.IGNORECASE,
)
_UNTRUE = re.compile(
    r"\b(?:was|were|is|are|as)\s+(?:\w+ly\s+)?(?:[\"“‘']|an?\s|not\b|untrue|false|baseless|unfounded|nonsense|wrong|invented|fabricated|made|rejected|dismissed)"
    r"|\bden(?:y|ies|ied)\b|\b(?:untrue|false)\b",
    re.IGNORECASE,
)
_DEFINITE = ("the ", "his ", "her ", "their ", "this ", "that ", "both ")
_SEVERAL = (
    *("the two", "the three", "the four", "both", "their ", "the leaders", "the presidents", "the ministers"),
    *("the sides", "the couple", "the pair", "the trio"),
)


def is_fiction(words: str) -> bool:
    """Say whether a sentence tells of a work: "in the novel, Venn meets Reyl"."""
    return _FICTION.search(words) is not None


def is_contest(words: str) -> bool:
    """Say whether a sentence is about a game, in which sides meet."""
    return _CONTEST.search(words) is not None


def is_building(words: str) -> bool:
    """Say whether a name is a building's: "visited the Church of the Tree"."""
    return _BUILDING.match(words) is not None


def is_procedure(words: str) -> bool:
    """Say whether a noun names how something is decided: "in consultation with"."""
    return _PROCEDURE.search(words) is not None


def is_witness(words: str) -> bool:
    """Say whether somebody was called in court: "called the next witness"."""
    return _WITNESS.search(words) is not None


def is_kin(words: str) -> bool:
    """Say whether "met his wife" is how a couple began, and no meeting."""
    return _KIN.search(words) is not None


def is_pictured(words: str) -> bool:
    """Say whether a sentence describes a photograph, in which people are together already."""
    return _PICTURED.search(words) is not None


def is_report(before: str) -> bool:
    """Say whether what follows is only reported: "a report that"."""
    return _REPORT.search(before) is not None


def is_untrue(after: str) -> bool:
    """Say whether a report is called untrue: "was a bedtime story"."""
    return _UNTRUE.search(after) is not None


def is_several(masked: Masked, unit: Unit) -> bool:
    """Say whether one noun phrase is of two sides: "the two leaders", "their deputies", "they"."""
    words = unit.span.of(masked.original).lower()
    if unit.mention.form == "pronoun":
        return words == "they"
    return (unit.mention.number == "plural" or unit.mention.kind == "group") and words.startswith(_SEVERAL)


def are_somebody(masked: Masked, units: Sequence[Unit], *, crowds: bool = False) -> bool:
    """Say whether people are somebody in particular, and no crowd: "met voters", "experts met"; `crowds` are let in."""
    if not crowds and _is_crowd(masked, units):
        return False
    if any(_EVENT.search(unit.span.of(masked.original)) for unit in units):
        return False
    return any(_is_definite(masked, unit) for unit in units)


def _is_crowd(masked: Masked, units: Sequence[Unit]) -> bool:
    """Say whether one of some people is a crowd, and nobody in particular: "reporters"."""
    return any(_CROWD.search(unit.span.of(masked.original)) for unit in units if unit.mention.form != "name")


def _is_definite(masked: Masked, unit: Unit) -> bool:
    """Say whether a unit is somebody in particular: a name, a pronoun, "the minister"; "experts" are nobody."""
    if unit.mention.form != "nominal":
        return True
    return unit.mention.number == "singular" or unit.span.of(masked.original).lower().startswith(_DEFINITE)
