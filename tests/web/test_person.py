"""A person's page, a dossier, the page of joins and one of hits, made by the commands, in a real browser.

The articles are those of `told.toml`, read by `onrecord add`; what is asserted holds however they are read.
"""

from __future__ import annotations

import json
import tomllib
from itertools import pairwise
from pathlib import Path

import pytest

from onrecord.cli import main

PAGES = ("person", "dossier", "joins", "hits")
_ARTICLES = tomllib.loads(Path(__file__).with_name("told.toml").read_text(encoding="utf-8"))["article"]


@pytest.fixture(scope="session")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The pages of a small store, by name."""
    folder = tmp_path_factory.mktemp("told")
    articles, store = folder / "told.jsonl", str(folder / "told.db")
    articles.write_text("".join(f"{json.dumps(one)}\n" for one in _ARTICLES), encoding="utf-8")
    commands = {
        "": ["add", str(articles), "--workers", "1"],
        "person": ["person", "Marta Venn"],
        "dossier": ["dossier", "Marta Venn"],
        "joins": ["merge"],
        "hits": ["search", "table"],
    }
    made = {}
    for name, words in commands.items():
        file = folder / f"{name}.html"
        assert main([*words, "--store", store, *(["-o", str(file)] if name else [])]) == 0
        if name:
            made[name] = file.read_text(encoding="utf-8")
    return made


@pytest.fixture(params=PAGES)
def page(request, browser, pages):
    browser.open(pages[request.param])
    return browser


@pytest.fixture
def person(browser, pages):
    browser.open(pages["person"])
    return browser


@pytest.fixture
def dossier(browser, pages):
    browser.open(pages["dossier"])
    return browser


def texts(browser, selector: str) -> list[str]:
    return browser.run(
        "return [...document.querySelectorAll(arguments[0])].map(e => e.textContent)", selector
    )


def focus(browser) -> dict[str, str | None]:
    return browser.run(
        "const e = document.activeElement, box = e.getBoundingClientRect();"
        "return {tag: e.localName, href: e.getAttribute('href'), find: e.getAttribute('data-find'), id: e.id,"
        " outline: getComputedStyle(e).outlineStyle, left: box.left}"
    )


# Every page


def test_nothing_is_asked_for_and_nothing_complained_of(page):
    asked = [address for address in page.requests() if not address.startswith("data:")]
    assert len(asked) == 1
    assert asked[0].startswith("file:")
    assert page.complaints() == []


def test_what_articles_print_is_text(page):
    assert page.run("return document.querySelectorAll('img, iframe, object, embed, form').length") == 0
    assert page.run("return document.querySelectorAll('script').length") <= 1
    assert page.run("return document.querySelectorAll('[href^=javascript]').length") == 0
    assert not set(page.run("return document.body.textContent")) & set("\u202e\u202d\u2066\0")


def test_links_lead_somewhere_and_tell_nobody_where_from(page):
    inside = page.run(
        "return [...document.querySelectorAll('a[href^=\"#\"]')].map(a => a.getAttribute('href'))"
    )
    missing = "return arguments[0].filter(h => !document.getElementById(h.slice(1)))"
    assert page.run(missing, inside) == []
    outside = page.run("return [...document.querySelectorAll('a[href^=http]')].map(a => a.rel)")
    assert outside
    assert set(outside) == {"noreferrer noopener"}


@pytest.mark.parametrize("width", [1280, 768, 400, 320])
def test_no_page_is_wider_than_the_window(page, width):
    page.size(width, 900)
    assert page.run("return document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_can_be_read(page, scheme):
    page.media(scheme=scheme)
    words = page.contrasts(
        "h1, h2, h3, p, td, th, li, a, mark, blockquote, code, time, .meta, .count, .against, .around",
        "color",
    )
    assert len(words) > 20
    assert min(words) >= 4.5


def test_headings_go_down_step_by_step(page):
    levels = page.run("return [...document.querySelectorAll('h1,h2,h3,h4')].map(h => +h.localName[1])")
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert page.run("return document.querySelectorAll('main').length") == 1


def test_every_link_and_field_is_reached_by_keyboard_and_seen(page):
    number = page.run(
        "return [...document.querySelectorAll('a[href], input')].filter(e => e.checkVisibility()).length"
    )
    seen = []
    for _ in range(number):
        page.press("\ue004")
        at = focus(page)
        assert at["outline"] != "none"
        seen.append((at["tag"], at["href"], at["find"]))
    assert {tag for tag, *_ in seen} <= {"a", "input", "summary"}
    assert len(seen) == number


# A person


def test_the_first_key_skips_to_the_quotes(person):
    person.press("\ue004")
    at = focus(person)
    assert at["href"] == "#said"
    assert at["left"] >= 0  # it shows itself
    person.press("\ue007")
    person.until("return location.hash === '#said'")
    assert person.run("return document.getElementById('said').getBoundingClientRect().top") < 100


def test_pictures_have_names_and_say_what_they_show(person):
    named = person.run(
        "return [...document.querySelectorAll('svg')].map(s => ['labelledby', 'describedby'].map("
        "n => document.getElementById(s.getAttribute('aria-' + n)).textContent))"
    )
    assert [name for name, _ in named][:2] == ["Month by month", "The 6 people met most often"]
    assert named[2][0].startswith("Who met whom: ")
    assert all(about.endswith(".") or "most frequent" in about for _, about in named)
    # A screen reader is told each person of the graph, and how often.
    assert all(": " in title for title in texts(person, "svg a > title"))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pictures_can_be_seen(person, scheme):
    person.media(scheme=scheme)
    assert min(person.contrasts("svg text", "fill")) >= 4.5
    assert min(person.contrasts("rect.bar, circle.node, rect.held", "fill")) >= 3
    assert min(person.contrasts("line.tie", "stroke")) >= 3


def test_names_in_the_graph_lie_over_no_other(person):
    boxes = person.run(
        "return [...document.querySelectorAll('#graph-title ~ a text')].map(t => {"
        "const b = t.getBoundingClientRect(); return [b.left, b.right, b.top, b.bottom]})"
    )
    assert len(boxes) >= 3
    for at, one in enumerate(boxes):
        for other in boxes[at + 1 :]:
            apart = one[1] <= other[0] or other[1] <= one[0] or one[3] <= other[2] or other[3] <= one[2]
            assert apart


def test_whoever_is_chosen_in_a_picture_is_found_below(person):
    link = person.driver.find_element("css selector", "#graph-title ~ a[data-find]")
    name = link.get_attribute("data-find")
    person.run("arguments[0].focus()", link)
    person.press("\ue007")
    person.until("return location.hash === '#meetings'")
    assert person.run("return document.getElementById('find').value") == name
    left = "[...document.querySelectorAll('.month tbody tr')].filter(r => r.checkVisibility())"
    rows = person.run(f"return {left}.map(r => r.textContent)")
    assert rows
    assert all(name in row for row in rows)
    person.press("\ue00c") if person.focused() == "find" else person.element("find").send_keys("\ue00c")
    assert person.run(f"return {left}.length") > len(rows)


def test_months_that_were_not_laid_out_are_about_as_high_as_they_will_be(person):
    guessed = person.run("return document.documentElement.scrollHeight")
    person.run("document.querySelectorAll('.month').forEach(m => m.scrollIntoView())")
    person.media("print")  # lays all of it out
    person.media()
    real = person.run(
        "return [...document.querySelectorAll('main > *')].reduce((sum, e) => sum + e.offsetHeight, 0)"
    )
    assert guessed < 2 * real


def test_without_scripts_all_of_it_is_there_and_no_box(browser, pages):
    browser.scripts(on=False)
    browser.open(pages["person"])
    assert not browser.element("find").is_displayed()
    assert browser.driver.find_element("css selector", ".month tbody tr").is_displayed()


def test_days_are_never_broken(person):
    person.size(320, 900)
    heights = person.run(
        "return [...document.querySelectorAll('.people time')].map(t => t.getClientRects().length)"
    )
    assert set(heights) == {1}


# A dossier


def test_a_citation_leads_to_its_source_and_the_source_to_its_article(dossier):
    cite = dossier.driver.find_element("css selector", ".cite a")
    target = cite.get_attribute("href").rpartition("#")[2]
    cite.click()
    dossier.until(f"return location.hash === '#{target}'")
    assert dossier.run(f"return document.querySelector('#{target} a').href").startswith("https://")
    assert "sha256:" in dossier.element(target).text


def test_every_fact_says_outlet_and_day(dossier):
    facts = texts(dossier, ".quote")
    assert len(facts) > 8
    outlets = {one["outlet"] for one in _ARTICLES}
    assert all(any(outlet in fact for outlet in outlets) for fact in facts)
    assert all(
        dossier.run("return [...document.querySelectorAll('.quote')].map(q => !!q.querySelector('time'))")
    )


def test_meetings_stand_in_order_of_their_days(dossier):
    days = dossier.run(
        "return [...document.querySelectorAll('[aria-labelledby=met] .when time')].map(t => t.dateTime)"
    )
    assert len(days) > 4
    assert days == sorted(days)


def test_it_is_made_for_paper(dossier):
    from pypdfium2 import PdfDocument

    with PdfDocument(dossier.pdf()) as printed:
        sheets = [" ".join(sheet.get_textpage().get_text_range().split()) for sheet in printed]
    assert 1 < len(sheets) < 5
    assert sheets[0].startswith("Marta Venn")
    assert "https://ledger.example/2032/07/01/prime-minister" in " ".join(sheets)
    assert not any(sheet.endswith(heading) for sheet in sheets for heading in ("Sources", "Meetings 6"))


def test_on_paper_small_print_is_smaller_and_the_paper_white(dossier):
    dossier.media("print", scheme="dark")
    size = "return parseFloat(getComputedStyle(document.querySelector(arguments[0])).fontSize)"
    assert dossier.run(size, ".meta") < dossier.run(size, "blockquote")
    assert (
        dossier.run("return getComputedStyle(document.documentElement).backgroundColor")
        == "rgb(255, 255, 255)"
    )
    breaks = "[...document.querySelectorAll('.quote')].map(q => getComputedStyle(q).breakInside)"
    assert set(dossier.run(f"return {breaks}")) == {"avoid"}


# Joins


def test_joins_say_why_and_how_to_undo_them(browser, pages):
    browser.open(pages["joins"])
    assert texts(browser, "h2") == ["People", "Meetings", "Quotes", "Copies of an article"]
    pairs = browser.run(
        "return [...document.querySelectorAll('.join')].map(j => [j.querySelectorAll('.sides > li').length,"
        "j.querySelectorAll('.why > span').length, j.querySelector('code').textContent])"
    )
    assert len(pairs) > 2
    for sides, why, command in pairs:
        assert sides == 2
        assert why > 1
        assert command.startswith("onrecord judge ")
    assert any("Márta Venn" in text for text in texts(browser, ".sides li"))
