"""Official readouts: who met whom, how, when and where; greetings and condolences, where nobody met.

    python -m benchmarks.readouts [--all] [--site SITE] [--errors FIELD [--show N]] [--item KEY] [--workers N]
    python -m benchmarks.readouts --checked

FIELD is found, extra, day, place, mode or false. An item is read as its site prints it: title, a line with
date and place (Kremlin), text. `benchmarks/readout_labels.py` says how labels are made,
`benchmarks/readout_judge.py` what is right; `cases/readout_labels.tsv` holds what a reader thought of two
samples of them, which `--checked` sums up.

The gate measures every twelfth item of the Kremlin's and every third of State's, of each kind; `--all` all.
"""

from __future__ import annotations

import argparse
import csv
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

from benchmarks.counts import Count, Figure, Statistic, figures, rate
from benchmarks.readout_judge import FIELDS, Field, Verdict, judge, sentence_of
from benchmarks.readout_labels import Item, Site, load, missing
from benchmarks.sets import model_option
from onrecord.annotate.stage import Model
from onrecord.pipeline import record
from onrecord.read import from_text
from onrecord.types import Meeting, Record

__all__ = ["main", "measure", "missing"]

CHECKED = Path(__file__).parent / "cases" / "readout_labels.tsv"
# The gate reads every so many-th item of a site, so that it stays quick.
EVERY: dict[Site, int] = {"kremlin": 12, "state": 3}
_TOLD: dict[Field, str] = {
    "found": "counterpart found",
    "extra": "no extra participant",
    "day": "day right",
    "place": "place right",
    "mode": "mode right",
    "false": "false meetings",
}
FIGURES: dict[str, tuple[str, Statistic]] = {
    f"{site}: {told}": (f"{site} {field}", "recall")
    for site in ("kremlin", "state")
    for field, told in _TOLD.items()
}
CEILINGS = frozenset(name for name in FIGURES if name.endswith(_TOLD["false"]))


def read(item: Item, model: Model | None) -> Record:
    """Make the record of an item."""
    return record(from_text(item.text, published=item.published), model)


def count(item: Item, verdict: Verdict) -> dict[str, Count]:
    """Count the fields of an item that can be judged."""
    return {
        f"{item.site} {name}": rate(int(right), 1)
        for name, right in verdict.right.items()
        if right is not None
    }


def sample(items: Sequence[Item]) -> list[Item]:
    """Return every so many-th item of each site and kind."""
    kinds: dict[tuple[Site, bool], list[Item]] = {}
    for item in items:
        kinds.setdefault((item.site, item.label is None), []).append(item)
    return [item for (site, _), some in kinds.items() for item in some[:: EVERY[site]]]


def measure(model: Model | None) -> dict[str, Figure]:
    """Return the figures of the sample, false meetings as a ceiling."""
    counts = [count(item, judge(item, read(item, model))) for item in sample(load().items)]
    return {name: one._replace(ceiling=name in CEILINGS) for name, one in figures(counts, FIGURES).items()}


def report(item: Item, predicted: Record, verdict: Verdict, field: Field) -> Iterator[str]:
    """Yield lines that show an item, its label, and what the record says in place."""
    yield f"{field.upper()} {item.site} {item.key} ({item.published}) {item.title}"
    if (label := item.label) is not None:
        told = {
            "people": "; ".join(" ".join(name.words) for name in label.counterparts),
            "own side": " ".join(label.hosts),
            "mode": "/".join(sorted(label.modes or ())),
            "day": f"{label.day or ''}{' (unsure)' if label.unsure else ''}",
            "place": " ".join(sorted(label.place or ())),
            "status": "/".join(sorted(label.statuses)),
        }
        yield "    label: " + " | ".join(f"{name} {words or '–'}" for name, words in told.items())
    if verdict.extra:
        yield f"    extra: {'; '.join(verdict.extra)}"
    if not predicted.meetings:
        yield "    no meeting in the record"
    for meeting in predicted.meetings:
        yield from _meeting(predicted, meeting, "judged" if meeting is verdict.meeting else "other")
    yield f"    text: {item.text[len(item.title) : len(item.title) + 500]!r}"


def _meeting(predicted: Record, meeting: Meeting, mark: str) -> Iterator[str]:
    text = predicted.article.text
    names = {entity.id: entity.name for entity in predicted.entities}
    people = ", ".join(
        f"{one.span.of(text)!r} {names[one.entity]!r} {one.role}" for one in meeting.participants
    )
    when = f"{meeting.time.value} {meeting.time.span.of(text)!r}" if meeting.time else "–"
    where = repr(meeting.place.text) if meeting.place else "–"
    yield f"    {mark}: {meeting.id} {meeting.status} {meeting.mode} [{people}]"
    yield f"        on {when} at {where} by {' '.join(meeting.by)}"
    sentence, at = sentence_of(text, meeting.trigger)
    end = at + meeting.trigger.end - meeting.trigger.start
    yield f"        {sentence[:at]}[[{sentence[at:end]}]]{sentence[end:]}".replace("\n", "⏎")


def checked(path: Path = CHECKED) -> dict[str, Counter[str]]:
    """Return how many labels a reader found ok, wrong and unsure, by sample and field ("1 place")."""
    rows = csv.DictReader(
        (line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")),
        delimiter="\t",
    )
    found: dict[str, Counter[str]] = {}
    for row in rows:
        for field in ("kind", "people", "mode", "day", "place"):
            found.setdefault(f"{row['sample']} {field}", Counter())[row[field]] += 1
    return found


def _judged(
    item: Item, model: str | None, field: Field | None, always: bool
) -> tuple[dict[str, Count], list[str]]:
    """Read and judge one item, maybe in another process; returns its counts, and lines where it is shown."""
    from onrecord.model.chosen import chosen

    predicted = read(item, chosen(model))
    verdict = judge(item, predicted)
    wrong = field is not None and verdict.right[field] is (field == "false")
    lines = list(report(item, predicted, verdict, field or "found")) if wrong or always else []
    return count(item, verdict), lines


def main(arguments: Sequence[str] | None = None, say: Callable[[str], None] = print) -> int:
    """Run the command; returns the exit status."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.readouts", description="Who met whom in official readouts."
    )
    model_option(parser)
    parser.add_argument("--all", action="store_true", help="every item, not the gate's sample")
    parser.add_argument("--site", choices=("kremlin", "state"), help="this site only")
    parser.add_argument(
        "--errors", choices=FIELDS, metavar="FIELD", help=f"show what is wrong: {', '.join(FIELDS)}"
    )
    parser.add_argument("--show", type=int, default=20, metavar="N", help="items shown")
    parser.add_argument("--item", metavar="KEY", help="this item only, shown whatever it is")
    parser.add_argument("--workers", type=int, default=1, metavar="N", help="processes")
    parser.add_argument("--checked", action="store_true", help="sum up the hand-checked labels and stop")
    options = parser.parse_args(arguments)
    if options.checked:
        for name, verdicts in checked().items():
            say(
                f"  sample {name:12}"
                + ", ".join(f"{verdicts[one]} {one}" for one in ("ok", "wrong", "unsure", "-"))
            )
        return 0
    if (lacks := missing()) is not None:
        say(lacks)
        return 1
    corpus = load()
    items = corpus.items if options.all or options.item else sample(corpus.items)
    wanted = [one for one in items if options.site in (None, one.site) and options.item in (None, one.key)]
    each = partial(_judged, model=options.model, field=options.errors, always=options.item is not None)
    counts, shown, begun = [], 0, time.perf_counter()
    if options.workers > 1:
        with ProcessPoolExecutor(options.workers) as pool:
            judged = list(pool.map(each, wanted, chunksize=16))
    for counted, lines in judged if options.workers > 1 else map(each, wanted):
        counts.append(counted)
        if lines and shown < options.show:
            shown += 1
            say("\n".join(lines) + "\n")
    left_out = ", ".join(f"{number} {reason}" for reason, number in corpus.left_out.items())
    say(f"{len(counts)} items in {time.perf_counter() - begun:.0f} s; left out of all: {left_out}")
    for name, one in figures(counts, FIGURES).items():
        if one.value is not None:
            say(f"  {name:32}{one.value:6.1f}  ({one.low:.1f} to {one.high:.1f})  of {one.sums.gold}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
