"""`onrecord same`: two names, in whatever script, and whether they can be one person's, point by point."""

from __future__ import annotations

import argparse
import json
import sys
from math import exp
from typing import TYPE_CHECKING

from onrecord.cli import exits
from onrecord.errors import UsageError

if TYPE_CHECKING:
    from onrecord.names.compare import Comparison
    from onrecord.names.context import Named

EXAMPLES = """\
  onrecord same "Misha Trubnik" "Mikhail Trubnik"
  onrecord same "Oskar Hallin" "Оскар Халлин" --role-left "prime minister" --role-right "Prime Minister"
  onrecord same "Ada Olt" "A. Olt" --place-left Saller --place-right Saller --format json"""

# What may be told of each of the two, and of which each may be told several times.
_AROUND = {
    "role": ("ROLE", "an office or title of the {side} one"),
    "place": ("PLACE", "a place that the {side} one is named with"),
    "with": ("NAME", "somebody named beside the {side} one"),
    "year": ("YEAR", "a year in which the {side} one is named"),
}
# Beyond these a weight decides alone, and a number of times would only look exact.
_MOST = 12.0
# A weight this near to none is none: it changes the odds by less than a twentieth.
_LEAST = 0.05


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `same`."""
    parser.add_argument("left", type=_name, metavar="LEFT", help="a person's name as printed, in any script")
    parser.add_argument("right", type=_name, metavar="RIGHT", help="the name to compare it with")
    for side in ("left", "right"):
        for kind, (metavar, words) in _AROUND.items():
            parser.add_argument(
                f"--{kind}-{side}",
                action="append",
                default=[],
                metavar=metavar,
                type=_year if kind == "year" else str,
                help=f"{words.format(side=side)}; can be repeated",
            )
    parser.add_argument(
        "--format", choices=("text", "json"), default="text", help="text for people (default) or json"
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Compare the two and print the verdict, the score and what it is made of; every verdict is code 0."""
    from onrecord.names.compare import compare

    found = compare(_named(options, "left"), _named(options, "right"))
    if options.format == "json":
        row = {
            "left": options.left,
            "right": options.right,
            "verdict": found.verdict,
            "score": round(found.score, 4),
            "features": [
                feature._replace(weight=round(feature.weight, 4))._asdict() for feature in found.features
            ],
        }
        sys.stdout.write(json.dumps(row, ensure_ascii=False) + "\n")
    else:
        sys.stdout.writelines(f"{line}\n" for line in _lines(options, found))
    return exits.DONE


def _named(options: argparse.Namespace, side: str) -> Named:
    from onrecord.names.context import Named

    def told(kind: str) -> list[str]:
        values: list[str] = getattr(options, f"{kind}_{side}")
        return values

    named = Named.of(
        getattr(options, side),
        roles=told("role"),
        places=told("place"),
        others=told("with"),
        years=map(int, told("year")),
    )
    if not any(name.words for name in named.names):
        raise UsageError(f"{getattr(options, side)!r} is a title and no name. Write the name with it.")
    return named


def _lines(options: argparse.Namespace, found: Comparison) -> list[str]:
    from onrecord.show.printable import printable
    from onrecord.show.wording import sureness

    # A label first: a line that began with a Hebrew name would run from right to left.
    lines = [
        f"{found.verdict}, {sureness(found.score)}",
        f"  {'left':<12} {printable(options.left)}",
        f"  {'right':<12} {printable(options.right)}",
    ]
    for feature in found.features:
        label = feature.name.replace("-", " ")
        lines.append(f"  {label:<12} {_weighed(feature.weight):<22} {printable(feature.words)}")
    return lines


def _weighed(weight: float) -> str:
    """Return a weight, a logarithm of odds, in words."""
    if weight <= -_MOST:
        return "rules it out"
    if abs(weight) < _LEAST:
        return "changes nothing"
    times = exp(abs(weight))
    shown = f"{times:,.0f}" if times >= 10 else f"{times:.2g}"
    return f"{shown} times {'likelier' if weight > 0 else 'less likely'}"


def _name(word: str) -> str:
    if not any(character.isalpha() for character in word):
        raise argparse.ArgumentTypeError(f"{word!r} has no letter and is no name")
    return word


def _year(word: str) -> str:
    if not (word.isascii() and word.isdecimal() and len(word) == 4):
        raise argparse.ArgumentTypeError(f"{word!r} is no year such as 2031")
    return word
