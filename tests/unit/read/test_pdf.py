"""PDF: lines and pages, and one sentence for a locked, damaged or scanned one."""

import sys

import pytest

from onrecord.errors import EmptySource, MissingExtra, SourceTooLarge, UnreadableSource
from onrecord.read import from_bytes, limits
from tests.unit.read import pdfs

LOCKED = {"password": "harbour"}
FIRST = [
    "Foreign Minister Marta Venn met the envoy of",
    "Dorland on Tuesday and said that \x93we will wait\x94.",
]
LINES = [line.encode("latin-1").decode("cp1252") for line in FIRST]


def test_lines_and_pages():
    article = from_bytes(
        pdfs.make(LINES, ["The talks went on", "until"], ["nine."]), name="talks.pdf"
    ).article
    assert article.text == "\n".join(LINES) + "\n\nThe talks went on\nuntil\nnine."
    assert article.source.reader == "pdf/1"
    assert article.source.media_type == "application/pdf"
    assert article.title is article.published is None


def test_furniture_warning():
    reading = from_bytes(pdfs.make(LINES), name="talks.pdf", published="2031-04-17", media_type="text/html")
    assert [notice.code for notice in reading.warnings] == ["page-furniture"]
    assert reading.article.published == "2031-04-17"


def test_empty_pages_are_skipped():
    text = from_bytes(pdfs.make([], LINES, [], LINES), name="talks.pdf").article.text
    assert text == "\n".join(LINES) + "\n\n" + "\n".join(LINES)


@pytest.mark.parametrize(
    ("data", "error", "words"),
    [
        (pdfs.make(LINES, **LOCKED), UnreadableSource, "is locked with a password"),
        (pdfs.make(LINES)[:200], UnreadableSource, "is a damaged PDF"),
        (b"%PDF-1.7\n" + bytes(range(256)) * 20, UnreadableSource, "is a damaged PDF"),
        (pdfs.make([]), EmptySource, "has 1 page but no text: it seems to be scanned"),
        (pdfs.make([], []), EmptySource, "has 2 pages but no text"),
        (pdfs.make(), (EmptySource, UnreadableSource), "(no text|damaged)"),
    ],
    ids=["locked", "cut off", "noise", "scanned", "scanned twice", "no pages"],
)
def test_what_can_not_be_read(data, error, words):
    with pytest.raises(error, match=rf"^talks\.pdf [^\n]*{words}[^\n]*\.$"):
        from_bytes(data, name="talks.pdf")


def test_the_lock_of_the_test_file_is_a_real_one():
    import pypdfium2

    document = pypdfium2.PdfDocument(pdfs.make(LINES, **LOCKED), **LOCKED)
    assert "Marta Venn" in document[0].get_textpage().get_text_range()
    document.close()


def test_too_many_pages(monkeypatch):
    monkeypatch.setattr(limits, "MAX_PDF_PAGES", 2)
    with pytest.raises(SourceTooLarge, match="has 3 pages, more than the 2"):
        from_bytes(pdfs.make(LINES, LINES, LINES), name="talks.pdf")


def test_missing_extra(monkeypatch):
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    with pytest.raises(MissingExtra, match=r"pip install 'onrecord\[pdf\]'\.$"):
        from_bytes(pdfs.make(LINES), name="talks.pdf")
