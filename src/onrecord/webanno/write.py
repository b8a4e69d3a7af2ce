"""A record as a page of Web Annotations."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

from onrecord.codec import to_plain
from onrecord.spans import Span
from onrecord.types import Article, Record
from onrecord.webanno.anchors import Anchor, anchors
from onrecord.webanno.selectors import selectors
from onrecord.webanno.terms import CONTEXT, FACT, FIELDS, NAMESPACE, text_iri, web_iri


def page(record: Record, *, generator: str) -> dict[str, Any]:
    """Return an AnnotationPage: the article with its text, then every fact.

    Args:
        record: any record.
        generator: the program that writes, with its version: `onrecord 0.1.0`.
    """
    article = record.article
    writer = _Writer(article)
    items = [writer.article(record.schema, generator)]
    for field in FIELDS:
        items.extend(
            writer.annotation(anchor, {field: to_plain(fact)}) for fact, anchor in anchors(record, field)
        )
    return {"@context": CONTEXT, "id": writer.name, "type": "AnnotationPage", "items": items}


class _Writer:
    """The annotations of one article: what they are called, and what they are about."""

    def __init__(self, article: Article) -> None:
        self.told = article
        digest = hashlib.sha256(f"{article.source.name}\n{article.url}\n{article.id}".encode()).hexdigest()
        self.name = f"{NAMESPACE}:{digest[:32]}"
        self.text = text_iri(article.id)
        self.address = web_iri(article.url)
        self.state = f"{self.name}:state"

    def article(self, schema: str, generator: str) -> dict[str, Any]:
        """Return the annotation of the text itself, which the others lead to.

        Where the article has an address, what is annotated is the page there in the state in which it was
        read: a copy that holds this text.
        """
        described = to_plain(self.told)
        whole = {"id": self.text, "type": "Text", "format": "text/plain", "value": described.pop("text")}
        if self.told.language is not None:
            whole["language"] = self.told.language
        page = {
            "type": "SpecificResource",
            "source": self.address,
            "state": {"id": self.state, "type": "TimeState", "cached": self.text},
        }
        return {
            "id": f"{self.name}:article",
            "type": "Annotation",
            "motivation": "describing",
            "generator": {"id": f"{NAMESPACE}:generator", "type": "Software", "name": generator},
            "body": _own({"schema": schema, "article": described}),
            "target": [whole, page] if self.address else whole,
        }

    def annotation(self, anchor: Anchor, fact: Mapping[str, Any]) -> dict[str, Any]:
        """Return the annotation of one fact."""
        words = {
            "type": "TextualBody",
            "purpose": anchor.purpose,
            "format": "text/plain",
            "value": anchor.words,
        }
        return {
            "id": f"{self.name}:{anchor.name}",
            "type": "Annotation",
            "motivation": anchor.motivation,
            "generator": f"{NAMESPACE}:generator",
            "body": [words, _own(fact)],
            "target": [self.place(span) for span in anchor.spans] or self.text,
        }

    def place(self, span: Span) -> dict[str, Any]:
        """Return words of the text as a target."""
        state = {"state": self.state} if self.address else {}
        return {
            "type": "SpecificResource",
            "source": self.address or self.text,
            **state,
            "selector": selectors(self.told.text, span),
        }


def _own(fact: Mapping[str, Any]) -> dict[str, Any]:
    return {"type": "Dataset", "format": "application/json", FACT: fact}
