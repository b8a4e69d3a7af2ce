"""Paths, folders and standard input: the same order every time, one sentence for what fails."""

import io
import os
import sys
from pathlib import Path

import pytest

from onrecord.errors import EmptySource, ReadError, SourceTooLarge, UnreadableSource
from onrecord.read import limits, read, sources

TEXT = "The envoy came by train."


@pytest.fixture
def folder(tmp_path):
    for name in (
        "b.txt",
        "a.html",
        "c.MD",
        "notes",
        "x.png",
        ".hidden.txt",
        "sub/z.txt",
        "sub/y.jpg",
        ".git/a.txt",
    ):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(TEXT)
    return tmp_path


def test_folder_is_expanded_in_order(folder):
    names = [os.path.relpath(name, folder) for name in sources([str(folder)])]
    assert names == ["a.html", "b.txt", "c.MD", "notes", str(Path("sub", "z.txt"))]


def test_what_is_taken_from_a_folder_can_be_said(folder):
    for name in ("items.jsonl", "items.JSONL.GZ", "old.gz", "items.jsonl.bak"):
        (folder / name).write_text("{}")
    names = [os.path.relpath(name, folder) for name in sources([str(folder)], (".jsonl", ".jsonl.gz"))]
    assert names == ["items.JSONL.GZ", "items.jsonl"]
    assert not any("jsonl" in name for name in sources([str(folder)]))
    with pytest.raises(EmptySource, match=r"only \.ndjson are taken\."):
        list(sources([str(folder)], (".ndjson",)))


def test_other_inputs_pass_through_in_their_order(folder):
    inputs = [
        "-",
        "https://post.example/a",
        str(folder / "x.png"),
        str(folder / "gone.txt"),
        str(folder / "sub"),
    ]
    assert list(sources(inputs)) == [*inputs[:4], str(folder / "sub" / "z.txt")]


def test_links_to_folders_are_not_followed(folder):
    (folder / "sub" / "loop").symlink_to(folder, target_is_directory=True)
    assert len(list(sources([str(folder)]))) == 5


def test_folder_of_images(tmp_path):
    (tmp_path / "a.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    for attempt in (lambda: list(sources([str(tmp_path)])), lambda: read(str(tmp_path))):
        with pytest.raises(EmptySource, match=r"^The folder [^\n]* holds no file to read: [^\n]*\.$"):
            attempt()


def test_file(folder):
    article = read(str(folder / "b.txt")).article
    assert article.text == TEXT
    assert article.source.name == str(folder / "b.txt")


def test_standard_input(monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"<p>The envoy came by train.</p>")))
    article = read("-").article
    assert (article.text, article.source.name) == (TEXT, "standard input")


def test_closed_standard_input(monkeypatch):
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(UnreadableSource, match=r"^Standard input is closed: [^\n]*\.$"):
        read("-")


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("gone.txt", "There is no file"),
        ("", "is a folder"),
        ("b.txt/c", "can't be read"),
        ("a\0b", "can't be read"),
        ("n" * 5000, "can't be read"),
        ("gone\udcff.txt", "There is no file"),
    ],
)
def test_paths_that_fail(folder, name, words):
    with pytest.raises(UnreadableSource, match=rf"^[^\n]*{words}[^\n]*\.$") as caught:
        read(str(Path(str(folder), name)))
    str(caught.value).encode()


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_no_permission(folder):
    (folder / "b.txt").chmod(0)
    with pytest.raises(UnreadableSource, match="may not be read"):
        read(str(folder / "b.txt"))


def test_permission_error_is_told(folder, monkeypatch):
    def refuse(*_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("pathlib.Path.open", refuse)
    with pytest.raises(UnreadableSource, match=r"may not be read \(permission denied\)\.$"):
        read(str(folder / "b.txt"))


@pytest.mark.parametrize(
    ("data", "error"), [(b"", EmptySource), (b" \n\r\n", EmptySource), (b"\xef\xbb\xbf", EmptySource)]
)
def test_empty_files(tmp_path, data, error):
    (tmp_path / "a.txt").write_bytes(data)
    with pytest.raises(error, match=r"[.?]$"):
        read(str(tmp_path / "a.txt"))


def test_fifty_megabytes_of_text(tmp_path):
    path = tmp_path / "long.txt"
    path.write_bytes(b"The envoy came by train. \n" * (limits.MAX_BYTES // 26 + 1))
    with pytest.raises(SourceTooLarge, match=r"^[^\n]*long\.txt is larger than the 50 MB [^\n]*\.$"):
        read(str(path))
    path.write_bytes(b"The envoy came by train. \n" * (limits.MAX_TEXT_BYTES // 26 + 1))
    with pytest.raises(SourceTooLarge, match=r"^[^\n]*long\.txt is larger than the 10 MB [^\n]*\.$"):
        read(str(path))


def test_every_error_is_a_read_error():
    for error in (EmptySource, SourceTooLarge, UnreadableSource):
        assert issubclass(error, ReadError)


def test_an_empty_name_is_no_source():
    with pytest.raises(EmptySource, match="An empty name is no source"):
        list(sources([""]))
