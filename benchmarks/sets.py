"""The sets that are measured on, and the pipeline run over them."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks import gum, polnear, uner
from benchmarks.counts import Figure, figures
from benchmarks.gold import compiled as gold
from benchmarks.scores import FIGURES, SetName, count
from benchmarks.sources import read_source
from onrecord.errors import ModelError, OnRecordError
from onrecord.findings import Reading
from onrecord.record.verify import verify
from onrecord.types import Record

if TYPE_CHECKING:  # numpy starts threads, which `benchmarks.speed` must pin first
    from onrecord.annotate.stage import Model

Pipeline = Callable[[Reading], Record]


class MeasureError(Exception):
    """Measuring can't go on; `str(error)` says why and what to do."""


@dataclass(frozen=True, slots=True)
class Set:
    """Documents with gold, and how a reading of each is had."""

    name: SetName
    documents: Sequence[gold.Gold]
    reading: Callable[[gold.Gold], Reading]


def gold_set() -> Set:
    """Return the project's own gold; its sources are read anew, by the pipeline's reader.

    Raises:
        MeasureError: it is not compiled.
    """
    if not gold.RECORDS.exists() or not gold.FACTS.exists():
        raise MeasureError("the gold is not compiled; run python -m benchmarks.gold.compile")
    return Set("gold", gold.load(), read_anew)


def polnear_set() -> Set | None:
    """Return PolNeAR dev, `None` where its file is not there."""
    return Set("polnear", polnear.load(), as_kept) if polnear.dev_path().exists() else None


def uner_set() -> Set | None:
    """Return UNER EWT dev, `None` where its file is not there."""
    return Set("uner", uner.load(), as_kept) if uner.dev_path().exists() else None


def gum_set() -> Set | None:
    """Return GUM dev, news and interviews, `None` where its file is not there."""
    return Set("gum", gum.load(), as_kept) if gum.dev_path().exists() else None


def beside() -> tuple[list[Set], list[str]]:
    """Return the sets that lie beside the checkout, and a sentence for each one that does not."""
    there: list[Set] = []
    skipped = []
    places: tuple[tuple[str, SetName, Path, Callable[[], Set | None]], ...] = (
        ("PolNeAR dev", "polnear", polnear.dev_path(), polnear_set),
        ("UNER EWT dev", "uner", uner.dev_path(), uner_set),
        ("GUM dev", "gum", gum.dev_path(), gum_set),
    )
    for title, name, path, load in places:
        if (found := load()) is not None:
            there.append(found)
        else:
            skipped.append(f"{title} is not at {path}; {len(FIGURES[name])} figures were not checked")
    return there, skipped


def as_kept(document: gold.Gold) -> Reading:
    """Return a reading of the article as the gold keeps it."""
    return Reading(document.record.article)


def read_anew(document: gold.Gold) -> Reading:
    """Read an article of the gold from its source, by the pipeline's reader.

    Raises:
        MeasureError: the reader gives another text than the gold has.
    """
    article = document.record.article
    path = gold.ARTICLES / article.source.name
    reading = read_source(path, published=article.published, outlet=article.outlet, url=article.url)
    if reading.article.text != article.text:
        raise MeasureError(
            f"{document.name}: the reader now gives another text than the gold has; "
            "see what changed, then run python -m benchmarks.gold.compile"
        )
    return reading


def model_option(parser: ArgumentParser) -> None:
    """Add `--model`, so that each figure can be had with and without."""
    parser.add_argument(
        "--model",
        metavar="PATH",
        help="a model's folder, or none (rules alone); unless told, the packaged one",
    )


def own_model(model: str | None = None, threads: int | None = None) -> Model | None:
    """Return a model, as `model.chosen.chosen` names them.

    Raises:
        MeasureError: there is no such model.
    """
    from onrecord.model.chosen import chosen

    try:
        return chosen(model, threads)
    except ModelError as error:
        raise MeasureError(str(error)) from error


def own_pipeline(model: str | None = None, threads: int | None = None) -> Pipeline:
    """Return onrecord's pipeline with a model, as `model.chosen.chosen` names them.

    Raises:
        MeasureError: there is no such model.
    """
    from onrecord.pipeline import record

    loaded = own_model(model, threads)
    return lambda reading: record(reading, loaded)


def predict(measured: Set, pipeline: Pipeline) -> list[tuple[gold.Gold, Record]]:
    """Run the pipeline over a set; each document's gold with its prediction."""
    return [(document, pipeline(measured.reading(document))) for document in measured.documents]


def measure(measured: Set, pipeline: Pipeline) -> tuple[dict[str, Figure], list[str]]:
    """Return the published figures of a pipeline on a set, and the lies its records tell.

    Every record is proved; one that does not hold is scored all the same.
    """
    counts, lies = [], []
    for document, record in predict(measured, pipeline):
        try:
            verify(record)
        except OnRecordError as error:
            lies.append(f"{measured.name}: {document.name}: {error}")
        counts.append(count(document, record, measured.name))
    return figures(counts, FIGURES[measured.name]), lies
