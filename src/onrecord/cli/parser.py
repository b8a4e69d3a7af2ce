"""The parser: every command by name, the chosen one with its options.

Only the module of the command that runs is imported, so that `onrecord --help` and
`onrecord check` don't wait for what `onrecord read` needs.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from importlib import import_module
from keyword import iskeyword
from typing import NoReturn, Protocol

from onrecord import __version__
from onrecord.errors import UsageError

COMMANDS = {
    "read": "read articles into records",
    "add": "keep articles in a store that can be searched; it can be stopped and goes on",
    "merge": "join people, meetings, quotes and copies across articles, and say why",
    "person": "show what a store holds of one person: names, offices, said, met",
    "dossier": "print all that a store holds of a person or topic, cited",
    "judge": "say that two are the same, or not; it goes before what a machine thinks",
    "search": "find quotes and meetings in a store by words, names, days and outlets",
    "meetings": "make a register of who met whom in many articles",
    "compare": "hold the quotes of an article against what was said, word by word",
    "quote": "show one quote through many outlets: who had it first, and what became of its words",
    "check": "prove the records of a file",
    "export": "write a register in the formats of others, and say what became of everything",
    "import": "take exported records and annotations back into a store, every one proved",
    "history": "show every text that an article had, and what changed",
    "remake": "make the facts of a store anew with this version and model",
    "store": "count what a store holds, and list judgements on words that are gone",
    "same": "compare two names: the same person, different ones, or unsure",
    "demo": "read the article that comes with onrecord",
    "doctor": "say what is installed and what leaves this machine",
}

_OVERVIEW = """\
Reads news articles and official readouts into records that can be checked:
who met whom, who said what, each fact tied to its exact words."""

_EXAMPLES = """\
examples:
  onrecord demo                               a first look, offline
  onrecord read talks.html                    a table on the terminal
  onrecord read readouts/ -o records.jsonl    a folder into JSON lines
  onrecord read talks.txt -o page.html        a page with every fact marked
  onrecord meetings readouts/ -o register.html   who met whom, when and how often
  onrecord check records.jsonl                prove every span"""


class Command(Protocol):
    """What the module of a command offers."""

    EXAMPLES: str

    def configure(self, parser: argparse.ArgumentParser) -> None:
        """Add the command's arguments and options, and `run` as a default."""


class Parser(argparse.ArgumentParser):
    """Raises what argparse would print and exit with."""

    def error(self, message: str) -> NoReturn:
        """Turn a mistake on the command line into one sentence.

        Raises:
            UsageError: always.
        """
        raise UsageError(f"{message[:1].upper()}{message[1:]}. `{self.prog} --help` shows how it is used.")


def build(words: Sequence[str]) -> Parser:
    """Return the parser, with the options of the one command that `words` names."""
    chosen = next((word for word in words if not word.startswith("-")), None)
    return _parser({chosen} if chosen else set())


def build_whole() -> Parser:
    """Return the parser with the options of all commands, for the reference."""
    return _parser(set(COMMANDS))


def _parser(wanted: set[str]) -> Parser:
    parser = Parser(
        prog="onrecord",
        description=_OVERVIEW,
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument(
        "--version", action="version", version=f"onrecord {__version__}", help="show the version"
    )
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True, dest="command")
    for name, summary in COMMANDS.items():
        command = commands.add_parser(
            name,
            help=summary,
            description=f"{summary[:1].upper()}{summary[1:]}.",
            formatter_class=argparse.RawDescriptionHelpFormatter,
            allow_abbrev=False,
        )
        if name in wanted:
            module: Command = import_module(f"onrecord.cli.{name}{'_' * iskeyword(name)}")
            command.epilog = f"examples:\n{module.EXAMPLES}"
            module.configure(command)
            command.add_argument("--debug", action="store_true", help="show the traceback of an error")
    return parser
