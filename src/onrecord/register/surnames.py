"""Bare surnames: whom they may mean. An article tells it and no register, unless guesses are asked for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from onrecord.names.judgement import Verdict
from onrecord.register.appearances import Appearances
from onrecord.register.items import Items
from onrecord.register.joins import Join, Policy
from onrecord.register.weighing import Bearer, weigh

# So many bearers of a surname are looked at for a bare one, and so many are kept.
_MOST, _KEPT = 50, 3


def meant(
    items: Items, labels: Mapping[str, int], seen: Appearances, policy: Policy
) -> tuple[dict[str, str], list[Join]]:
    """Return whom bare surnames mean, and the pairs that nearly say so.

    Args:
        items: all of them.
        labels: the cluster of each full name, by ref.
        seen: the appearances.
        policy: one with `bare` joins a surname to the only person of the register it can mean.

    Returns:
        The ref of the full name that each bare item is joined to, by its own ref; and one pair for each bare
        surname and whom it may mean, however many articles print it.
    """
    by_word: dict[str, list[str]] = defaultdict(list)
    for ref, bearer in items.bearers.items():
        name = bearer.named.names[0]
        if not name.is_bare:
            for word in {*name.core, name.first}:
                by_word[word].append(ref)
    joined: dict[str, str] = {}
    joins: list[Join] = []
    for bare in items.bare.values():
        found = [one for item in bare for one in items.found[item]]
        bearer = Bearer.of(bare[0], found, seen)
        refs = dict.fromkeys(ref for word in bearer.named.names[0].core for ref in by_word[word][:_MOST])
        weighed = {ref: weigh(bearer, items.bearers[ref]) for ref in refs}
        likely = [
            ref
            for ref, one in weighed.items()
            if not one.different and one.score >= min(policy.perhaps_from, policy.same_from)
        ]
        likely.sort(key=lambda ref: (-weighed[ref].score, ref))
        only = len({labels[ref] for ref in likely}) == 1
        sure = policy.bare and only and weighed[likely[0]].score >= policy.same_from
        if sure:
            joined.update({item.ref: likely[0] for item in bare if item.ref not in labels})
        joins += [
            Join(
                "person",
                bare[0].ref,
                ref,
                Verdict.SAME if sure else Verdict.UNSURE,
                weighed[ref].score,
                weighed[ref].why,
                policy.name,
            )
            for ref in likely[:_KEPT]
        ]
    return joined, joins
