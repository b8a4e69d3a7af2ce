"""A page of Web Annotations back to the record that it was made from."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from onrecord import codec
from onrecord.errors import ProofError, SchemaError
from onrecord.types import Record
from onrecord.webanno.anchors import anchors
from onrecord.webanno.selectors import proved
from onrecord.webanno.terms import FACT, FIELDS


def is_page(value: object) -> bool:
    """Say whether a JSON value claims to be a page of annotations."""
    return isinstance(value, dict) and value.get("type") == "AnnotationPage"


def record(page: dict[str, Any]) -> tuple[Record, int]:
    """Read the record of one article, and count the annotations that hold no fact of ours.

    Every target is held against the text, and against the spans of the fact it belongs to. That the record
    itself is true (`record.verify`) is left to whoever takes it in.

    Raises:
        SchemaError: it has no article, or a fact has not the shape of `onrecord/1`.
        ProofError: words are not where a selector says, or not where the fact says.
    """
    items = page.get("items")
    if not isinstance(items, list):
        raise SchemaError("items: an AnnotationPage has a list of annotations")
    plain: dict[str, Any] = {}
    targets: dict[str, list[tuple[str, object]]] = {field: [] for field in FIELDS}
    foreign = 0
    for number, item in enumerate(items):
        fact = _fact(item)
        if fact is None:
            foreign += 1
        elif "article" in fact:
            if "article" in plain:
                raise SchemaError(f"items[{number}]: a second article; a page is about one")
            plain |= {"schema": fact.get("schema"), "article": _article(item, fact, f"items[{number}]")}
        else:
            field, value = _one(fact, f"items[{number}]")
            plain.setdefault(field, []).append(value)
            targets[field].append((f"items[{number}].target", item.get("target")))
    if "article" not in plain:
        raise SchemaError("items: no annotation holds the article, so there is no text to prove anything by")
    whole = {"schema": plain["schema"], "article": plain["article"]} | {
        field: plain.get(field, []) for field in FIELDS
    }
    found = codec.load(json.dumps(whole, ensure_ascii=False).encode("utf-8", "surrogatepass"))
    for field in FIELDS:
        _prove(found, field, targets[field])
    return found, foreign


def _fact(item: object) -> dict[str, Any] | None:
    """Return the fact of ours in an annotation's body."""
    body = item.get("body") if isinstance(item, dict) else None
    for one in body if isinstance(body, list) else [body]:
        fact = one.get(FACT) if isinstance(one, dict) else None
        if isinstance(fact, dict):
            return fact
    return None


def _one(fact: dict[str, Any], place: str) -> tuple[str, Any]:
    if len(fact) == 1:
        (field, value), *_ = fact.items()
        if field in FIELDS:
            return field, value
    raise SchemaError(f"{place}.body: a fact is one of {', '.join(FIELDS)}")


def _article(item: dict[str, Any], fact: dict[str, Any], place: str) -> dict[str, Any]:
    """Return the article with the text that the annotation is about."""
    described = fact["article"]
    target = item.get("target")
    for one in target if isinstance(target, list) else [target]:
        if isinstance(one, dict) and one.get("type") == "Text" and isinstance(described, dict):
            return described | {"text": one.get("value")}
    raise SchemaError(f"{place}.target: there is no Text with the words of the article")


def _prove(found: Record, field: str, targets: list[tuple[str, object]]) -> None:
    text = found.article.text
    for (_, anchor), (place, target) in zip(anchors(found, field), targets, strict=True):
        spans = tuple(proved(text, one.get("selector"), at) for at, one in _selected(place, target))
        if spans != anchor.spans:
            raise ProofError(f"{place}: it does not stand where its fact says, {_pairs(anchor.spans)}")


def _selected(place: str, target: object) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the targets that select words, each with its place in the page."""
    for number, one in enumerate(target if isinstance(target, list) else [target]):
        if isinstance(one, dict):
            yield f"{place}[{number}]", one


def _pairs(spans: tuple[tuple[int, int], ...]) -> str:
    return ", ".join(f"[{start}, {end}]" for start, end in spans) or "nowhere"
