"""Run the pipeline and the proof over many real texts: no crash, no hang, no lie.

    python -m benchmarks.sweep [--readouts N] [--limit SECONDS]

N readouts of each kind, evenly from the file (300 unless told), and all of PolNeAR
dev, from the shared data. Every record is proved, written and read back. An
`OnRecordError` is an answer, anything else a crash. Exit status 1 if there is any
crash, hang or lie.
"""

from __future__ import annotations

import argparse
import gzip
import json
import signal
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType
from typing import Any

from benchmarks.memory import peak_mib
from benchmarks.polnear import dev_path, shared_folder
from benchmarks.sets import Pipeline, model_option, own_pipeline
from onrecord import codec
from onrecord.errors import OnRecordError, RecordError
from onrecord.read import from_text
from onrecord.record.verify import verify

READOUTS = ("kremlin_to_2018", "state_to_2022_03")


@dataclass(slots=True)
class Sweep:
    """What came of the texts of one collection."""

    name: str
    texts: int = 0
    words: int = 0
    quotes: int = 0
    meetings: int = 0
    refused: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    seconds: list[tuple[float, str]] = field(default_factory=list)


class _HangError(BaseException):
    """A text took longer than the limit; no `except Exception` on its way catches it."""


def collections(readouts: int) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """Yield the collections that are there: a name and the documents taken from it."""
    for name in READOUTS:
        path = shared_folder() / "data" / "readouts" / f"{name}.jsonl.gz"
        if path.exists():
            every = _lines(path)
            step = max(1, len(every) // readouts)
            yield name, every[::step][:readouts]
    if dev_path().exists():
        yield "polnear dev", _lines(dev_path())


def sweep(name: str, documents: Sequence[dict[str, Any]], pipeline: Pipeline, limit: int) -> Sweep:
    """Run over one collection, each text for at most `limit` seconds."""
    outcome = Sweep(name)
    signal.signal(signal.SIGALRM, _hang)
    for document in documents:
        label = str(document.get("id") or document.get("url"))
        began = time.perf_counter()
        signal.alarm(limit)
        try:
            _one(document, label, pipeline, outcome)
        except RecordError as error:
            outcome.faults.append(f"{label}: {error}")
        except OnRecordError as error:
            outcome.refused.append(f"{label}: {error}")
        except _HangError:
            outcome.faults.append(f"{label}: no end after {limit} s")
        except Exception as error:  # noqa: BLE001 - whatever it is, it is what we look for
            outcome.faults.append(f"{label}: {type(error).__name__}: {error}")
        finally:
            signal.alarm(0)
        outcome.texts += 1
        outcome.seconds.append((time.perf_counter() - began, label))
    return outcome


def row(one: Sweep) -> str:
    """Write the outcome as a row of a Markdown table."""
    ordered = sorted(one.seconds)
    longest, label = ordered[-1]
    return (
        f"| {one.name} | {one.texts} | {one.words:,} | {one.quotes} | {one.meetings} "
        f"| {len(one.refused)} | {len(one.faults)} | {sum(taken for taken, _ in ordered):.1f} "
        f"| {1000 * ordered[len(ordered) // 2][0]:.0f} | {1000 * longest:.0f} ms: {label[-60:]} |"
    )


def _one(document: dict[str, Any], label: str, pipeline: Pipeline, outcome: Sweep) -> None:
    """Read, record, prove, write and read back one text."""
    published = (document.get("published") or document.get("date") or "")[:10] or None
    text = document["text"]
    record = pipeline(from_text(text, name=label, published=published, title=document.get("title")))
    outcome.words += len(text.split())
    outcome.quotes += len(record.quotes)
    outcome.meetings += len(record.meetings)
    verify(record)
    line = codec.dump(record)
    if codec.load(line) != record:
        outcome.faults.append(f"{label}: another record when written and read back")


def _lines(path: Path) -> list[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def _hang(_signal: int, _frame: FrameType | None) -> None:
    raise _HangError


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the sweep; returns the exit status."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.sweep", description="No crash, no hang, no lie."
    )
    parser.add_argument(
        "--readouts", type=int, default=300, metavar="N", help="of each kind, 300 unless told"
    )
    parser.add_argument(
        "--limit", type=int, default=30, metavar="SECONDS", help="for one text, 30 unless told"
    )
    model_option(parser)
    options = parser.parse_args(arguments)
    pipeline = own_pipeline(options.model)
    faults = swept = 0
    print("| texts | number | words | quotes | meetings | refused | faults | seconds | median ms | slowest |")
    print("|---|---|---|---|---|---|---|---|---|---|")
    told: list[str] = []
    for name, documents in collections(options.readouts):
        one = sweep(name, documents, pipeline, options.limit)
        print(row(one), flush=True)
        told += [f"REFUSED {fault}" for fault in one.refused] + [f"FAULT {fault}" for fault in one.faults]
        faults += len(one.faults)
        swept += 1
    print(f"\npeak memory {peak_mib():.0f} MiB; {swept} of {len(READOUTS) + 1} collections were there")
    for line in told:
        print(line)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
