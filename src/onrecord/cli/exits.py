"""Exit codes, the same for every command; `MEANINGS` is what the reference prints."""

from __future__ import annotations

DONE, FAILED, USAGE, ALL_FAILED, INTERRUPTED, BROKEN_PIPE = 0, 1, 2, 3, 130, 141

MEANINGS = {
    DONE: "all of it worked",
    FAILED: "some sources could not be read, `check` met a lie, or a part of onrecord is missing or damaged",
    USAGE: "the command line makes no sense",
    ALL_FAILED: "not one source could be read",
    INTERRUPTED: "stopped with Ctrl-C; nothing half-written is left",
    BROKEN_PIPE: "whoever read the output has stopped reading",
}
