"""How sure a rule may be: counts, on PolNeAR's training part, how often what it found was right.

`python -m benchmarks.calibrate` writes `lexicon/confidence.tsv` anew, without the model; `--check` prints
how well the confidences hold on PolNeAR dev and on the gold, which the counts have not seen: the expected
calibration error (ECE) in ten bins, and a row a bin. A quote is right when its content and one of the
gold's share at least half of the longer one and, where the record names a source, the two have the same
head. Rules for forms that PolNeAR hardly has (turns, releases, signatures) are counted on the gold instead,
which then has seen them.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from benchmarks import polnear, sets
from benchmarks.calibration import expected_error, judged
from onrecord.types import Quote, Record

TABLE = Path(__file__).resolve().parent.parent / "src" / "onrecord" / "lexicon" / "confidence.tsv"
HEADER = """\
# source: counted by benchmarks/calibrate.py on PolNeAR's training part (840 articles), and on benchmarks/gold
#   for the rules that PolNeAR hardly has: {forms}
# licence: Apache-2.0
# admitted when: the rule found at least {fewest} quotes of the kind
# columns: rule kind frame right of
"""
# PolNeAR annotates no quote inside a quote, and of a quote passed on the one who passes it on.
INNER = ("inside", "quoted-as", "message")
FORMS = ("turn", "turn-unlabelled", "attributable", "statement-by", "from-label", "dash", "colon", *INNER)
FEWEST = 5

Key = tuple[str, str, str]


def key(quote: Quote) -> Key:
    """Return rule, kind and frame of a quote ("-": the rule has none)."""
    tags = dict(tag.split(":", 1) for tag in reversed(quote.by))
    return next(tag for tag in quote.by if tag.startswith("rule:"))[5:], quote.kind, tags.get("frame", "-")


def count(documents: Iterable[tuple[Record, Record]]) -> tuple[Counter[Key], Counter[Key]]:
    """Return how many quotes of each key were right, and how many there were."""
    right: Counter[Key] = Counter()
    found: Counter[Key] = Counter()
    for gold, predicted in documents:
        for quote, is_right in judged(gold, predicted):
            found[key(quote)] += 1
            right[key(quote)] += is_right
    return right, found


def write_table() -> None:
    """Count and write the table."""
    train = polnear.load(polnear.dev_path().with_name("train.jsonl.gz"))
    pipeline = sets.own_pipeline("none")
    right, found = count((one.record, pipeline(sets.as_kept(one))) for one in train)
    own = sets.gold_set()
    by_form = count((one.record, made) for one, made in sets.predict(own, pipeline))
    rows = [(k, right[k], n) for k, n in found.items() if k[0] not in FORMS and n >= FEWEST]
    rows += [(k, by_form[0][k], n) for k, n in by_form[1].items() if k[0] in FORMS and n >= FEWEST]
    lines = ["\t".join((*k, str(good), str(n))) for k, good, n in sorted(rows)]
    head_lines = HEADER.format(forms=", ".join(FORMS), fewest=FEWEST)
    TABLE.write_text(head_lines + "\n".join(lines) + "\n", encoding="utf-8")
    print(f"wrote {len(lines)} rows to {TABLE}")


def check(model: str | None) -> None:
    """Print how the confidences hold on what the counts have not seen."""
    for measured in (sets.gold_set(), sets.polnear_set()):
        if measured is None:
            print("skipped: PolNeAR dev is not there")
            continue
        made = sets.predict(measured, sets.own_pipeline(model))
        pairs = [(q.confidence, ok) for one, record in made for q, ok in judged(one.record, record)]
        error, table = expected_error(pairs)
        print(f"{measured.name}: {len(pairs)} quotes, ECE {error:.3f}")
        for sure, share, n in table:
            print(f"  said {sure:.2f}  right {share:.2f}  of {n}")


def main() -> None:
    """Write the table, or check it."""
    parser = argparse.ArgumentParser(description="Count how often each rule is right.")
    parser.add_argument("--check", action="store_true", help="print how well the confidences hold")
    sets.model_option(parser)
    options = parser.parse_args()
    check(options.model) if options.check else write_table()


if __name__ == "__main__":
    main()
