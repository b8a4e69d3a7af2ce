"""Bodies, groups and places across articles: one where they are printed alike, or by their initials.

    spelled("The STRAITS Commission")    -> "straits commission"
    initials({("organization", "SC"): […], …}, policy)

A body's initials are joined to its full name where an article prints both of one body, or the lexicon knows
them, and no other body of the register has a claim; initials that only fit are kept as `perhaps`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from onrecord.names.judgement import Verdict
from onrecord.names.organization import OrganizationName, relate
from onrecord.names.words import fold
from onrecord.register.appearances import Appearance, Name
from onrecord.register.joins import Feature, Item, Join, Policy

# An article that prints both names of one body; what the initials are known to stand for; initials that fit.
_PRINTED, _KNOWN, _FIT = 3.5, 2.5, 0.6
_SCORES = {_PRINTED: 0.97, _KNOWN: 0.92, _FIT: 0.64}
# Initials that so many bodies may be called by say nothing.
_MOST = 5


@lru_cache(maxsize=1 << 14)
def spelled(name: str) -> str:
    """Return what a body, group or place is known by: its words, whatever their case and accents."""
    words = [fold(word) or word.casefold() for word in name.replace("-", " ").split()]
    return " ".join(words[1:] if words[:1] == ["the"] and len(words) > 1 else words)


def initials(found: Mapping[Name, Sequence[Appearance]], policy: Policy) -> Iterator[Join]:
    """Yield what joins a body's initials to its full name, and what nearly does.

    Args:
        found: the appearances of every body, by the name that their articles print.
        policy: how sure a join has to be.
    """
    printed = _printed_both(found)
    parsed = {name: OrganizationName.parse(name) for _, name in found}
    by_letters: dict[str, list[str]] = defaultdict(list)
    for name, one in parsed.items():
        for letters in one.letters:
            by_letters[letters].append(name)
    for name, short in parsed.items():
        if short.acronym is None or short.letters:
            continue
        claims = _claims(name, short, by_letters[short.acronym], parsed, printed[spelled(name)])
        for full, (weight, words) in sorted(claims.items()):
            rivals = sum(1 for other, claim in claims.items() if other != full and claim[0] >= weight)
            score = _SCORES[weight] if not rivals else min(_SCORES[weight], 0.5)
            verdict = Verdict.SAME if score >= policy.same_from else Verdict.UNSURE
            if score >= policy.perhaps_from:
                pair = Item("organization", name).ref, Item("organization", full).ref
                why = [Feature("initials", name, weight, words)]
                if rivals:
                    why.append(Feature("rivals", str(rivals), -weight, f"{rivals} more may be called so"))
                yield Join("person", *pair, verdict, score, tuple(why), policy.name)


def _printed_both(found: Mapping[Name, Sequence[Appearance]]) -> dict[str, Counter[str]]:
    """Return of each spelled short name the full ones that articles print of the same body."""
    both: dict[str, Counter[str]] = defaultdict(Counter)
    for (_, name), some in found.items():
        for one in some:
            for other in one.names:
                if other != name and OrganizationName.parse(other).acronym is not None:
                    both[spelled(other)][name] += 1
    return both


def _claims(
    name: str,
    short: OrganizationName,
    fitting: Iterable[str],
    parsed: Mapping[str, OrganizationName],
    printed: Mapping[str, int],
) -> dict[str, tuple[float, str]]:
    """Return who may be meant by initials: each full name once, however it is spelled."""
    claims: dict[str, tuple[float, str]] = {}
    for full in sorted(printed):
        claims[full] = (_PRINTED, f"an article prints both {name} and {full} of one body")
    for full in sorted(fitting)[:_MOST]:
        relation = relate(short, parsed[full])
        if relation.joins and full not in claims:
            claims[full] = (_FIT, relation.reason)
    known: dict[str, str] = {}
    for full in claims:
        known.setdefault(spelled(full), full)
    return {full: claims[full] for full in known.values()}
