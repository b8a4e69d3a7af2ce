"""Feeds as sites write them, whole and broken, and what must not go off in them."""

from __future__ import annotations

import time
import tomllib
from contextlib import suppress
from pathlib import Path

import pytest

from onrecord.errors import EmptySource, SourceTooLarge, UnreadableSource
from onrecord.read import feed, limits

CASES = tomllib.loads(Path(__file__).with_name("feeds.toml").read_text(encoding="utf-8"))["feed"]
HEAD = '<rss version="2.0"><channel><title>Harbour Herald</title>'


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_feeds(case) -> None:
    data = case["data"].encode(case.get("encoding", "utf-8"))
    assert feed.is_feed(data)
    found = feed.parse(data, name="news.xml", address=case.get("address"))
    assert found.title == case.get("title")
    assert len(found.entries) == len(case["entry"])
    for made, wanted in zip(found.entries, case["entry"], strict=True):
        assert made.address == wanted.get("address")
        assert made.title == wanted.get("title")
        assert made.published == wanted.get("published")
        assert (made.content or b"").decode() == wanted.get("content", "")
        assert made.media_type == wanted.get("media_type")
        assert "id" not in wanted or made.id == wanted["id"]


@pytest.mark.parametrize(
    "data",
    [
        b"<html><body><rss></rss></body></html>",
        b"The <rss> of it.",
        b"<?xml version='1.0'?><urlset></urlset>",
        b"<rssx></rssx>",
        b"",
        b"\x89PNG\r\n\x1a\n<rss>",
    ],
)
def test_what_is_no_feed(data: bytes) -> None:
    assert not feed.is_feed(data)


def test_entities_of_its_own_are_refused() -> None:
    bomb = (
        '<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>' + HEAD + "<item><title>&b;</title></item>"
    )
    assert not feed.is_feed(bomb.encode())
    with pytest.raises(UnreadableSource, match="declares entities of its own"):
        feed.parse(bomb.encode(), name="news.xml")


def test_files_named_by_an_entity_or_a_doctype_are_not_opened(tmp_path: Path) -> None:
    secret = tmp_path / "secret.dtd"
    secret.write_text('<!ENTITY nbsp "SECRET">')
    data = f'<!DOCTYPE rss SYSTEM "{secret}">{HEAD}<item><title>a&nbsp;b&here;</title></item></channel></rss>'
    (entry,) = feed.parse(data.encode(), name="news.xml").entries
    assert entry.title == "a b&here;"


def test_a_feed_without_entries() -> None:
    with pytest.raises(EmptySource, match=r"^news\.xml is a feed that lists no page\.$"):
        feed.parse((HEAD + "</channel></rss>").encode(), name="news.xml")


def test_a_feed_that_is_too_large(monkeypatch) -> None:
    monkeypatch.setattr(limits, "MAX_FEED_BYTES", 10)
    with pytest.raises(SourceTooLarge):
        feed.parse(HEAD.encode(), name="news.xml")


@pytest.mark.parametrize(
    "filling",
    [
        "<![CDATA[" * 100_000,
        "<" * 300_000,
        "<a>" * 200_000,
        "<item><title>" + "&" * 300_000 + "</title></item>",
        "<item " + " ".join(f'a{number}="x"' for number in range(50_000)) + "><title>x</title></item>",
        "<item><title>" + "<![CDATA[x]]>" * 50_000 + "</title></item>",
        "<item><title>" + "<b" * 100_000 + "</title></item>",
    ],
)
def test_hostile_feeds_end_soon(filling: str) -> None:
    begun = time.monotonic()
    with suppress(EmptySource, UnreadableSource):
        feed.parse((HEAD + filling).encode(), name="news.xml")
    assert time.monotonic() - begun < 5
