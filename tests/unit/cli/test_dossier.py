"""`dossier`: every quote with its outlet, day and address, on a page and on paper, whatever its letters."""

from __future__ import annotations

from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path

import pytest

from onrecord.store.store import open_store
from tests.store.made import MAKER, filing

WORD = "Donaudampfschiff" * 20
ADDRESS = "https://ledger.example/" + "q" * 300
ARABIC = "الميناء مغلق عند الغروب"
HEBREW = "הנמל סגור"
ARTICLES = [
    filing(
        ("Marta Venn", "The channel closes at dusk."),
        met=[("Marta Venn", "Oskar Hallin")],
        url="https://ledger.example/1",
        published="2031-04-17",
        title="Talks on ice",
    ),
    filing(("Marta Venn", f"{WORD} sails."), url=ADDRESS, outlet="Gazette of Tarsk", published="2031-04-18"),
    filing(("Marta Venn", "The sign reads 漢字, 한글 😀."), url=None, source="signs.txt", outlet=None),
    filing(("Marta Venn", f"{ARABIC} 12, {HEBREW} and no more."), url="https://x.example/ar", outlet=ARABIC),
]
needs_typst = pytest.mark.skipif(
    find_spec("typst") is None, reason="typst is not installed: pip install 'onrecord[dossier]'"
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("ONRECORD_STORE", raising=False)
    with open_store("onrecord.db", create=True) as store:
        for one in ARTICLES:
            store.add(one, MAKER)
    return tmp_path


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine without fonts of its own."""
    import typst

    fonts = typst.Fonts(include_system_fonts=False)
    compiler = typst.Compiler
    monkeypatch.setattr(typst, "Fonts", lambda: fonts)
    monkeypatch.setattr(typst, "Compiler", lambda **_: compiler(ignore_system_fonts=True))


def pages(made: Path) -> tuple[str, list[tuple[float, float, float, float]], float]:
    """Return the words of a PDF, the boxes of its letters (left, bottom, right, top), and its width."""
    import pypdfium2

    text, boxes = "", []
    with pypdfium2.PdfDocument(made) as document:
        width = document[0].get_width()
        for page in document:
            letters = page.get_textpage()
            text += letters.get_text_range()
            boxes += [letters.get_charbox(at) for at in range(letters.count_chars())]
    return " ".join(text.split()), boxes, width


def test_every_quote_on_the_page_has_outlet_day_and_address(run, folder: Path) -> None:
    assert run("dossier", "Marta Venn", "-o", "venn.html")[0] == 0
    page = (folder / "venn.html").read_text(encoding="utf-8")
    quotes = page.split('<li class="quote"')[1:]
    assert len(quotes) == 5
    talks, long, signs, _, meeting = quotes
    for fact in (talks, meeting):
        assert "<bdi>The Harbour Ledger</bdi>" in fact
        assert ">https://ledger.example/1</" in fact.replace("<bdi>", "").replace("</bdi>", "</")
        assert 'href="#source1">[1]</a>' in fact
    assert "17 April 2031" in talks
    assert "told <time>2031-04-17</time>" in meeting
    assert "<bdi>Gazette of Tarsk</bdi>" in long
    assert "18 April 2031" in signs
    assert "signs.txt" in signs


@needs_typst
@pytest.mark.usefixtures("bare")
def test_every_quote_on_paper_has_outlet_day_and_address(run, folder: Path) -> None:
    assert run("dossier", "Marta Venn", "-o", "venn.pdf")[0] == 0
    text, _, _ = pages(folder / "venn.pdf")
    assert "2031-04-17 Minister Marta Venn said: “The channel closes at dusk.” Marta Venn · The" in text
    assert "Marta Venn · The Harbour Ledger · https://ledger.example/1 · [1] 27–54 · 0.80 2031-04-18" in text
    assert "told 2031-04-17 · The Harbour Ledger · https://ledger.example/1 · [1]" in text
    assert "Marta Venn · signs.txt · [4]" in text


@needs_typst
@pytest.mark.usefixtures("bare")
def test_a_word_longer_than_a_line_goes_on_on_the_next(run, folder: Path) -> None:
    assert run("dossier", "Marta Venn", "-o", "venn.pdf")[0] == 0
    text, boxes, width = pages(folder / "venn.pdf")
    joined = text.replace(" ", "")
    assert WORD in joined  # and nothing between its letters for whoever copies it
    assert joined.count(ADDRESS) == 2  # with its quote, and among the sources
    right = max(right for _, _, right, _ in boxes)
    assert right < width - 60  # 24 mm of margin are 68 points


@needs_typst
@pytest.mark.usefixtures("bare")
def test_letters_that_no_font_has_are_numbers_and_are_said(run, folder: Path) -> None:
    code, _, err = run("dossier", "Marta Venn", "-o", "venn.pdf")
    told = (
        "5 characters that no font here has (Chinese characters, Hangul, emoji and other signs): written by "
        "number, as U+6F22; a dossier as .html has them as they are."
    )
    assert code == 0
    assert err.splitlines()[0] == f"onrecord: venn.pdf: {told}"
    text, _, _ = pages(folder / "venn.pdf")
    assert "“The sign reads [U+6F22 U+5B57], [U+D55C U+AE00] [U+1F600].”" in text
    assert told in text
    run("dossier", "Marta Venn", "--from", "2031-04-19", "-o", "later.pdf")
    assert "characters" not in run("dossier", "Marta Venn", "--to-date", "2031-04-17", "-o", "plain.pdf")[2]


@needs_typst
@pytest.mark.usefixtures("bare")
def test_right_to_left_runs_that_way(run, folder: Path) -> None:
    assert run("dossier", "Marta Venn", "-o", "venn.pdf")[0] == 0
    import pypdfium2

    with pypdfium2.PdfDocument(folder / "venn.pdf") as document:
        page = next(page for page in document if "no more" in page.get_textpage().get_text_range())
        letters = page.get_textpage()
        text = letters.get_text_range()
        boxes = [letters.get_charbox(at) for at in range(letters.count_chars())]
    at = text.index(HEBREW.split(maxsplit=1)[0])
    lefts = [boxes[place][0] for place in range(at, at + 4)]
    assert all(one > other for one, other in pairwise(lefts))


def test_fonts_of_this_machine_are_named() -> None:
    from onrecord.show.dossier_pdf import _of_letters
    from onrecord.show.typefaces import Typefaces

    assert list(_of_letters("Łódź", Typefaces((), frozenset()))) == []
    fonts, lost = _of_letters("漢字字", Typefaces(("A Han", "B Han"), frozenset("字")))
    assert fonts == "Set in fonts of this machine beside Typst's own: A Han, B Han."
    assert lost.startswith(
        "2 characters that no font here has (Chinese characters): written by number, as U+5B57"
    )


def test_a_paragraph_runs_as_its_first_letter_does_and_a_name_turns_nothing_around() -> None:
    from onrecord.show.dossier_pdf import _direction, _name

    assert _direction(f"“… {HEBREW} Venn")["right_to_left"]
    assert not _direction(f"“12 Venn {ARABIC}")["right_to_left"]
    assert not _direction("12")["right_to_left"]
    assert _name(HEBREW) == f"\u2068{HEBREW}\u2069"
    assert _name("Łódź\u202e") == "Łódź"
