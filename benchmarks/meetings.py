# ruff: noqa: E501 - a pattern broken over lines can no longer be read against its examples
"""Meetings in official readouts: the title says who met whom, greetings say that nobody did.

    python -m benchmarks.meetings [--show N] [--sample N]

The title is put above the text as its first line, as the pages print it, and the
counterpart is the last capitalised word of what follows "with" or its like in it.
An item counts as found if a meeting has that surname among its participants.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.times import as_article
from onrecord.annotate.document import Document, build
from onrecord.annotate.meetings import find_meetings
from onrecord.annotate.names import find_mentions
from onrecord.annotate.times import find_times
from onrecord.findings import FoundMeeting

READOUTS = Path(__file__).parents[2] / "shared/data/readouts"
_MEETING_TITLE = re.compile(
    r"(?:[Mm]eetings? with|\bmet with|\bmet|[Cc]onversation with|[Cc]all with|[Tt]alks with|spoke (?:by telephone )?with|received)"
    r" (?!members|participants|representatives|workers|students|heads|the heads|delegates|leaders|people)(?P<whom>.+)"
)
_NO_MEETING_TITLE = re.compile(
    r"(?:Greeting|Condolence|Congratulat|Birthday greet|Message of (?:greet|condol)|.*\b(?:sent|congratulated|expressed)\b.*"
    r"(?:greet|condol|message|congratul|telegram)|.*National Day\b|.*Independence Day\b|.* congratulated )"
)
# A title that congratulates and tells of a meeting or call as well is neither label.
_TOLD_IN_TITLE = re.compile(r"\b(?:met|meeting|conversation|telephone|spoke|visit\w*|attended|reception)\b")
_NOT_NAMES = frozenset(
    [
        "Council",
        "Minister",
        "Staff",
        "President",
        "Ministers",
        "Presidents",
        "Assembly",
        "Party",
        "Duma",
        "Government",
        "Russian",
        "Russia",
        "II",
        "Federation",
        "Commission",
        "Board",
        "America",
        "Affairs",
        "Activists",
        "State",
        "Committee",
        "Union",
        "Church",
        "Group",
        "University",
        "District",
        "Yalta",
        "Kremlin",
        "Queen",
        "Republic",
        "Service",
        "States",
        "Office",
        "Administration",
        "Crimea",
        "Academy",
        "Institute",
        "Commissioner",
        "Secretary",
        "Chief",
        "Envoy",
        "French",
        "Organisation",
        "CEO",
        "Prodigies",
        "Center",
        "Yerevan",
        "Chamber",
        "Representatives",
        "Community",
        "Parliament",
        "Congress",
        "Forces",
        "Counterparts",
    ]
)
_NAME_END = re.compile(r"[A-Z][\w’'-]+")


def items(name: str) -> Iterator[dict[str, Any]]:
    """Yield the rows of one file of readouts."""
    with gzip.open(READOUTS / name, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def counterpart(title: str) -> str | None:
    """Return the surname of the first person that a title names as met, `None` where it names none."""
    match = _MEETING_TITLE.search(title)
    if match is None:
        return None
    # "President of Belarus Jan Novak, who …": the name ends the phrase, countries and second offices aside.
    part = re.split(
        r",| after | during | at the | in (?:[A-Z]|his)|[(]| on | for | of [A-Z]\w+$| from ", match["whom"]
    )[0]
    part = re.sub(r" of (?:the )?[A-Z][\w’'-]+$", "", part)
    names = [word for word in part.split() if _NAME_END.fullmatch(word)]
    if not names or names[-1] in _NOT_NAMES or not part.endswith(names[-1]):
        return None
    return re.sub(r"[’']s$", "", names[-1])


def read(title: str, text: str, published: str | None) -> tuple[Document, tuple[FoundMeeting, ...], float]:
    """Find the meetings of one item; the seconds are those of the times and meetings alone."""
    document = build(as_article(f"{title}\n\n{text}", published))
    mentions = find_mentions(document)
    begun = time.perf_counter()
    found = find_meetings(document, mentions, find_times(document))
    return document, found, time.perf_counter() - begun


def told(document: Document, meeting: FoundMeeting) -> str:
    """Write a meeting in one line."""
    who = ", ".join(f"{p.span.of(document.text)} ({p.role})" for p in meeting.participants)
    place = meeting.place.of(document.text) if meeting.place else "-"
    topics = "; ".join(t.of(document.text)[:60] for t in meeting.topics)
    return f"{meeting.status} {meeting.mode} {meeting.by} [{who}] at {place} about {topics or '-'}"


def main() -> None:
    """Print the shares."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--show", type=int, default=0, help="show so many misses, false meetings and finds of each"
    )
    parser.add_argument("--sample", type=int, default=1, help="take every N-th item")
    parser.add_argument("--file", default=None)
    arguments = parser.parse_args()
    if not READOUTS.exists():
        sys.exit(f"there are no readouts at {READOUTS}")
    for name in ("kremlin_to_2018.jsonl.gz", "state_to_2022_03.jsonl.gz"):
        counts: Counter[str] = Counter()
        shown: dict[str, list[str]] = {"missed": [], "false": [], "found": []}
        seconds = 0.0
        for index, item in enumerate(items(name)):
            if index % arguments.sample:
                continue
            title, text = item["title"].strip(), item["text"] or ""
            none = _NO_MEETING_TITLE.match(title) is not None and not _TOLD_IN_TITLE.search(title)
            whom = None if none else counterpart(title)
            if not none and whom is None:
                continue
            document, found, spent = read(title, text, (item.get("date") or item.get("published") or "")[:10])
            seconds += spent
            counts["words"] += len(document.text.split())
            line = f"{title[:110]} | {text[:150]!r}\n      " + "\n      ".join(
                told(document, m) for m in found
            )
            if none:
                counts["greetings"] += 1
                if any(m.status == "held" for m in found):
                    counts["false"] += 1
                    shown["false"].append(line)
                continue
            counts["items"] += 1
            counts["any"] += bool(found)
            right = [
                m for m in found if whom and any(whom in p.span.of(document.text) for p in m.participants)
            ]
            counts["found"] += bool(right)
            if right:
                counts["extra"] += len(right[0].participants) > 2
                wanted = "phone" if re.search(r"telephone|\b[Cc]all\b|phone", title) else "in_person"
                counts["mode"] += right[0].mode == wanted
            shown["found" if right else "missed"].append(f"{whom}: {line}")
        print(
            f"{name}: counterpart found {counts['found']} of {counts['items']} ({counts['found'] / max(1, counts['items']):.1%}),"
        )
        print(
            f"  mode right {counts['mode'] / max(1, counts['found']):.1%} of those, more than two people in {counts['extra']};"
        )
        print(
            f"  any meeting {counts['any'] / max(1, counts['items']):.1%}; {counts['words'] / max(seconds, 1e-9):,.0f} words/s"
        )
        if counts["greetings"]:
            share = counts["false"] / counts["greetings"]
            print(
                f"  greetings and condolences with a false meeting {counts['false']} of {counts['greetings']} ({share:.1%})"
            )
        for kind, lines in shown.items():
            step = max(1, len(lines) // max(1, arguments.show))
            for line in lines[::step][: arguments.show]:
                print(f"   {kind}: {line}")


if __name__ == "__main__":
    main()
