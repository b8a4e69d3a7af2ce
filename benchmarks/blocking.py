"""Do names of one person, or one body, share a key? `python -m benchmarks.blocking`.

Recall: of the pairs of name_bench dev that are labelled a match, how many share a key; of all pairs of forms
printed for one invented person, how many are found as candidate pairs. Candidates: pairs a name.
"""

from __future__ import annotations

import argparse
import csv
from collections import Counter

import numpy as np

from benchmarks.invented import invent
from benchmarks.polnear import shared_folder
from onrecord.names.blocking import body_keys, keys, order, pairs
from onrecord.names.person import PersonName

_BODIES = frozenset({"Company", "Organization", "LegalEntity"})


def labelled() -> dict[str, list[tuple[str, str]]] | None:
    """Return the matching pairs of name_bench dev, of people and of bodies; `None` where it is not there."""
    path = shared_folder() / "data" / "names" / "name_bench_dev.csv"
    if not path.exists():
        return None
    found: dict[str, list[tuple[str, str]]] = {"people": [], "bodies": []}
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            if row["is_match"] == "true" and (row["schema"] == "Person" or row["schema"] in _BODIES):
                found["people" if row["schema"] == "Person" else "bodies"].append(
                    (row["name1"], row["name2"])
                )
    return found


def missed(kind: str) -> list[tuple[str, str]]:
    """Return the matching pairs of `people` or `bodies` that share no key."""

    def of(name: str) -> set[str]:
        return set(keys(PersonName.parse(name), bare=True) if kind == "people" else body_keys(name))

    return [pair for pair in (labelled() or {}).get(kind, []) if not of(pair[0]) & of(pair[1])]


def figures(number: int = 5_000) -> dict[str, float]:
    """Return recall in hundredths (name_bench people, bodies; invented names) and candidate pairs a name."""
    known = labelled() or {}
    found = {f"blocking {kind}": 100 * (1 - len(missed(kind)) / len(of)) for kind, of in known.items()}
    invented = invent(number)
    # Names printed alike are one item, its person the first that bears it.
    person: dict[str, int] = {}
    for name, who in zip(invented.names, invented.people.tolist(), strict=True):
        person.setdefault(name, who)
    parsed = [PersonName.parse(name) for name in sorted(person)]
    whose = np.array([person[name.printed] for name in parsed])
    paired = pairs([keys(name) for name in parsed], [order(name) for name in parsed])
    together = int((whose[paired[:, 0]] == whose[paired[:, 1]]).sum())
    wanted = sum(forms * (forms - 1) // 2 for forms in Counter(whose.tolist()).values())
    found["blocking invented"] = 100 * together / wanted
    found["blocking pairs a name"] = len(paired) / len(parsed)
    return found


def main() -> None:
    """Print the figures and what was missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--names", type=int, default=100_000)
    asked = parser.parse_args()
    for name, value in figures(asked.names).items():
        print(f"{name:24}{value:8.2f}")
    for kind in ("people", "bodies"):
        for pair in missed(kind):
            print(f"{kind}: {pair[0]} | {pair[1]}")


if __name__ == "__main__":
    main()
