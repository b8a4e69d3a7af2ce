"""One sentence on standard error."""

from __future__ import annotations

import sys

from onrecord.show.printable import printable


def say(sentence: str) -> None:
    """Write a sentence for people, as one line that no file name can break or colour."""
    sys.stderr.write(f"onrecord: {printable(sentence)}\n")
    sys.stderr.flush()
