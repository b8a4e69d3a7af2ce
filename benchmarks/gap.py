"""GAP development: which of two names a pronoun means, on pages of an encyclopedia.

    python -m benchmarks.gap [--model PATH] [--half] [--pairs] [--errors N]

Webster et al. (2018), https://github.com/google-research-datasets/gap-coreference; 2,000 ambiguous pronouns,
half of them feminine, each with two names in its snippet. Counted as their scorer counts: a decision a name,
"the pronoun means it" or not, and F1 over all of them, over masculine and over feminine pronouns.

End to end is what is published: the whole pipeline reads the snippet, and a name is meant where the entity
that has the pronoun among its mentions has one on the name. `--pairs` asks the model's shares alone
(`Findings.antecedents`), names joined to entities as the record joins them, once without abstaining and once
where "none of them" or half the share may be the answer.

The corpus lies beside the checkout (`../shared/data/gap`); it is no part of the project. Nothing is trained
on its development part.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import hashlib
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from benchmarks.polnear import shared_folder
from benchmarks.sets import MeasureError, model_option, own_pipeline
from onrecord.annotate.stage import Model, annotate
from onrecord.findings import Findings, Gender, Reading
from onrecord.pipeline import record as make_record
from onrecord.spans import Span
from onrecord.types import Article, Record, Source

_FEMININE = frozenset({"she", "her", "hers", "herself"})
# Abstaining, an answer must have at least this share.
ENOUGH = 0.5
# What a decision is keyed by: the entity of the record, or the mention where no entity has it.
_Key = tuple[str, int]


class Snippet(NamedTuple):
    """A pronoun, its gender, two names, and which of them it means (never both; maybe neither)."""

    name: str
    text: str
    pronoun: Span
    gender: Gender
    candidates: tuple[Span, Span]
    right: tuple[bool, bool]

    @property
    def reading(self) -> Reading:
        """The snippet as an article."""
        digest = hashlib.sha256(self.text.encode()).hexdigest()
        source = Source(self.name, digest, "text/plain", "gap/1")
        return Reading(Article(f"sha256:{digest}", None, None, None, None, None, "en", self.text, source))


Decision = tuple[bool, bool]
Decide = Callable[[Snippet], Decision]


@dataclass(slots=True)
class Tally:
    """Decisions over both names of each snippet."""

    right: int = 0
    said: int = 0
    true: int = 0

    def add(self, told: Decision, wanted: Decision) -> None:
        """Count the two decisions of a snippet."""
        self.right += sum(one and other for one, other in zip(told, wanted, strict=True))
        self.said += sum(told)
        self.true += sum(wanted)

    @property
    def f1(self) -> float:
        """F1 in percent; 0 where there is none to tell."""
        return 200 * self.right / (self.said + self.true) if self.said + self.true else 0.0


@dataclass(slots=True)
class Score:
    """Tallies by the pronoun's gender."""

    by_gender: dict[Gender, Tally] = field(
        default_factory=lambda: {"masculine": Tally(), "feminine": Tally()}
    )

    def figures(self) -> dict[str, float]:
        """Return F1, its two halves, how far they lie apart, feminine as a share, precision and recall."""
        masculine, feminine = self.by_gender["masculine"], self.by_gender["feminine"]
        both = Tally(*(getattr(masculine, part) + getattr(feminine, part) for part in Tally.__slots__))
        return {
            "F1": both.f1,
            "F1 masculine": masculine.f1,
            "F1 feminine": feminine.f1,
            "gap": abs(masculine.f1 - feminine.f1),
            "feminine / masculine": feminine.f1 / masculine.f1 if masculine.f1 else 0.0,
            "precision": 100 * both.right / both.said if both.said else 0.0,
            "recall": 100 * both.right / both.true if both.true else 0.0,
        }


def dev_path() -> Path:
    """Return where GAP development lies, if it is there at all."""
    return shared_folder() / "data" / "gap" / "development.tsv.gz"


def load(path: Path | None = None) -> list[Snippet]:
    """Load a part of GAP (development unless told), in the order of the file."""
    with gzip.open(path or dev_path(), "rt", encoding="utf-8", newline="") as lines:
        return list(snippets(lines))


def snippets(lines: Iterable[str]) -> Iterable[Snippet]:
    """Read a snippet a row from lines of the table, its header first."""
    for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
        pronoun, a, b = (
            Span(start := int(row[f"{what}-offset"]), start + len(row[what]))
            for what in ("Pronoun", "A", "B")
        )
        gender: Gender = "feminine" if row["Pronoun"].lower() in _FEMININE else "masculine"
        right = (row["A-coref"].upper() == "TRUE", row["B-coref"].upper() == "TRUE")
        yield Snippet(row["ID"], row["Text"], pronoun, gender, (a, b), right)


def half(whole: Sequence[Snippet]) -> list[Snippet]:
    """Return every other pair of snippets: the half for those in a hurry, always the same."""
    return [snippet for at, snippet in enumerate(whole) if at % 4 < 2]


def in_record(record: Record, snippet: Snippet) -> Decision:
    """Say which names the record gives the pronoun's entity; where nobody has it, none."""
    for entity in record.entities:
        spans = [mention.span for mention in entity.mentions]
        if any(span.overlaps(snippet.pronoun) for span in spans):
            a, b = (any(span.overlaps(name) for span in spans) for name in snippet.candidates)
            return a, b
    return False, False


def in_shares(findings: Findings, record: Record, snippet: Snippet, least: float) -> Decision:
    """Say which name the model's shares give the pronoun, summed over the entities of the record.

    Args:
        findings: with the shares.
        record: says which names are one entity's; its pronouns are not looked at.
        snippet: what is asked.
        least: the share an answer must have, and "none of them" may then win; 0 is no abstaining.
    """
    owners = _owners(findings, record)
    shares: dict[int, dict[_Key, float]] = {}
    for one in findings.antecedents:  # in text order, so that a chain of pronouns leads on
        told = shares.setdefault(one.mention, defaultdict(float))
        known = shares.get(one.antecedent, {}) if one.antecedent not in owners else {}
        for key, share in (known or {owners.get(one.antecedent, ("mention", one.antecedent)): 1.0}).items():
            told[key] += one.share * share
    for index, told in shares.items():
        if not findings.mentions[index].span.overlaps(snippet.pronoun):
            continue
        best = max(sorted(told), key=lambda key: told[key])
        if told[best] < least or (least and told[best] < 1 - sum(told.values())):
            return False, False
        spans = [
            mention.span
            for at, mention in enumerate(findings.mentions)
            if owners.get(at, ("mention", at)) == best
        ]
        a, b = (any(span.overlaps(name) for span in spans) for name in snippet.candidates)
        return a, b
    return False, False


def _owners(findings: Findings, record: Record) -> dict[int, _Key]:
    """Return the entity of each name, by the mention's number."""
    owner = {mention.span: at for at, entity in enumerate(record.entities) for mention in entity.mentions}
    return {
        at: ("entity", owner[mention.span])
        for at, mention in enumerate(findings.mentions)
        if mention.form != "pronoun" and mention.span in owner
    }


def scored(chosen: Sequence[Snippet], decide: Decide) -> Score:
    """Score decisions on snippets."""
    score = Score()
    for snippet in chosen:
        score.by_gender[snippet.gender].add(decide(snippet), snippet.right)
    return score


def measure(model: Model | None) -> dict[str, float]:
    """Return what the gate holds, end to end on all of GAP development: F1 and the gap between its halves."""
    found = scored(load(), lambda snippet: in_record(make_record(snippet.reading, model), snippet)).figures()
    return {"F1": found["F1"], "gap": found["gap"]}


def figures(model: str | None = None, threads: int | None = None) -> dict[str, float]:
    """Return the published figures, end to end on all of GAP development (see `Score.figures`).

    Raises:
        MeasureError: there is no such model.
        FileNotFoundError: GAP is not there.
    """
    pipeline = own_pipeline(model, threads)
    return scored(load(), lambda snippet: in_record(pipeline(snippet.reading), snippet)).figures()


def pair_figures(
    chosen: Sequence[Snippet], model: Model | None, pipeline: Callable[[Reading], Record]
) -> dict[str, dict[str, float]]:
    """Return the figures of the model's shares alone: every pronoun answered, and abstaining."""
    scores = {"answering": Score(), "abstaining": Score()}
    for snippet in chosen:
        findings, record = annotate(snippet.reading.article, model), pipeline(snippet.reading)
        for name, least in (("answering", 0.0), ("abstaining", ENOUGH)):
            told = in_shares(findings, record, snippet, least)
            scores[name].by_gender[snippet.gender].add(told, snippet.right)
    return {name: score.figures() for name, score in scores.items()}


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures; returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.gap", description="GAP development, F1.")
    model_option(parser)
    parser.add_argument("--half", action="store_true", help="only every other pair of snippets")
    parser.add_argument("--pairs", action="store_true", help="the model's shares alone")
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="print so many wrong decisions")
    options = parser.parse_args(arguments)
    try:
        chosen = load()
        pipeline = own_pipeline(options.model)
    except (MeasureError, FileNotFoundError) as error:
        print(f"FAILED: {error}")
        return 1
    chosen = half(chosen) if options.half else chosen
    if options.pairs:
        from onrecord.model.chosen import chosen as model

        for name, told in pair_figures(chosen, model(options.model), pipeline).items():
            print(_row(f"shares, {name}", told))
        return 0
    left = options.errors

    def decide(snippet: Snippet) -> Decision:
        nonlocal left
        told = in_record(pipeline(snippet.reading), snippet)
        if told != snippet.right and left > 0:
            left -= 1
            print(_shown(snippet, told))
        return told

    print(_row("end to end", scored(chosen, decide).figures()))
    return 0


def _row(name: str, told: dict[str, float]) -> str:
    return f"{name:20}" + "  ".join(f"{figure} {value:.2f}" for figure, value in told.items())


def _shown(snippet: Snippet, told: Decision) -> str:
    """Return a snippet with its pronoun and names marked, what was decided and what is right."""
    text = snippet.text
    marks = sorted(zip((snippet.pronoun, *snippet.candidates), "PAB", strict=True), reverse=True)
    for span, mark in marks:
        text = f"{text[: span.start]}[{mark} {span.of(snippet.text)}]{text[span.end :]}"
    return f"{snippet.name}: said {told}, right {snippet.right}\n  {text}\n"


if __name__ == "__main__":
    sys.exit(main())
