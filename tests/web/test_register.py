"""The page of a register in a real browser."""

from __future__ import annotations

import pytest

from onrecord.register.register import make
from onrecord.show.register_page import render
from onrecord.show.register_view import View
from tests.unit.register.told import told

GUESTS = ("Eliav Strand", "Łukasz Żółw", "Dov Ben-Ari", "Ada Olt", "Otto Sarnak", "Ines Quill")


def register(number: int = 36) -> str:
    made = make(
        [
            told(
                "Marta Venn",
                GUESTS[at % 6],
                value=f"{2033 - (number - 1 - at) // 12}-{at % 12 + 1:02}-17",
                place="the old customs house" if at % 2 else None,
                key=str(at),
                mode="phone" if at % 5 == 0 else "in_person",
            )
            for at in range(number)
        ]
    )
    return "".join(render(View(made.rows, number, frozenset(), made.people)))


@pytest.fixture
def page(browser):
    browser.open(register())
    return browser


def visible(page) -> int:
    return page.run(
        "return [...document.querySelectorAll('.month tbody tr')].filter(r => r.checkVisibility()).length"
    )


def search(page, words: str) -> None:
    """Put words into the box at once, as pasting does, and wait for what it finds."""
    from selenium.webdriver.support.ui import WebDriverWait

    shown = "return document.getElementById('shown').textContent"
    before = page.run(shown)
    page.run(
        "const box = document.getElementById('find'); box.value = arguments[0];"
        "box.dispatchEvent(new Event('input'))",
        words,
    )
    WebDriverWait(page.driver, 20).until(lambda _: page.run(shown) != before)


def test_nothing_is_asked_for_and_nothing_complained_of(page):
    asked = [address for address in page.requests() if not address.startswith("data:")]
    assert len(asked) == 1
    assert asked[0].startswith("file:")
    assert page.complaints() == []


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("Strand", 6),
        ("zolw", 6),
        ("ŻÓŁW venn", 6),
        ("customs house", 18),
        ("2032 olt", 2),
        ("by phone", 8),
        ("nobody", 0),
    ],
)
def test_the_search_box_leaves_the_rows_that_fit(page, words, left):
    search(page, words)
    assert visible(page) == left
    shown = page.run("return document.getElementById('shown').textContent")
    assert shown == f"{left} of 36 meetings"
    headings = "[...document.querySelectorAll('.month')].filter(s => s.checkVisibility()).length"
    assert page.run(f"return {headings}") == left  # one row a month here
    page.element("find").send_keys("\ue00c")
    assert visible(page) == 36


def test_a_bar_of_a_counterpart_finds_their_meetings(page):
    page.driver.find_element("css selector", "a[data-find='Ada Olt']").click()
    assert visible(page) == 6
    assert page.run("return location.hash") == "#meetings"


def test_a_bar_of_a_month_goes_there(page):
    bar = page.driver.find_element("css selector", "rect[data-go='m2032-03']")
    page.run("arguments[0].dispatchEvent(new MouseEvent('click', {bubbles: true}))", bar)
    assert page.run("return location.hash") == "#m2032-03"


def test_a_link_to_a_hidden_month_shows_it(page):
    search(page, "nobody")
    page.run("location.hash = '#m2032-03'")
    page.driver.implicitly_wait(1)
    assert visible(page) == 36


def test_without_scripts_everything_is_there_and_no_box(browser):
    browser.scripts(on=False)
    browser.open(register())
    box = browser.element("find")
    assert not box.is_displayed()
    rows = browser.driver.find_elements("css selector", ".month tbody tr")
    assert len(rows) == 36
    assert rows[0].is_displayed()


@pytest.mark.parametrize("width", [1280, 768, 375])
def test_the_page_is_never_wider_than_the_window(page, width):
    page.size(width, 900)
    assert page.run("return document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_and_plots_can_be_read(page, scheme):
    page.media(scheme=scheme)
    words = page.contrasts("h1, .found, .note, .who li, .how, .place, .told p, .meta, .count, .role", "color")
    assert min(words) >= 4.5
    assert min(page.contrasts("svg text", "fill")) >= 4.5
    assert min(page.contrasts("rect.host1, rect.bar:not([class*=host])", "fill")) >= 3


def test_plots_have_names_and_descriptions(page):
    names = page.run(
        "return [...document.querySelectorAll('svg')].map(s => "
        "document.getElementById(s.getAttribute('aria-labelledby')).textContent)"
    )
    assert names == ["Meetings a month", "The 6 people met most often", "Who met whom: 7 people"]
    about = page.run("return document.getElementById('months-about').textContent")
    assert "36 meetings from January 2031 to December 2033" in about


def test_ten_thousand_rows_stay_quick(browser):
    browser.open(register(10_000))
    page = browser
    took = page.run(
        "const box = document.getElementById('find'); box.value = 'strand'; const start = performance.now();"
        "box.dispatchEvent(new KeyboardEvent('keydown', {key: 'Escape'}));"
        "return performance.now() - start"
    )
    assert took < 3_000  # reads all rows once; a busy machine takes its time
    search(page, "ada olt 1840")
    assert visible(page) == 2
