"""How fast: articles and words a second against a spaCy pipeline, start-up, peak memory.

    python -m benchmarks.speed [--model PATH] [--rounds N] [--articles N] [--json]

All on the same texts (PolNeAR dev, else the gold) in one run on one pinned core and
one thread: a warm-up, then rounds in turn, so that both meet the same load. Seconds
are those of the processor, wall seconds stand beside them; a word is what white
space parts. Start-up and memory are measured in processes of their own.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median

from benchmarks.sets import gold_set, model_option, own_pipeline, polnear_set

CHECKOUT = Path(__file__).resolve().parent.parent
_ONE_THREAD = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS")
_STARTS = 7
_MEMORY = "from benchmarks.memory import peak_mib; print(peak_mib())"
_OURS = """
from onrecord.model.chosen import chosen
from onrecord.pipeline import record
from onrecord.read import from_text
model = chosen({model!r}, threads=1)
"""
_THEIRS = "from benchmarks.spacy_shape import pipeline; nlp = pipeline()"

Work = Callable[[Sequence[str]], None]


@dataclass(frozen=True, slots=True)
class Speed:
    """One contestant: medians over rounds, with the slowest and the fastest round."""

    name: str
    articles_per_second: float
    words_per_second: float
    slowest: float
    fastest: float
    wall_words_per_second: float


@dataclass(frozen=True, slots=True)
class Start:
    """A command started several times in processes of their own; milliseconds."""

    name: str
    median: float
    least: float
    most: float


@dataclass(frozen=True, slots=True)
class Report:
    """All that was measured, and on what."""

    machine: str
    texts: str
    articles: int
    words: int
    rounds: int
    speeds: tuple[Speed, ...]
    starts: tuple[Start, ...]
    peak_mib: dict[str, float]
    missing: tuple[str, ...]


def ours(model: str | None) -> Work:
    """Return our pipeline as a user calls it: a text in, a record out, reading included."""
    from onrecord.read import from_text

    record = own_pipeline(model, threads=1)

    def work(texts: Sequence[str]) -> None:
        for text in texts:
            record(from_text(text, published="2031-04-18"))

    return work


def theirs() -> Work:
    """Return the spaCy pipeline; its own batches, one process.

    Raises:
        ImportError: spaCy is not installed.
    """
    from benchmarks.spacy_shape import pipeline

    nlp = pipeline()

    def work(texts: Sequence[str]) -> None:
        for _ in nlp.pipe(texts):
            pass

    return work


def race(contestants: dict[str, Work], texts: Sequence[str], rounds: int) -> tuple[Speed, ...]:
    """Run each over all texts, in turn, `rounds` times after a warm-up on a few."""
    words = sum(len(text.split()) for text in texts)
    seconds: dict[str, list[tuple[float, float]]] = {name: [] for name in contestants}
    for work in contestants.values():
        work(texts[:10])
    for _ in range(rounds):
        for name, work in contestants.items():
            busy, wall = time.process_time(), time.perf_counter()
            work(texts)
            seconds[name].append((time.process_time() - busy, time.perf_counter() - wall))
    speeds = []
    for name, measured in seconds.items():
        busy = median(one for one, _ in measured)
        speeds.append(
            Speed(
                name=name,
                articles_per_second=len(texts) / busy,
                words_per_second=words / busy,
                slowest=words / max(one for one, _ in measured),
                fastest=words / min(one for one, _ in measured),
                wall_words_per_second=words / median(wall for _, wall in measured),
            )
        )
    return tuple(speeds)


def strayed(core: int) -> int:
    """Return how many threads of this process may run on other cores than the one it is pinned to.

    A thread inherits the pin of the one that starts it; a runtime with a pool of its own may undo that.
    """
    allowed = [path.read_text("ascii") for path in Path("/proc/self/task").glob("*/status")]
    return sum(f"\nCpus_allowed_list:\t{core}\n" not in told for told in allowed)


def start(name: str, command: Sequence[str], text: str = "") -> Start:
    """Start a command several times, `text` on its standard input.

    Raises:
        CalledProcessError: it fails.
    """
    taken = []
    for _ in range(_STARTS):
        began = time.perf_counter()
        _run(command, text)
        taken.append(1000 * (time.perf_counter() - began))
    return Start(name, median(taken), min(taken), max(taken))


def peak(setup: str, each: str, texts: Sequence[str]) -> float:
    """Return the peak resident memory, in MiB, of a process: `setup`, then `each` for every `text`."""
    program = f"import json, sys\n{setup}\nfor text in json.load(sys.stdin):\n    {each}\n{_MEMORY}"
    return float(_run([sys.executable, "-c", program], json.dumps(list(texts))).split()[-1])


def _run(command: Sequence[str], text: str) -> str:
    environment = os.environ | dict.fromkeys(_ONE_THREAD, "1")
    done = subprocess.run(  # noqa: S603 - our own commands, no shell
        command,
        input=text,
        capture_output=True,
        text=True,
        check=True,
        cwd=CHECKOUT,
        env=environment,
        timeout=600,
    )
    return done.stdout


def measure(rounds: int, articles: int | None, model: str | None) -> Report:
    """Measure everything; what can't be measured is told in `missing`."""
    own = _OURS.format(model=model)
    measured = polnear_set()
    where = measured or gold_set()
    texts = [document.record.article.text for document in where.documents][:articles]
    missing = [] if measured else ["PolNeAR dev is not there, so the texts are the gold"]
    core = min(os.sched_getaffinity(0)) if hasattr(os, "sched_setaffinity") else None
    if core is not None:  # before anything that starts threads is imported
        os.sched_setaffinity(0, {core})
    else:
        missing.append("this system can't pin a process to a core")
    contestants = {"onrecord": ours(model)}
    peaks = {"onrecord": peak(own, "record(from_text(text), model)", texts)}
    try:
        contestants["spaCy, shape of en_core_web_sm"] = theirs()
        peaks["spaCy, shape of en_core_web_sm"] = peak(_THEIRS, "nlp(text)", texts)
    except ImportError:
        missing.append("spaCy is not installed; it is in the extra bench")
    script = Path(sys.executable).with_name("onrecord")
    command = [str(script)] if script.exists() else [sys.executable, "-m", "onrecord"]
    first = f"import sys{own}record(from_text(sys.stdin.read()), model)"
    reads = [*command, "read", "-", "--format", "json", "--threads", "1"]
    reads += ["--model", model] if model else []
    starts = (
        start("python alone", [sys.executable, "-c", "pass"]),
        start("import onrecord", [sys.executable, "-c", "import onrecord"]),
        start("onrecord --help", [*command, "--help"]),
        start("first article, from Python", [sys.executable, "-c", first], texts[0]),
        start("onrecord read -", reads, texts[0]),
    )
    speeds = race(contestants, texts, rounds)
    if core is not None and (free := strayed(core)):
        missing.append(f"one core alone: {free} threads of this process were free to run on others")
    return Report(
        machine=f"{platform.machine()}, {platform.system()}, Python {platform.python_version()}",
        texts=where.name,
        articles=len(texts),
        words=sum(len(text.split()) for text in texts),
        rounds=rounds,
        speeds=speeds,
        starts=starts,
        peak_mib=peaks,
        missing=tuple(missing),
    )


def markdown(report: Report) -> str:
    """Write a report as Markdown."""
    what = f"{report.articles} articles ({report.texts}), {report.words:,} words, {report.rounds} rounds"
    lines = [
        f"{what}, one core, one thread; {report.machine}",
        "",
        "| | articles/s | words/s | slowest to fastest round | words/s by the wall clock | peak MiB |",
        "|---|---|---|---|---|---|",
    ]
    lines += [
        f"| {one.name} | {one.articles_per_second:.1f} | {one.words_per_second:,.0f} "
        f"| {one.slowest:,.0f} to {one.fastest:,.0f} | {one.wall_words_per_second:,.0f} "
        f"| {report.peak_mib[one.name]:.0f} |"
        for one in report.speeds
    ]
    if len(report.speeds) == 2:
        own, other = report.speeds
        lines += ["", f"onrecord : spaCy = {own.words_per_second / other.words_per_second:.2f} : 1"]
    lines += ["", "| start-up, ms | median | least | most |", "|---|---|---|---|"]
    lines += [
        f"| {one.name} | {one.median:.0f} | {one.least:.0f} | {one.most:.0f} |" for one in report.starts
    ]
    lines += [f"\nNot measured: {note}" for note in report.missing]
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the benchmark; returns the exit status."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.speed", description="How fast, against spaCy."
    )
    parser.add_argument("--rounds", type=int, default=5, help="rounds after the warm-up, 5 unless told")
    parser.add_argument("--articles", type=int, help="the first so many only")
    parser.add_argument("--json", action="store_true", help="JSON instead of Markdown")
    model_option(parser)
    options = parser.parse_args(arguments)
    os.environ.update(dict.fromkeys(_ONE_THREAD, "1"))
    report = measure(options.rounds, options.articles, options.model)
    print(json.dumps(asdict(report), indent=2, ensure_ascii=False) if options.json else markdown(report))
    return 0


if __name__ == "__main__":
    sys.exit(main())
