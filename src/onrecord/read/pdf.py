"""Text from a PDF, by pdfium (extra `pdf`).

A PDF knows glyphs and places, no paragraphs: lines stay lines, and page furniture
(running heads, page numbers) can't be told from prose, so a warning says so.
"""

from __future__ import annotations

import importlib
import re
import threading
from types import ModuleType
from typing import TYPE_CHECKING

from onrecord.errors import EmptySource, MissingExtra, SourceTooLarge, UnreadableSource
from onrecord.findings import Reading
from onrecord.read import article, limits
from onrecord.read.article import Metadata, Stated
from onrecord.types import Notice, Source

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

_ONE_AT_A_TIME = threading.Lock()  # pdfium is not thread-safe
_ENDED = re.compile(r"[.!?:…][\"'”’»)\]]*\s*$")
_NEWLINES = re.compile(r"\r\n?")
# pdfium writes U+FFFE for a hyphen that only breaks a word at the end of a line.
_BROKEN_WORD = re.compile(r"\ufffe\n?")
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0e-\x1f\uffff\ud800-\udfff]")
_PASSWORD = 4  # FPDF_ERR_PASSWORD in fpdfview.h


def read_pdf(data: bytes, *, source: Source, stated: Stated) -> Reading:
    """Read the text of a PDF, lines joined by a line feed, pages by a blank line where a paragraph ends.

    Raises:
        MissingExtra: pypdfium2 is not installed.
        UnreadableSource: it is damaged or needs a password.
        EmptySource: it holds pictures only.
        SourceTooLarge: it has too many pages or too much text.
    """
    with _ONE_AT_A_TIME:
        document = _open(data, source.name)
        try:
            pages = _pages(document, source.name)
        finally:
            document.close()
    text = _joined(pages)
    if not re.search(r"\w", text):
        count = "1 page" if len(pages) == 1 else f"{len(pages)} pages"
        raise EmptySource(
            f"{source.name} has {count} but no text: it seems to be scanned, so run OCR on it first."
        )
    furniture = Notice(
        "page-furniture",
        "The text is from a PDF: running heads, page numbers and footnotes may stand inside it.",
        None,
    )
    return article.build(text, source=source, metadata=Metadata(), stated=stated, warnings=(furniture,))


def _open(data: bytes, name: str) -> PdfDocument:
    pdfium = _pdfium(name)
    try:
        return pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if getattr(error, "err_code", None) == _PASSWORD or "password" in str(error).lower():
            raise UnreadableSource(
                f"{name} is locked with a password: save an unlocked copy and read that."
            ) from None
        raise UnreadableSource(f"{name} is a damaged PDF: download or export it anew.") from None


def _pages(document: PdfDocument, name: str) -> list[str]:
    if len(document) > limits.MAX_PDF_PAGES:
        raise SourceTooLarge(
            f"{name} has {len(document)} pages, more than the {limits.MAX_PDF_PAGES} read at most."
        )
    pages: list[str] = []
    size = 0
    for index in range(len(document)):
        try:
            page = document[index]
            textpage = page.get_textpage()
            text = textpage.get_text_range()
            textpage.close()
            page.close()
        except Exception as error:
            if isinstance(error, MemoryError):
                raise
            raise UnreadableSource(
                f"Page {index + 1} of {name} is damaged: download or export it anew."
            ) from None
        size += len(text)
        article.refuse_large(size, limits.MAX_TEXT_BYTES, name)
        pages.append(_plain(text))
    return pages


def _plain(text: str) -> str:
    return _UNPRINTABLE.sub("", _BROKEN_WORD.sub("\xad", _NEWLINES.sub("\n", text))).strip("\n\f ")


def _joined(pages: list[str]) -> str:
    text = ""
    for page in filter(None, pages):
        text += ("\n\n" if _ENDED.search(text[-10:]) else "\n") + page if text else page
    return text


def _pdfium(name: str) -> ModuleType:
    try:
        return importlib.import_module("pypdfium2")
    except ImportError:
        raise MissingExtra(
            f"{name} is a PDF, and reading PDF needs an extra: pip install 'onrecord[pdf]'."
        ) from None
