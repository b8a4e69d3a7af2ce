"""From a name on the command line to what a store holds of that person, and of nobody else."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from onrecord.cli import days
from onrecord.errors import OnRecordError

if TYPE_CHECKING:
    from onrecord.register.period import Period
    from onrecord.register.profile import Profile
    from onrecord.store.person import Candidate
    from onrecord.store.store import Store

# So many people are named where a name may be several people's.
_LISTED = 12


def profiled(
    store: Store, name: str, ids: Sequence[str] = (), since: Period | None = None, until: Period | None = None
) -> Profile:
    """Return what the store holds of somebody.

    Args:
        store: the store.
        name: in any spelling.
        ids: of the persons, where the name alone does not say.
        since: only what was published from then on; what has no day is left out then.
        until: only what was published up to then.

    Raises:
        OnRecordError: nobody is called so, or several are: the sentence lists them; or there is nothing of
            these days.
        StoreError: there is nobody of one of the ids.
    """
    from onrecord.register.entry import Entry
    from onrecord.register.profile import profile
    from onrecord.register.register import make
    from onrecord.register.said import Said
    from onrecord.store.cast import cast, clusters_of
    from onrecord.store.ids import first_of
    from onrecord.store.person import candidates, candidates_of, facts_of

    first = first_of(since.first.toordinal()) if since else 0 if until is None else first_of(1)
    end = first_of(until.last.toordinal() + 1) if until else None
    with store.reading() as connection:
        chosen = candidates_of(connection, ids) if ids else (_one(candidates(connection, name), name),)
        facts = [
            fact
            for fact in facts_of(connection, chosen)
            if fact.id >= first and (end is None or fact.id < end)
        ]
        people = cast(connection, {fact.key for fact in facts})
        refs = {fact.ref: fact.value.id for fact in facts}
        same = {
            refs[ref]: one
            for subject in ("quote", "meeting")
            for ref, one in clusters_of(connection, subject, refs).items()
        }
    rows = make((fact.value for fact in facts if isinstance(fact.value, Entry)), people=people).rows
    quotes = [fact.value for fact in facts if isinstance(fact.value, Said)]
    found = profile(frozenset(one.person.id for one in chosen), rows, quotes, people, same)
    if not found.people and (since or until):
        raise OnRecordError(_of_other_days(profiled(store, name, ids), since, until))
    return found


def _one(found: Sequence[Candidate], name: str) -> Candidate:
    """Return the only one whom a name can mean.

    Raises:
        OnRecordError: nobody, or several.
    """
    if not found:
        raise OnRecordError(f"Nobody in this store is called {name}.")
    # Of a surname alone nobody knows whose it is, even where some article prints no more.
    called = [one for one in found if one.is_called(name)] if len(name.split()) > 1 else []
    if len(called) == 1 or len(found) == 1:
        return (called or list(found))[0]
    several = called or list(found)
    told = "; ".join(map(_told, several[:_LISTED]))
    more = f"; and {len(several) - _LISTED:,} more" if len(several) > _LISTED else ""
    raise OnRecordError(f"{name} may be one of {len(several):,} here: {told}{more}. Say which with --id ID.")


def _of_other_days(everything: Profile, since: Period | None, until: Period | None) -> str:
    """Say of somebody of whom nothing is of some days what there is of others."""
    from onrecord.show.wording import counted

    who = ", ".join(person.name for person in everything.people)
    dated = sorted(origin.published for origin in everything.origins if origin.published)
    undated = len(everything.origins) - len(dated)
    parts = [f"{counted(undated, 'article')} without a day"] if undated else []
    if dated:
        first, last = dated[0][:10], dated[-1][:10]
        when = first if first == last else f"{first} to {last}"
        parts.insert(0, f"{counted(len(dated), 'article')} of {when}")
    return (
        f"{who} is in this store, but in nothing published{days.told(since, until)}; there are "
        f"{' and '.join(parts)}."
    )


def _told(one: Candidate) -> str:
    from onrecord.show.wording import counted

    office = f", {one.offices[0]}" if one.offices else ""
    return f"{one.person.name}{office} ({counted(one.articles, 'article')}, --id {one.person.id})"
