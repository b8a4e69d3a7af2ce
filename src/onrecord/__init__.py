"""onrecord reads news articles and official readouts into records that can be checked.

    import onrecord

    record = onrecord.read("talks.html")
    print(record)
    record.to_json()

The names below are loaded when they are first used, so that `import onrecord`
stays light. `onrecord.read` is the function; the stage of the same name is
imported as `from onrecord.read import …`.
"""

from __future__ import annotations

import sys
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.api import Record, check, read, read_text
    from onrecord.errors import OnRecordError, ProofError, ReadError, RecordError, SchemaError

__version__ = "0.1.0"

__all__ = [
    "OnRecordError",
    "ProofError",
    "ReadError",
    "Record",
    "RecordError",
    "SchemaError",
    "__version__",
    "check",
    "read",
    "read_text",
]

_HOMES = {
    "OnRecordError": "onrecord.errors",
    "ProofError": "onrecord.errors",
    "ReadError": "onrecord.errors",
    "Record": "onrecord.api",
    "RecordError": "onrecord.errors",
    "SchemaError": "onrecord.errors",
    "check": "onrecord.api",
    "read_text": "onrecord.api",
}


class _Face(ModuleType):
    """This module, with `read` always the function.

    Importing the package `onrecord.read` makes the import system set an attribute of
    that name here; the property takes no notice, whichever comes first.
    """

    @property
    def read(self) -> object:
        from onrecord.api import read

        return read

    @read.setter
    def read(self, package: object) -> None:
        pass


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    value = getattr(import_module(_HOMES[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)


sys.modules[__name__].__class__ = _Face
