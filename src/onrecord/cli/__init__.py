"""The command line: one module a command, each loaded only when it runs.

`argparse` and not typer, because importing typer alone takes as long as `--help` may
(docs/decisions/argparse.md).
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from io import TextIOWrapper

from onrecord.cli import exits


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code (`onrecord.cli.exits`).

    Args:
        arguments: the words after `onrecord`; by default those of this process.
    """
    from onrecord.cli.interrupt import never_lost
    from onrecord.cli.parser import build
    from onrecord.errors import OnRecordError, UsageError

    words = list(sys.argv[1:] if arguments is None else arguments)
    _write_utf8()
    try:
        options = build(words).parse_args(words)
        with never_lost():
            code: int = options.run(options)
        sys.stdout.flush()
    except UsageError as error:
        _complain(str(error), words)
        code = exits.USAGE
    except OnRecordError as error:
        _complain(str(error), words)
        code = exits.FAILED
    except BrokenPipeError:
        _forget_stdout()
        code = exits.BROKEN_PIPE
    except OSError as error:  # commands turn the errors of files into sentences: this is standard output
        _complain(f"The output can't be written: {error.strerror or error}.", words)
        _forget_stdout()
        code = exits.FAILED
    except KeyboardInterrupt:
        _complain("Stopped.", [])
        code = exits.INTERRUPTED
    except Exception as error:  # noqa: BLE001 - the last place where a mistake of ours can become a sentence
        _complain(
            f"This is a mistake in onrecord ({type(error).__name__}: {error}); --debug shows where.", words
        )
        code = exits.FAILED
    return code


def _complain(sentence: str, words: Sequence[str]) -> None:
    from onrecord.cli.say import say

    if "--debug" in words:
        import traceback

        traceback.print_exc()
    say(sentence)


def _write_utf8() -> None:
    """Write UTF-8 into pipes and files whatever the locale says, and never fail on a character."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="backslashreplace")


def _forget_stdout() -> None:
    """Nobody reads any more: point standard output at nothing, so that closing it is quiet."""
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, sys.stdout.fileno())
    os.close(nothing)
