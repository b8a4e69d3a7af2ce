"""The report page in a real browser."""

from __future__ import annotations

import re
import unicodedata

import pytest

from onrecord.show.page import fragment, render
from tests.unit.show.harbour import TEXT, harbour
from tests.unit.show.story import Story

TAB, ENTER, ESCAPE = "\ue004", "\ue007", "\ue00c"  # WebDriver's codes for keys


@pytest.fixture
def page(browser):
    browser.open(render([harbour()]))
    return browser


# Linking both ways


def test_hovering_words_lights_the_note_and_the_rest_of_the_fact(page):
    page.hover(page.element("r1-q1-content-1"))
    assert page.lit() == {
        "We will not sign tonight",
        "but nobody has left the table.",
        "Venn",
        "told",
        "reporters",
        "r1-q1",
    }


def test_hovering_a_note_lights_the_words(page):
    page.hover(page.element("r1-m1").find_element("css selector", ".kind"))
    assert {"r1-m1", "met", "the old customs house", "Thursday", "the release of two sailors"} <= page.lit()
    assert "telephone" not in page.lit()


def test_hovering_a_person_lights_mentions_and_their_quotes_notes(page):
    page.hover(page.element("r1-e2").find_element("css selector", ".sure"))
    assert {"r1-e2", "Ben-Ari", "דב בן־ארי"} <= page.lit()
    near_or_lit = page.run("return [...document.querySelectorAll('.card.lit')].map(e => e.id)")
    assert near_or_lit == ["r1-m1", "r1-q3", "r1-e2"]


def test_leaving_puts_the_light_out(page):
    page.hover(page.element("r1-q1-content-1"))
    page.hover(page.element("r1-title"))
    assert page.lit() == set()


def test_hovering_brings_the_note_into_view_and_leaves_the_article_where_it_is(page):
    from selenium.webdriver.support.ui import WebDriverWait

    card = page.element("r1-q3")
    visible = "const b = arguments[0].getBoundingClientRect(); return b.top >= 0 && b.bottom <= innerHeight"
    assert not page.run(visible, card)
    before = page.run("return scrollY")
    page.hover(page.element("r1-q3-content-1"))
    WebDriverWait(page.driver, 5).until(lambda _: page.run(visible, card))
    assert page.run("return scrollY") == before


def test_nested_quotes_light_the_inner_one_first(page):
    page.hover(page.element("r1-q5-content-1"))
    assert "r1-q5" in page.lit()
    assert "r1-q4" not in page.lit()
    assert "near" in page.element("r1-q4").get_attribute("class")


def test_clicking_jumps_to_the_note_and_back(page):
    page.element("r1-q2-content-1").click()
    page.arrives("r1-q2")
    page.element("r1-q2").find_element("css selector", "a.no").click()
    page.arrives("r1-q2-content-1")
    page.element("r1-q2-content-1").click()  # the same target a second time
    page.arrives("r1-q2")


def test_a_mark_that_starts_with_another_can_be_jumped_to(page):
    # One element starts "her office" as organisation, as via and as "her": it can have one id of the three.
    assert page.element("r1-e6-nominal-1").get_attribute("class") == "at"
    page.run("location.hash = 'r1-e6-nominal-1'")
    page.until("return (document.activeElement.dataset.f || '').split(' ').includes('r1-e6')")


def test_a_long_quote_is_cut_in_its_note_until_one_goes_there(browser):
    story = Story("“" + "We shall see. " * 300 + "”")
    story.quote("We shall see. " * 300)
    browser.open(render([story.record()]))
    height = "return document.querySelector('blockquote').getBoundingClientRect().height"
    cut = browser.run(height)
    browser.element("r1-q1-content-1").click()
    browser.arrives("r1-q1")
    assert browser.run(height) > 3 * cut


# Whom a mention means, and why

SHE = "“She” (pronoun): Marta Venn, the one who stands out most before it"


def told(page):
    return page.run(
        "const t = document.querySelector('.tip'); return t.checkVisibility() ? t.textContent : null"
    )


def she(page):
    return page.driver.find_element("xpath", "//*[@id='r1-text']//a[text()='She']")


def test_hovering_a_mention_tells_whom_it_means_and_why(page):
    from selenium.webdriver.support.ui import WebDriverWait

    assert told(page) is None
    page.hover(she(page))
    WebDriverWait(page.driver, 5).until(lambda _: told(page))
    assert told(page) == SHE
    assert not she(page).get_attribute("title")  # or the browser would tell it a second time
    page.hover(page.element("r1-title"))
    assert told(page) is None
    page.hover(page.element("r1-q3-content-1"))  # no mention
    assert told(page) is None


def test_focusing_a_mention_tells_too_and_escape_puts_it_out(page):
    page.run("arguments[0].focus()", she(page))
    assert told(page) == SHE
    assert she(page).get_attribute("aria-description") == SHE
    page.press(ESCAPE)
    assert told(page) is None


@pytest.mark.parametrize("width", [320, 1280])
def test_what_a_mention_tells_stands_in_the_window_and_hides_no_word_of_it(browser, width):
    browser.size(width, 500)
    browser.open(render([harbour()]))
    marks = browser.driver.find_elements("css selector", ".text .s[data-why]:not([tabindex])")
    assert len(marks) > 8
    for mark in marks:
        browser.run("arguments[0].scrollIntoView({ block: 'end' }); arguments[0].focus()", mark)
        tip, words, wide = browser.run(
            "const box = e => { const b = e.getBoundingClientRect();"
            "  return [b.left, b.top, b.right, b.bottom] };"
            "const tip = document.querySelector('.tip');"
            "return [box(tip), box(arguments[0]), document.documentElement.scrollWidth]",
            mark,
        )
        assert tip[0] >= 0
        assert tip[2] <= width
        assert tip[3] <= 500
        assert tip[3] <= words[1] + 1 or tip[1] >= words[1] + 1
        assert wide <= width


def test_without_scripts_the_title_tells(browser):
    browser.scripts(on=False)
    browser.open(render([harbour()]))
    assert she(browser).get_attribute("title") == SHE


def test_a_body_and_a_member_are_one_click_away(page):
    page.element("r1-e2").find_element("css selector", "dd a[href='#r1-e9']").click()
    page.arrives("r1-e9")
    page.element("r1-e11").find_element("css selector", "dd a[href='#r1-e1']").click()
    page.arrives("r1-e1")
    page.element("r1-e1").find_element("css selector", ".led a").click()
    page.until("return document.activeElement.textContent === 'her'")


# The keyboard


def test_the_first_stop_is_the_skip_link(page):
    page.press(TAB)
    assert page.run("return document.activeElement.className") == "skip"
    assert page.run("return document.activeElement.getBoundingClientRect().left") >= 0
    page.press(ENTER)
    page.arrives("r1-notes")


def test_enter_goes_to_the_note_and_back(page):
    page.run("document.getElementById('r1-q4-content-1').focus()")
    assert "r1-q4" in page.lit()
    page.press(ENTER)
    page.arrives("r1-q4")
    page.press(ENTER)
    page.arrives("r1-q4-content-1")
    page.press(ESCAPE)
    assert page.lit() == set()


def test_whoever_leaves_before_the_jump_is_told_of_is_not_brought_back(page):
    lit = page.driver.execute_async_script(
        "const done = arguments[0], count = () => done(document.querySelectorAll('.lit').length);"
        "addEventListener('hashchange', () => setTimeout(count));"
        "location.hash = '#r1-q4-content-1';"
        "document.getElementById('r1-q4-content-1').focus();"
        "document.dispatchEvent(new KeyboardEvent('keydown', {key: 'Escape'}));"
    )
    assert lit == 0
    page.run("location.hash = '#r1-q1'")
    page.arrives("r1-q1")


def test_j_and_k_walk_the_facts_in_text_order(page):
    page.press("j")
    first = page.focused()
    assert page.run("return document.activeElement.textContent") == "Foreign Minister"
    page.press("j", "j")
    assert page.run("return document.activeElement.textContent") == "met"
    assert page.run("return document.activeElement.matches(':focus-visible')")
    page.press("k", "k")
    assert page.focused() == first


def test_tab_reaches_every_mark_and_every_note_link(page):
    stops = page.run(
        "return [...document.querySelectorAll('a[href], button, [tabindex=\"0\"]')]"
        ".filter(e => e.tabIndex >= 0 && e.checkVisibility()).length"
    )
    reached = set()
    for _ in range(stops):
        page.press(TAB)
        reached.add(page.run("return [...document.querySelectorAll('*')].indexOf(document.activeElement)"))
    assert len(reached) == stops


def test_the_key_puts_marks_out_and_back(page):
    button = page.driver.find_element("css selector", ".key li[data-part=quotes] button")
    ground = "return getComputedStyle(document.getElementById('r1-q3-content-1')).backgroundColor"
    marked = page.run(ground)
    button.send_keys(ENTER)
    assert button.get_attribute("aria-pressed") == "false"
    assert page.run(ground) == "rgba(0, 0, 0, 0)"
    button.click()
    assert page.run(ground) == marked


# What it asks for and what it complains about


def test_nothing_is_requested_and_nothing_complained_about(browser):
    address = browser.open(render([harbour(), harbour()]))
    browser.hover(browser.element("r1-q1-content-1"))
    asked = [url for url in browser.requests() if not url.startswith(("data:", "about:"))]
    assert asked == [address]
    assert browser.run("return performance.getEntriesByType('resource').map(e => e.name)") == []
    assert browser.complaints() == []


def test_the_policy_is_in_force(page):
    page.run(
        "const s = document.createElement('script'); s.textContent = 'window.owned = 1';"
        "const i = document.createElement('img'); i.src = 'http://127.0.0.1:9/x'; document.body.append(s, i);"
        'const bad = \'<p id=bad style="color: red" onclick="owned = 1">x</p>\';'
        "document.body.insertAdjacentHTML('beforeend', bad); document.getElementById('bad').click()"
    )
    assert page.run("return window.owned") is None
    assert page.run("return getComputedStyle(document.getElementById('bad')).color") != "rgb(255, 0, 0)"
    assert page.requests(stopped=True) == ["http://127.0.0.1:9/x"]


HOSTILE = (
    '</script></style><img src=x onerror=\'owned=1\'><script>owned=1</script>" onfocus="owned=1" x="{{7*7}}'
)


def test_hostile_text_stays_text(browser):
    story = Story(
        f"He said: “{HOSTILE}”.", HOSTILE, HOSTILE, HOSTILE, "javascript:owned=1", HOSTILE, HOSTILE, HOSTILE
    )
    person = story.entity(HOSTILE, roles=[HOSTILE], also=(HOSTILE,))
    story.quote(HOSTILE, speaker=person, by=(HOSTILE,))
    story.warning(HOSTILE, HOSTILE, HOSTILE)
    browser.open(render([story.record()]))
    browser.press("j", ENTER)
    assert browser.run("return window.owned") is None
    assert browser.run("return document.images.length") == 0
    assert browser.run("return document.scripts.length") == 1
    assert browser.run("return document.getElementById('r1-text').textContent") == story.text
    assert browser.complaints() == []


# The text


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        "a\r\nb\r\rc\n\r\nd\u2028e",
        "\n\n soft\u00adhyphen\tno\u00a0break \n",
        "🌊👩‍🚀 \ufeff\u200b \u0085 \x07\x1b\x0c\x0b",
        "\u202eabc\u202c \u2067x\u2069 שלום",
    ],
)
def test_the_article_holds_every_character(browser, text):
    story = Story(text)
    story.quote(text[1:-1])
    browser.open(render([story.record()]))
    assert browser.run("return document.getElementById('r1-text').textContent") == text
    browser.open(fragment(story.record()))
    assert browser.run("return document.querySelector('.text').textContent") == text


def test_an_override_reorders_nothing(browser):
    browser.open(render([Story("ab\u202ecd ef\u202c gh").record()]))
    lefts = browser.run(
        "const walk = document.createTreeWalker(document.getElementById('r1-text'), NodeFilter.SHOW_TEXT);"
        "const out = [];"
        "for (let n; n = walk.nextNode();) for (let i = 0; i < n.length; i++) if (/[a-z]/.test(n.data[i])) {"
        "  const r = document.createRange(); r.setStart(n, i); r.setEnd(n, i + 1);"
        "  out.push(r.getBoundingClientRect().left); } return out"
    )
    assert len(lefts) == 8
    assert lefts == sorted(lefts)


# Without scripts, in the dark, on a phone, on paper


def test_without_scripts_it_reads_and_links(browser):
    browser.scripts(on=False)
    browser.open(render([harbour()]))
    assert browser.run("return document.documentElement.className") == ""  # the page's own script did not run
    assert browser.run("return document.getElementById('r1-text').textContent") == TEXT
    assert not browser.driver.find_elements("css selector", ".keys")[0].is_displayed()
    before = browser.run("return getComputedStyle(document.getElementById('r1-q3')).borderLeftColor")
    browser.element("r1-q3-content-1").click()
    assert browser.driver.current_url.endswith("#r1-q3")
    assert browser.run("return getComputedStyle(document.getElementById('r1-q3')).borderLeftColor") != before
    browser.element("r1-q3").find_element("css selector", "a.no").click()
    assert browser.driver.current_url.endswith("#r1-q3-content-1")


def test_the_dark_scheme_is_dark(page):
    ground = "return getComputedStyle(document.documentElement).backgroundColor"
    assert page.run(ground) == "rgb(252, 250, 245)"
    page.media(scheme="dark")
    assert page.run(ground) == "rgb(25, 24, 21)"


@pytest.mark.parametrize("width", [320, 390, 700, 960, 1280])
def test_nothing_sticks_out_sideways(browser, width):
    browser.size(width, 800)
    long = "Donaudampfschifffahrtsgesellschaft" * 8
    story = Story(f"“{long},” said {long}x.", long, long, long, f"https://a.example/{long}", source=long)
    speaker = story.entity(f"{long}x", roles=[long])
    story.quote(f"{long},", speaker=speaker, source=f"{long}x", by=(long,))
    story.warning("long", long)
    for records in ([harbour()], [harbour(), story.record()], [story.record()]):
        browser.open(render(records))
        assert browser.run("return document.documentElement.scrollWidth") <= width


def test_on_a_phone_the_notes_follow_the_article(page):
    page.size(390, 844)
    below = "return document.getElementById('r1-notes').getBoundingClientRect().top - "
    below += "document.getElementById('r1-text').getBoundingClientRect().bottom"
    assert page.run(below) > 0
    page.element("r1-q8-content-1").click()
    page.arrives("r1-q8")


def bare(text):
    """Letters and figures only: PDF text has ligatures, and blanks and hyphens where lines break."""
    return re.sub("[^a-z0-9]", "", unicodedata.normalize("NFKC", text).lower())


def test_paper_loses_nothing(page):
    pdfium = pytest.importorskip("pypdfium2")
    document = pdfium.PdfDocument(page.pdf())
    paper = bare(" ".join(sheet.get_textpage().get_text_range() for sheet in document))
    document.close()
    shown = page.run(
        "return [...document.querySelectorAll('.card, .byline dd, .colophon dd')].map(e => e.innerText)"
    )
    for line in "\n".join(shown).splitlines():
        assert bare(line) in paper
    for word in TEXT.split():
        assert bare(word) in paper
    for label in (
        "tonight",
        "table1",
        "may2",
        "metm1",
        "telephonem2",
    ):  # the facts' numbers stand in the article
        assert label in paper
    for hidden in ("Skip to the notes", "walk the facts"):
        assert bare(hidden) not in paper


def test_printing_is_one_column_on_white(page):
    page.media("print", scheme="dark")
    style = (
        "const s = getComputedStyle(document.getElementById('r1-notes')); return [s.position, s.overflowY]"
    )
    assert page.run(style) == ["static", "visible"]
    assert (
        page.run("return getComputedStyle(document.documentElement).backgroundColor") == "rgb(255, 255, 255)"
    )


def test_a_fragment_runs_no_script_and_fetches_nothing(browser):
    address = browser.open(f"<!DOCTYPE html><meta charset=utf-8><p>cell</p>{fragment(harbour())}")
    assert [url for url in browser.requests() if not url.startswith(("data:", "about:"))] == [address]
    assert browser.run("return document.scripts.length") == 0
    assert browser.run("return getComputedStyle(document.querySelector('p')).fontFamily") != browser.run(
        "return getComputedStyle(document.querySelector('.onrecord')).fontFamily"
    )
