"""`onrecord merge`: who and what in several articles is one: people, meetings, quotes, copies, and why."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, TextIO

from onrecord import __version__
from onrecord.cli import exits, formats, store_option
from onrecord.cli.output import opened
from onrecord.cli.progress import progress
from onrecord.cli.say import say as say_aloud

if TYPE_CHECKING:
    from onrecord.joining.copies import Article
    from onrecord.register.entry import Entry
    from onrecord.register.joins import Copies, Event, Join, Policy, Statement, Subject
    from onrecord.show.joins_view import Joined
    from onrecord.store.store import Store

EXAMPLES = """\
  onrecord merge
  onrecord merge --policy strict -o joins.html
  onrecord merge --format json -o joins.jsonl"""

FORMATS = ("table", "json", "html")
# Under this key the store keeps what its joins were made of: as long as that is the same, so are they.
_STATE = "merged"
_NAMES: dict[Subject, str] = {
    "person": "people",
    "meeting": "meetings",
    "quote": "quotes",
    "copy": "articles",
}
Say = Callable[[str, float], None]


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `merge`."""
    parser.add_argument(
        "--policy",
        choices=("strict", "usual", "loose"),
        help="how sure a join has to be: strict where a false one would be printed, loose to look around "
        "(default: that of the last merge, else usual)",
    )
    store_option.configure(parser)
    formats.configure(
        parser,
        FORMATS,
        "table: how many were joined (default on a terminal), json: one pair a line with its reasons "
        "(default elsewhere), html: a page of what was joined, and why, and how to undo it",
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Join what the store holds, and show the joins."""
    form = formats.chosen(options)
    with store_option.opened(options) as store:
        run_merge(store, say_aloud, options.policy)
        with opened(options.output) as stream:
            _write(form, store, stream)
    return exits.DONE


def run_merge(store: Store, say: Callable[[str], None], policy: str | None = None) -> bool:
    """Join people, meetings, quotes and copies, and keep it; say whether there was anything to do.

    Judgements of people go first. All of it is kept in one transaction, or nothing.

    Args:
        store: the store.
        say: takes a sentence for people.
        policy: `strict`, `usual` or `loose`; `None` for that of the last merge, else `usual`.
    """
    from onrecord.joining.copies import copies
    from onrecord.joining.statements import statements
    from onrecord.register.events import events
    from onrecord.register.joins import POLICIES, SUBJECTS, USUAL, Copies
    from onrecord.register.people import join

    before = (store.state(_STATE) or "").split(" ")
    chosen = POLICIES[policy or (before[0] if before[0] in POLICIES else USUAL.name)]
    mark = _mark(store, chosen)
    if mark.split(" ") == before:
        return False
    judged = {subject: store.judgements(subject) for subject in SUBJECTS}
    with _bar() as step:
        refs, entries = _meetings(store)
        people = join(entries, store.said(), judged["person"], chosen, step)
        step("meetings", 0.0)
        met = events(entries, people, judged["meeting"], chosen, refs)
        step("copies", 0.0)
        copied = copies(_articles(store), judged["copy"], chosen)
        step("quotes", 0.0)
        pairs = ((fact.ref, fact.value) for fact in store.facts("quote"))
        told = statements(pairs, people, judged["quote"], chosen, step)  # type: ignore[arg-type]  # a Said behind each ref
        with store.writing():
            store.set_people(people)
            store.set_joins("person", people.joins)
            store.set_joins("meeting", met.joins)
            store.set_joins("copy", copied.joins)
            store.set_joins("quote", told.joins)
            made: dict[Subject, tuple[Event | Statement | Copies, ...]] = {
                "meeting": met.events,
                "quote": told.statements,
                "copy": Copies.of(copied.originals()),
            }
            for subject, clusters in made.items():
                members = {ref: one.id for one in clusters for ref in one.members}
                store.set_clusters(subject, clusters, members)
            store.set_state(_STATE, mark)
    orphans = store.orphans()
    if orphans:
        say(f"{len(orphans):,} judgements are of words that are gone: `onrecord judge list --orphans`.")
    return True


def _mark(store: Store, policy: Policy) -> str:
    """Return what joins are made of, in a line: the policy, the facts, the judgements, the version."""
    stats = store.stats()
    parts = (stats.articles, stats.quotes, stats.meetings, store.state("facts") or 0, stats.judgements)
    return " ".join((policy.name, *map(str, parts), __version__))


def _meetings(store: Store) -> tuple[dict[str, str], list[Entry]]:
    """Return the meetings, which are few beside the quotes, and their refs by their ids."""
    from onrecord.register.entry import Entry

    refs, entries = {}, []
    for fact in store.facts("meeting"):
        if isinstance(fact.value, Entry):
            refs[fact.value.id] = fact.ref
            entries.append(fact.value)
    return refs, entries


def _articles(store: Store) -> Iterator[Article]:
    from onrecord.joining.copies import Article
    from onrecord.register.origin import Origin

    for record in store.records():
        yield Article(Origin.of(record), record.article.text, record.article.byline)


@contextmanager
def _bar() -> Iterator[Say]:
    """Draw a bar of the stages of a merge; what each of them is is told by `say`, and not drawn."""
    with progress(100, shown=True, what="joining") as step:
        done = 0
        stages: dict[str, int] = {}

        def say(stage: str, share: float) -> None:
            nonlocal done
            at = stages.setdefault(stage, len(stages))
            reached = min(99, int(100 * (1 - 0.75 ** (at + share))))
            if reached > done:
                step(reached - done)
                done = reached

        yield say


def _write(form: str, store: Store, stream: TextIO) -> None:
    if form == "json":
        stream.writelines(f"{_line(one)}\n" for one in joins(store))
    elif form == "html":
        from onrecord.show.joins_page import render

        stream.writelines(render(_joined(store)))
    else:
        stream.writelines(f"{line}\n" for line in _counts(store))


def joins(store: Store) -> Iterator[Join]:
    """Yield all pairs of the last merge, by subject."""
    for subject in _NAMES:
        yield from store.joins(subject)


def _line(one: Join) -> str:
    told = {
        "subject": one.subject,
        "left": one.left,
        "right": one.right,
        "verdict": one.verdict.value,
        "score": round(one.score, 4),
        "why": [feature._asdict() for feature in one.why],
        "policy": one.policy,
    }
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))


def _counts(store: Store) -> Iterator[str]:
    """Yield a line a subject: how many pairs were joined, and how many nearly."""
    for subject, named in _NAMES.items():
        verdicts = [one.verdict.value for one in store.joins(subject)]
        same, unsure = verdicts.count("same"), verdicts.count("unsure")
        yield f"{named:<9} {same:>9,} pairs joined {unsure:>9,} nearly, and left apart"
    policy = (store.state(_STATE) or "usual").split(" ")[0]
    yield f"policy {policy}; -o joins.html shows what was joined, and why, and how to undo it"


def _joined(store: Store) -> Joined:
    """Put together what the page shows: pairs, and the words that their refs stand for."""
    from onrecord.register.said import Said
    from onrecord.show.joins_view import Joined, Meant

    pairs = list(joins(store))
    refs = {ref for one in pairs for ref in one.pair}
    meant: dict[str, Meant] = {}
    for fact in store.facts():
        if fact.ref in refs:
            value = fact.value
            words = value.text if isinstance(value, Said) else value.told.text
            who = (value.speaker,) if isinstance(value, Said) else value.present
            meant[fact.ref] = Meant(words, value.origin, tuple(one.name for one in who if one))
    return Joined(pairs, meant, (store.state(_STATE) or "usual").split(" ")[0])
