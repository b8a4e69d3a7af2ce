"""`onrecord judge`: what people decide about two names, quotes, meetings or articles; kept for ever."""

from __future__ import annotations

import argparse
import json
import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from onrecord.cli import exits, store_option
from onrecord.errors import UsageError

if TYPE_CHECKING:
    from onrecord.names.judgement import Judgement
    from onrecord.register.joins import Subject
    from onrecord.store.judgements import Orphan
    from onrecord.store.store import Store

EXAMPLES = """\
  onrecord judge same "Marta Venn" "Márta Wenn" --by "Ada Olt" --reason "one office, one day"
  onrecord judge different "Peter Halloway @ https://herald.example/cup" "Peter Halloway" --by "Ada Olt"
  onrecord judge undo "Marta Venn" "Márta Wenn" --by "Ada Olt"
  onrecord judge list --orphans"""

_VERDICTS = {"same": "same", "different": "different", "undo": "unsure"}


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `judge`."""
    parser.add_argument(
        "verdict",
        choices=(*_VERDICTS, "list"),
        help="same or different, undo (which takes back what was decided before), or list",
    )
    parser.add_argument(
        "refs",
        nargs="*",
        metavar="REF",
        help="the two that are judged, as `onrecord merge` names them: a name, a name @ an article's "
        "address, quote:…, meeting:…, or the addresses of two articles",
    )
    parser.add_argument(
        "--subject",
        choices=("person", "quote", "meeting", "copy"),
        help="what they are (default: what their refs look like, else person)",
    )
    parser.add_argument("--by", metavar="NAME", help="who decides")
    parser.add_argument("--reason", default="", metavar="WORDS", help="why")
    parser.add_argument("--at", metavar="TIME", help="when, such as 2031-04-17T09:30:00+00:00 (default: now)")
    parser.add_argument("--orphans", action="store_true", help="list only judgements on words that are gone")
    parser.add_argument(
        "--format", choices=("table", "json"), help="table (default on a terminal) or json, one a line"
    )
    store_option.configure(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Keep a judgement and apply it, or list those there are."""
    with store_option.opened(options) as store:
        if options.verdict == "list":
            if options.refs:
                raise UsageError("`onrecord judge list` takes no REF.")
            _list(store, options)
            return exits.DONE
        subject, judged = _judgement(options)
        _check(store, subject, judged)
        from onrecord.cli.merge import run_merge
        from onrecord.cli.say import say

        is_new = store.judge(subject, judged)
        run_merge(store, say)
    say("Kept, and applied." if is_new else "That was decided before: nothing changed.")
    return exits.DONE


def _judgement(options: argparse.Namespace) -> tuple[Subject, Judgement]:
    """Return what is decided, and about what.

    Raises:
        UsageError: it is no judgement.
    """
    from onrecord.names.judgement import Judgement, Verdict

    if len(options.refs) != 2:
        raise UsageError("A judgement is about two: name both, each in quotation marks.")
    if not options.by:
        raise UsageError("Say who decides: --by NAME.")
    left, right = options.refs
    at = options.at or datetime.now(UTC).isoformat(timespec="seconds")
    try:
        verdict = Verdict(_VERDICTS[options.verdict])
        judged = Judgement(left, right, verdict, options.by, at, options.reason)
    except ValueError as error:
        raise UsageError(str(error)) from None
    return options.subject or _subject(left), judged


def _subject(ref: str) -> Subject:
    if ref.startswith("quote:"):
        return "quote"
    return "meeting" if ref.startswith("meeting:") else "person"


def _check(store: Store, subject: Subject, judged: Judgement) -> None:
    """See whether both are there; a judgement on nothing would never be applied, and nobody would know.

    Raises:
        UsageError: one is not.
    """
    for ref in judged.pair():
        if not store.has(subject, ref):
            raise UsageError(
                f"There is no {subject} {ref!r} in this store: `onrecord merge --format json` has the refs."
            )


def _list(store: Store, options: argparse.Namespace) -> None:
    from onrecord.register.joins import SUBJECTS

    gone = {(one.subject, one.judgement): one for one in store.orphans()}
    form = options.format or ("table" if sys.stdout.isatty() else "json")
    for subject in SUBJECTS:
        for judged in store.judgements(subject):
            orphan = gone.get((subject, judged))
            if orphan is not None or not options.orphans:
                sys.stdout.write(_line(subject, judged, orphan, form) + "\n")


def _line(subject: str, judged: Judgement, orphan: Orphan | None, form: str) -> str:
    if form == "json":
        told = {
            "subject": subject,
            "left": judged.left,
            "right": judged.right,
            "verdict": judged.verdict.value,
            "by": judged.by,
            "at": judged.at,
            "reason": judged.reason,
            "gone": list(orphan.gone) if orphan else [],
        }
        return json.dumps(told, ensure_ascii=False, separators=(",", ":"))
    from onrecord.show.printable import printable

    words = f"{judged.at[:10]} {judged.by}: {judged.left} and {judged.right}: {judged.verdict.value}"
    words += f" ({judged.reason})" if judged.reason else ""
    if orphan:
        was = "; ".join(f"“{orphan.evidence[ref].words}”" for ref in orphan.gone if ref in orphan.evidence)
        words += f" — an orphan, its words are gone{f': {was}' if was else ''}"
    return printable(words)
