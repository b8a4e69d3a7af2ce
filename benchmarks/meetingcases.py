"""Short passages that tell of one meeting each, and passages that tell of none.

    python -m benchmarks.meetingcases [--errors] [--model PATH]

Reads `benchmarks/cases/told_meetings.toml` and `benchmarks/cases/no_meetings.tsv`, written for the project by
writers who had not seen the program work; whatever a record tells of the second is false. Of the first a
passage is right when its record has one meeting, with those participants and no other, of that status.
"""

from __future__ import annotations

import argparse
import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from onrecord.annotate.stage import Model
from onrecord.model.chosen import chosen
from onrecord.pipeline import record
from onrecord.read import from_text
from onrecord.spans import Span
from onrecord.types import Meeting, Record

CASES = Path(__file__).resolve().parent / "cases"
# The day that "Tuesday" and its like count from; no case depends on which it is.
_PUBLISHED = "2031-04-18"


class Told(NamedTuple):
    """A passage and the one meeting in it, by the words that name its parts; "" where they are not told."""

    form: str
    text: str
    participants: tuple[str, ...]
    attendees: tuple[str, ...]
    status: str
    mode: str
    place: str
    time: str


class Passage(NamedTuple):
    """A passage without a meeting, and what makes it look like one."""

    text: str
    why: str


def told(path: Path = CASES / "told_meetings.toml") -> list[Told]:
    """Read the passages with a meeting.

    Raises:
        ValueError: a case points at words that its text does not have.
    """
    cases = []
    for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]:
        made = Told(
            case["form"],
            case["text"],
            tuple(case["participants"]),
            tuple(case.get("attendees", ())),
            case["status"],
            case["mode"],
            case.get("place", ""),
            case.get("time", ""),
        )
        for words in (*made.participants, *made.attendees, made.place, made.time):
            if words not in made.text:
                raise ValueError(f"{path.name}, {made.form}: the text has no {words!r}.")
        cases.append(made)
    return cases


def untold(path: Path = CASES / "no_meetings.tsv") -> list[Passage]:
    """Read the passages without one."""
    lines = path.read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return [Passage(*row) for row in rows[1:]]


def judge(case: Told, made: Record) -> dict[str, bool]:
    """Judge the record of a passage: found, alone, and each part of the meeting; parts of none are wrong."""
    right = {"found": bool(made.meetings), "one": len(made.meetings) == 1}
    meeting = max(made.meetings, key=lambda one: _common(case, one, made), default=None)
    wanted = {*case.participants, *case.attendees}
    people = meeting is not None and _common(case, meeting, made) == len(wanted) == len(meeting.participants)
    right["people"] = people
    right["status"] = meeting is not None and meeting.status == case.status
    right["mode"] = meeting is not None and meeting.mode == case.mode
    if case.place:
        place = meeting.place if meeting else None
        right["place"] = place is not None and any(
            place.span.overlaps(at) for at in _at(case.place, case.text)
        )
    if case.time:
        time = meeting.time if meeting else None
        right["time"] = time is not None and any(time.span.overlaps(at) for at in _at(case.time, case.text))
    right["right"] = right["one"] and people and right["status"]
    return right


def _common(case: Told, meeting: Meeting, made: Record) -> int:
    """Count the sides that are participants: some mention of the entity overlaps the words that name them."""
    mentions = {entity.id: [mention.span for mention in entity.mentions] for entity in made.entities}
    left = [[participant.span, *mentions[participant.entity]] for participant in meeting.participants]
    common = 0
    for words in {*case.participants, *case.attendees}:
        at = _at(words, case.text)
        found = next((spans for spans in left if any(one.overlaps(two) for one in spans for two in at)), None)
        if found is not None:
            left.remove(found)
            common += 1
    return common


def _at(words: str, text: str) -> list[Span]:
    return [Span(*match.span()) for match in re.finditer(re.escape(words), text)]


def read(text: str, model: Model | None) -> Record:
    """Make the record of a passage."""
    return record(from_text(text, published=_PUBLISHED), model)


def measure(model: Model | None) -> dict[str, float]:
    """Return the figures: percents of the passages with a meeting, and the count of the others with one."""
    seen: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for case in told():
        for name, is_right in judge(case, read(case.text, model)).items():
            seen[name] += 1
            right[name] += is_right
    shares = {name: 100 * right[name] / of for name, of in seen.items()}
    return shares | {"false meetings": sum(bool(read(passage.text, model).meetings) for passage in untold())}


def _shown(made: Record) -> Iterator[str]:
    names: Mapping[str, str] = {entity.id: entity.name for entity in made.entities}
    for one in made.meetings:
        who = "; ".join(f"{names[p.entity]} ({p.role})" for p in one.participants)
        where = one.place.text if one.place else "-"
        when = one.time.span.of(made.article.text) if one.time else "-"
        trigger = one.trigger.of(made.article.text)
        yield f"    {trigger!r} {one.status} {one.mode} [{who}] at {where}, {when} {one.by}"


def main() -> None:
    """Print the figures, and on demand every passage that came out wrong."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--errors", action="store_true", help="show each passage that came out wrong")
    parser.add_argument("--model", help='a folder with a model, or "none"')
    arguments = parser.parse_args()
    model = chosen(arguments.model)
    if arguments.errors:
        for case in told():
            made = read(case.text, model)
            wrong = [name for name, is_right in judge(case, made).items() if not is_right]
            if wrong:
                print(f"{case.form}: wrong {', '.join(wrong)}\n  {case.text}")
                wanted = f"{case.status} {case.mode} {[*case.participants, *case.attendees]}"
                print(
                    f"  wanted {wanted} at {case.place or '-'}, {case.time or '-'}", *_shown(made), sep="\n"
                )
        for passage in untold():
            made = read(passage.text, model)
            if made.meetings:
                print(f"false ({passage.why})\n  {passage.text}", *_shown(made), sep="\n")
    print(f"{len(told())} passages with a meeting, {len(untold())} without")
    for name, value in measure(model).items():
        print(f"{name:16} {value:5.1f}")


if __name__ == "__main__":
    main()
