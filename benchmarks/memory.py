"""Peak resident memory of this process."""

from __future__ import annotations

import re
import resource
import sys
from pathlib import Path

_STATUS = Path("/proc/self/status")


def peak_mib() -> float:
    """Return the most memory this process ever held, in MiB.

    Linux hands `ru_maxrss` down to a child, exec or not, so a child of a large process
    looks large; `VmHWM` starts anew at exec.
    """
    if _STATUS.exists() and (told := re.search(r"VmHWM:\s*(\d+) kB", _STATUS.read_text("ascii"))):
        return int(told.group(1)) / 1024
    unit = 1 if sys.platform == "darwin" else 1024  # bytes there, KiB elsewhere
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 2**20
