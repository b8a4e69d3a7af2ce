"""`onrecord add` in one process, on a store of its own; the pipeline is stood in for."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import ClassVar

import pytest

from onrecord import codec
from onrecord.cli import add as command
from onrecord.cli import batches as batches_of
from onrecord.cli.made_by import IMPORTED
from onrecord.read import fetch as fetching
from onrecord.read import visits
from onrecord.register.capture import Capture
from onrecord.show.export import warc
from onrecord.store.store import open_store
from tests.unit.record.hand import record

TALK = "Marta Venn met Eliav Strand on Thursday, and the two of them spoke about ferries for an hour."
PAGE = f"<html><head><title>Talks</title></head><body><article><p>{TALK}</p></article></body></html>"


@pytest.fixture
def add(run, folder: Path):
    """Add to `folder`'s store; give the counts, the exit code and what was said."""
    assert folder.is_dir()

    def call(*words: str | Path) -> tuple[dict[str, int], int, str]:
        code, out, err = run("add", *words, "--workers", "1", "--no-merge", "--format", "json")
        counts = json.loads(out) if out else {}
        return {state: number for state, number in counts.items() if number and state != "store"}, code, err

    return call


def kept(folder: Path) -> list[tuple[str, str | None, str | None]]:
    with open_store(folder / "onrecord.db") as store:
        return [(one.key, one.record.article.title, one.record.article.outlet) for one in store.kept()]


def texts(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).write_text(f"{TALK} This is {name}.", encoding="utf-8")


def test_the_same_again_changes_nothing_and_a_changed_text_is_a_new_version(
    add, folder: Path, models
) -> None:
    texts(folder, "a.txt", "b.txt")
    assert add(".") == ({"new": 2}, 0, "")
    read = len(models.used)
    assert add(".") == ({"known": 2}, 0, "")
    assert len(models.used) == read  # nothing was read again
    (folder / "b.txt").write_text(f"{TALK} Now it says something else.", encoding="utf-8")
    assert add(".") == ({"changed": 1, "known": 1}, 0, "")
    with open_store(folder / "onrecord.db") as store:
        assert [version.number for version in store.versions("./b.txt")] == [1, 2]


def test_what_is_stated_is_another_reading(add, folder: Path) -> None:
    texts(folder, "a.txt")
    assert add("a.txt")[0] == {"new": 1}
    assert add("a.txt", "--outlet", "Harbour Herald", "--published", "2031-04-17")[0] == {"remade": 1}
    assert kept(folder)[0][2] == "Harbour Herald"
    assert add("a.txt", "--outlet", "Harbour Herald", "--published", "2031-04-17")[0] == {"known": 1}


def test_another_model_makes_the_record_anew(add, folder: Path) -> None:
    texts(folder, "a.txt")
    assert add("a.txt")[0] == {"new": 1}
    assert sum(add("a.txt", "--model", "none")[0].values()) == 1
    with open_store(folder / "onrecord.db") as store:
        (version,) = store.versions("a.txt")
        assert {maker.model for maker in version.makers} == {"none", "str"}


def test_articles_and_records_of_json_lines(add, folder: Path) -> None:
    lines = [
        json.dumps({"id": 1, "text": TALK, "title": "One", "outlet": "Herald"}),
        "{",
        codec.dump(record()),
        json.dumps({"text": "UNREAD BREAK " + TALK}),
        json.dumps({"text": TALK, "title": "Two", "url": "https://h.example/two"}),
    ]
    (folder / "items.jsonl").write_text("\n".join(lines), encoding="utf-8")
    counts, code, err = add("items.jsonl", "--rejects", "no.jsonl", "--outlet", "Stated")
    assert (counts, code) == ({"new": 3, "failed": 2}, 1)
    assert "2 of 5 articles could not be read; no.jsonl lists them." in err
    rows = [json.loads(line) for line in (folder / "no.jsonl").read_text().splitlines()]
    assert [row["source"] for row in rows] == ["items.jsonl:2", "items.jsonl:4"]
    with open_store(folder / "onrecord.db") as store:
        found = list(store.kept())
    assert [one.key for one in found] == [
        "items.jsonl#1",
        "talks.txt",
        "https://h.example/two",
    ]
    assert [one.maker == IMPORTED for one in found] == [False, True, False]
    assert found[1].record == record()  # as whoever made it made it, --outlet or not
    assert [one.record.article.outlet for one in found[::2]] == ["Stated", "Stated"]
    assert add("items.jsonl", "--outlet", "Stated")[0] == {"known": 3, "failed": 2}


def test_an_item_is_the_same_article_on_another_line(add, folder: Path, models) -> None:
    items = [{"id": "a", "text": TALK}, {"id": 7, "text": TALK}, {"text": f"{TALK} That was all."}]

    def write(*items: dict[str, object]) -> None:
        (folder / "items.jsonl").write_text("".join(f"{json.dumps(item)}\n" for item in items))

    write(*items)
    assert add("items.jsonl")[0] == {"new": 3}
    read = len(models.used)
    write({"text": "Another one, put before."}, *reversed(items))
    assert add("items.jsonl")[0] == {"new": 1, "known": 3}
    assert len(models.used) == read + 1  # what stood on other lines is not even read again
    write(*reversed(items), {"id": 7, "text": f"{TALK} Or was it?"})
    assert add("items.jsonl")[0] == {"changed": 1, "known": 3}
    with open_store(folder / "onrecord.db") as store:
        assert [version.number for version in store.versions("items.jsonl#7")] == [1, 2]


def test_nothing_readable(add, folder: Path) -> None:
    counts, code, err = add("nowhere.txt")
    assert (counts, code) == ({"failed": 1}, 3)
    assert "There is no file nowhere.txt" in err
    assert kept(folder) == []


def test_counts_for_people(run, folder: Path) -> None:
    texts(folder, "a.txt")
    code, out, err = run("add", "a.txt", "nowhere.txt", "--workers", "1", "--no-merge")
    assert (code, out) == (1, "1 new, 0 changed (a new version), 0 known, 1 could not be read\n")
    assert "1 of 2 articles could not be read." in err


@pytest.mark.parametrize("inputs", [("a.txt", "b.txt"), (".",), ("items.jsonl",), ("news.rss",)])
def test_an_address_is_that_of_one_article(add, folder: Path, inputs) -> None:
    texts(folder, "a.txt", "b.txt")
    (folder / "items.jsonl").write_text("{}\n")
    (folder / "news.rss").write_text("<rss><channel><item><title>x</title></item></channel></rss>")
    counts, code, err = add(*inputs, "--url", "https://h.example/a")
    assert (counts, code) == ({}, 2)
    assert "the address of one" in err


def test_an_address_for_one_article(add, folder: Path) -> None:
    texts(folder, "a.txt")
    assert add("a.txt", "--url", "https://h.example/a")[0] == {"new": 1}
    assert kept(folder)[0][0] == "https://h.example/a"


def test_a_date_that_is_none_is_said_before_anything_is_read(add, folder: Path) -> None:
    assert add("a.txt", "--published", "17/4/2031")[1] == 2
    assert not (folder / "onrecord.db").exists()


def test_captures_are_kept_where_they_are_asked_for(add, folder: Path) -> None:
    texts(folder, "a.txt", "b.txt")
    (folder / "r.jsonl").write_text(codec.dump(record()) + "\n", encoding="utf-8")
    add("a.txt")
    assert add("b.txt", "r.jsonl", "--keep-captures")[0] == {"new": 2}
    with open_store(folder / "onrecord.db") as store:
        ((key, *_, capture),) = store.captures()
    assert (key, capture) == ("b.txt", Capture((folder / "b.txt").read_bytes(), "text/plain"))


def test_a_stop_keeps_what_was_read_and_the_next_run_goes_on(add, folder: Path) -> None:
    texts(folder, "a.txt", "b.txt", "d.txt")
    (folder / "c.txt").write_text("STOP " + TALK)
    counts, code, err = add(".")
    assert (counts, code) == ({"new": 2}, 130)
    assert "goes on where it stopped" in err
    texts(folder, "c.txt")
    assert add(".")[0] == {"known": 2, "new": 2}
    assert [key for key, _, _ in kept(folder)] == ["./a.txt", "./b.txt", "./c.txt", "./d.txt"]


def test_a_batch_is_full_by_number_or_by_time(add, folder: Path, monkeypatch) -> None:
    texts(folder, *(f"{number}.txt" for number in range(5)))
    batches = []
    keep = command._Keeping.keep
    monkeypatch.setattr(
        command._Keeping, "keep", lambda self, batch: (batches.append(len(batch)), keep(self, batch))
    )
    monkeypatch.setattr(batches_of, "MOST", 2)
    add(".")
    assert batches == [2, 2, 1]
    batches.clear()
    monkeypatch.setattr(batches_of, "SECONDS", 0.0)
    add(".", "--outlet", "x")
    assert batches == [1, 1, 1, 1, 1, 0]


def test_people_are_joined_afterwards_unless_told_not_to(run, folder: Path, monkeypatch) -> None:
    texts(folder, "a.txt")
    merged = []
    monkeypatch.setattr(command.merge, "run_merge", lambda store, _say: merged.append(store))
    run("add", "a.txt", "--workers", "1", "--no-merge")
    assert not merged
    run("add", "a.txt", "--workers", "1")
    assert len(merged) == 1


class Site(BaseHTTPRequestHandler):
    """A site with a feed, its pages, and a page that programs may not have."""

    asked: ClassVar[list[str]] = []
    feed: ClassVar[str] = ""

    def log_message(self, *_):
        pass

    def do_GET(self):
        self.asked.append(self.path)
        media_type, body = {
            "/feed": ("application/rss+xml", self.feed),
            "/robots.txt": ("text/plain", "User-agent: *\nDisallow: /private/\n"),
            "/one": ("text/html", PAGE.replace("hour", "whole hour")),
            "/two": ("text/html; charset=utf-8", PAGE.replace("ferries", "łodzie")),
        }.get(self.path.partition("?")[0], ("text/plain", ""))
        data = body.encode()
        self.send_response(200 if data else 404)
        self.send_header("Content-Type", media_type)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)


FEED = """<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel><title>Harbour Herald</title>
<item><title>From the feed</title><link>/one?utm=1#top</link><pubDate>Thu, 17 Apr 2031 22:30:00 GMT</pubDate>
<content:encoded>&lt;p&gt;Marta Venn spoke of nets.&lt;/p&gt;</content:encoded></item>
<item><title>Again</title><link>/one?utm=1</link></item>
<item><title>Secret</title><link>/private/x</link></item>
<item><title>Gone</title><link>/gone</link></item>
<item><title>Two</title><link>/two</link></item>
<item><title>No link</title></item>
</channel></rss>"""


@pytest.fixture
def site(monkeypatch) -> Iterator[str]:
    Site.asked.clear()
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    server.daemon_threads = True
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    Site.feed = FEED
    local = partial(
        fetching.fetch, resolver=lambda *_: ["127.0.0.1"], allow=lambda address: address == "127.0.0.1"
    )
    monkeypatch.setattr(fetching, "fetch", local)
    monkeypatch.setattr(visits.limits, "PAUSE_SECONDS", 0.0)
    yield f"http://herald.example:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


def test_a_feed_is_read_page_by_page(add, folder: Path, site: str) -> None:
    counts, code, err = add(f"{site}/feed", "--keep-captures")
    assert (counts, code) == ({"new": 2, "failed": 3}, 1)
    assert Site.asked == ["/feed", "/robots.txt", "/one?utm=1", "/gone", "/two"]
    assert "not for programs" in err
    assert "has no such page" in err
    assert "names no page" in err
    assert kept(folder) == [
        (f"{site}/one?utm=1", "Talks", "Harbour Herald"),
        (f"{site}/two", "Talks", "Harbour Herald"),
    ]
    with open_store(folder / "onrecord.db") as store:
        assert [one.record.article.published for one in store.kept()] == ["2031-04-17T22:30:00+00:00", None]
        capture = next(iter(store.captures()))[-1]
        assert capture.address == f"{site}/one?utm=1"
        assert capture.date is not None
    assert add(f"{site}/feed")[0] == {"known": 2, "failed": 3}


def test_a_feed_in_a_file_that_carries_its_articles(add, folder: Path, site: str) -> None:
    (folder / "news.xml").write_text(FEED.replace("/one", f"{site}/one").replace("/two", f"{site}/two"))
    counts, _, _ = add("news.xml", "--feed-text")
    assert counts == {"new": 2, "failed": 3}
    assert Site.asked == ["/robots.txt", "/two"]
    assert kept(folder)[0] == (f"{site}/one?utm=1#top", "From the feed", "Harbour Herald")


def test_archives_give_their_pages(add, folder: Path) -> None:
    line = json.dumps({"id": 9, "text": TALK, "title": "Line"}).encode()
    captures = [
        ("k", None, Capture(PAGE.encode(), "text/html", "https://h.example/a")),
        ("k", None, Capture(line, "application/json")),
        ("k", None, Capture(b"\x89PNG", "image/png")),
    ]
    with (folder / "crawl.warc.gz").open("wb") as stream:
        warc.write(captures, stream)
    assert add(".")[0] == {"new": 2}
    assert kept(folder) == [("https://h.example/a", "Talks", None), ("./crawl.warc.gz#9", "Line", None)]


def test_without_fastwarc_the_extra_is_named(add, folder: Path, monkeypatch) -> None:
    (folder / "a.warc").write_bytes(b"WARC/1.1\r\n")
    texts(folder, "b.txt")
    monkeypatch.setitem(sys.modules, "fastwarc.warc", None)
    counts, _, err = add(".")
    assert counts == {"new": 1, "failed": 1}
    assert "onrecord[warc]" in err
