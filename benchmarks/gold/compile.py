"""Compile the gold: sources and facts by hand -> proved `onrecord/1` records.

    python -m benchmarks.gold.compile [--check] [NAME ...]

Reads `articles/NAME.{txt,html,bin}` with `articles/NAME.toml`; writes
`records.jsonl` (the records) and `facts.jsonl` (what a record has no place for:
kind of article, awkward cases, marked words that are no quotes). With names it
only checks those articles. `--check` writes nothing and fails when the files are
out of date. Whatever is wrong is told with file, fact and anchor, all at once.
"""

from __future__ import annotations

import argparse
import sys
import tomllib
from collections.abc import Callable, Sequence
from pathlib import Path

from pydantic import ValidationError

from benchmarks.gold.build import Builder, GoldError
from benchmarks.gold.compiled import ARTICLES, FACTS, RECORDS, Gold, digest, load, written
from benchmarks.gold.facts import ArticleFacts
from benchmarks.sources import read_source
from onrecord.errors import OnRecordError

SUFFIXES = (".txt", ".html", ".bin")


def compile_all(names: Sequence[str] = (), folder: Path = ARTICLES) -> list[Gold]:
    """Compile the named articles of a folder, or all of them, in order of name.

    Raises:
        GoldError: anything is wrong with any of them; all of it is told.
    """
    found = names or sorted(path.stem for path in folder.glob("*.toml"))
    orphans = {path.stem for path in folder.iterdir() if path.suffix in SUFFIXES} - set(found)
    faults = [] if names else [f"{name}: a source without {name}.toml" for name in sorted(orphans)]
    compiled = []
    for name in found:
        try:
            compiled.append(compile_one(name, folder))
        except GoldError as error:
            faults.append(str(error))
    if faults:
        raise GoldError("\n".join(faults))
    return compiled


def compile_one(name: str, folder: Path = ARTICLES) -> Gold:
    """Compile one article.

    Raises:
        GoldError: no such source, TOML of another shape, an anchor that points nowhere.
    """
    sources = [path for suffix in SUFFIXES if (path := folder / f"{name}{suffix}").exists()]
    if len(sources) != 1:
        raise GoldError(f"{name}: needs one source ({', '.join(SUFFIXES)}), has {len(sources)}")
    try:
        facts = ArticleFacts.model_validate(tomllib.loads((folder / f"{name}.toml").read_text("utf-8")))
        reading = read_source(sources[0], published=facts.published, outlet=facts.outlet, url=facts.url)
    except ValidationError as error:
        lines = [f"{_place(item['loc'])}: {item['msg'].lower()}" for item in error.errors()]
        raise GoldError("\n".join(f"{name}.toml: {line}" for line in lines)) from None
    except (OSError, UnicodeError, tomllib.TOMLDecodeError, OnRecordError) as error:
        raise GoldError(f"{name}: {error}") from None
    return Builder(name, reading, facts, sources[0].read_bytes()).run()


def _place(location: tuple[int | str, ...]) -> str:
    """Write a pydantic location as `quote[0].content`."""
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in location).removeprefix(
        "."
    )


def main(arguments: Sequence[str] | None = None, say: Callable[[str], None] = print) -> int:
    """Run the command; returns the exit status."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.gold.compile", description="Compile the gold."
    )
    parser.add_argument("names", nargs="*", metavar="NAME", help="check these articles only, write nothing")
    parser.add_argument(
        "--check", action="store_true", help="write nothing; fail when the files are out of date"
    )
    options = parser.parse_args(arguments)
    try:
        compiled = compile_all([Path(name).stem for name in options.names])
    except GoldError as error:
        say(str(error))
        return 1
    total = sum(len(gold.record.quotes) for gold in compiled)
    meetings = sum(len(gold.record.meetings) for gold in compiled)
    say(f"{len(compiled)} articles, {total} quotes, {meetings} meetings: every anchor found")
    if options.names:
        return 0
    if options.check:
        if not RECORDS.exists() or not FACTS.exists() or digest(load()) != digest(compiled):
            say("the compiled gold is out of date; run python -m benchmarks.gold.compile")
            return 1
        return 0
    for path, text in zip((RECORDS, FACTS), written(compiled), strict=True):
        path.write_text(text, "utf-8")
    say(f"wrote {RECORDS.name} and {FACTS.name}, {digest(compiled)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
