"""The report page, read back with parsers: what it says, and that it says no more."""

from __future__ import annotations

import base64
import hashlib
import re
import time
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import example, given, settings
from lxml import html as lxml_html

from onrecord.show.page import fragment, render
from onrecord.types import Record
from tests.unit.show.harbour import harbour
from tests.unit.show.story import Story
from tests.unit.show.strategies import records

_VOID = {"meta", "link", "br", "img", "input", "hr"}


class Reader(HTMLParser):
    """Reads a page as strictly as it was written: every tag closed, in order."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[tuple[str, str | None]] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: dict[str, str] = {}  # the text content of every element with class "text", by id
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        found = dict(attrs)
        assert len(found) == len(attrs), f"an attribute twice: {attrs}"
        self.tags.append((tag, found))
        if tag not in _VOID:
            self.open.append((tag, found.get("id") if found.get("class") == "text" else None))

    def handle_startendtag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert self.open.pop()[0] == tag

    def handle_data(self, data):
        for _, text_id in self.open:
            if text_id:
                self.texts[text_id] = self.texts.get(text_id, "") + data

    def with_class(self, name):
        return [found for _, found in self.tags if name in (found.get("class") or "").split()]


def tree(page):
    return lxml_html.document_fromstring(page)


def said(element):
    return " ".join(element.text_content().replace("\xa0", " ").split())


def by_id(document, name):
    (found,) = document.xpath("//*[@id=$name]", name=name)
    return found


def check_links(reader: Reader) -> None:
    ids = [found["id"] for _, found in reader.tags if "id" in found]
    assert len(ids) == len(set(ids)), "an id twice"
    for tag, found in reader.tags:
        if tag == "a":
            target = found["href"]
            assert (target[0] == "#" and target[1:] in ids) or re.match("https?://", target)
        for name in (found.get("data-f") or "").split():
            assert name in ids


def held(text: str) -> str:
    """The text as HTML can hold it."""
    return re.sub("[\0\ud800-\udfff]", "\ufffd", text)


# What it says


def test_the_article_is_there_character_for_character():
    record = harbour()
    assert Reader(render([record])).texts["r1-text"] == record.article.text
    assert by_id(tree(render([record])), "r1-text").text_content() == record.article.text


@pytest.mark.parametrize(
    "text",
    [
        "a\r\nb\r\rc\n\r\nd",
        "soft\u00adhyphen, zero\u200bwidth, non\u00a0breaking",
        "\ufeffmark first",
        "🌊 astral 👩‍🚀 family",
        "\u202eoverride\u202c and \u2067isolate\u2069",
        "שלום 'Venn' עולם",
        "\n\n  leading and trailing  \n\n\n",
        "</script><img src=x onerror=alert(1)><!-- & &amp; &#13; ]]>",
        "tab\there, feed\x0chere, bell\x07, escape\x1b[31m, next line\x85",
        " ",
    ],
)
def test_awkward_text_comes_back(text):
    story = Story(text)
    story.quote(text[: len(text) // 2 + 1])
    story.warning("all", "of it", text)
    assert Reader(render([story.record()])).texts["r1-text"] == text


def test_a_quote_has_its_note():
    document = tree(render([harbour()]))
    note = said(by_id(document, "r1-q4"))
    assert note.startswith("4 Captain Ilse Thorne direct writing confidence 0.88")
    assert (
        "“The channel closes at dusk. I told the minister, ‘No pilot will take you out after that,’" in note
    )
    assert "source Captain Ilse Thorne cue had warned to both sides" in note
    assert "via According to … a statement from the harbourmaster" in note
    assert "within — why rule:marks characters 598–705" in note
    assert "within quote 4" in said(by_id(document, "r1-q5"))
    assert said(by_id(document, "r1-q8")).startswith("8 not said direct speech confidence 0.40")


@pytest.mark.parametrize(
    ("text", "content", "shown"),
    [
        ("“Go,” she said.", "Go,", "“Go,”"),
        ("«Go», she said.", "Go", "«Go»"),
        ('"Go", she said.', "Go", '"Go"'),
        ("“Go”.", "Go", "“Go”"),
        ("“Go.", "Go.", "“Go."),  # never closed: so it is shown
        ("VENN: Go.", "Go.", "Go."),  # a transcript has none
        ("Go", "Go", "Go"),
        ("That is 'Go'.", "Go", "'Go'"),
        ("„Go, ihr!“ Then", "Go, ihr!", "„Go, ihr!“"),
        ("She said “so”, and left.", "said", "said"),
    ],
)
def test_a_note_has_the_quotation_marks_that_are_printed(text, content, shown):
    story = Story(text)
    story.quote(content)
    assert tree(render([story.record()])).xpath("//blockquote")[0].text_content() == shown


def test_the_confidence_bar_is_as_long_as_the_number_says():
    (bar,) = by_id(tree(render([harbour()])), "r1-q8").xpath(".//*[@class='got']")
    assert bar.get("width") == "40"


def test_a_meeting_has_its_note():
    note = said(by_id(tree(render([harbour()])), "r1-m1"))
    assert note.startswith("M1 held in person confidence 0.91 Marta Venn host (Foreign Minister Marta Venn)")
    assert "Dov Ben-Ari guest where the old customs house when Thursday (2031-04-17, to the day)" in note
    assert "about the release of two sailors via her office … said told by met" in note


def test_a_person_has_a_note_with_an_index():
    note = said(by_id(tree(render([harbour()])), "r1-e1"))
    assert note.startswith("Marta Venn confidence 0.98 roles Foreign Minister also Venn")
    assert "mentioned 7 times, ¶ 1, 2, 4, 7 quotes 1, 2 meetings M1, M2" in note


def test_a_persons_note_tells_why_its_words_are_one_persons():
    document = tree(render([harbour()]))
    venn, ben_ari, thorne = (by_id(document, f"r1-e{number}") for number in (1, 2, 3))
    assert "also Venn why called by the surname alone" in said(venn)
    led = [said(line) for line in venn.xpath(".//ul[@class='led']/li")]
    # “She” and “her” are one form each, however often they stand there.
    assert led == [
        "“her”, “She”: the one who stands out most before it",
        "“the minister”: the one who holds this office",
    ]
    assert venn.xpath(".//ul[@class='led']//a/@href") == [
        "#r1-e1-pronoun-1",
        "#r1-e1-pronoun-3",
        "#r1-e1-nominal-1",
    ]
    assert "why written in two alphabets; called by the surname alone" in said(ben_ari)
    assert ben_ari.xpath(".//span[@class='because']/@title")[0] == "rule:script, rule:surname"
    assert "why rule:names" in said(thorne)  # a rule without a sentence
    assert not thorne.xpath(".//ul[@class='led']")


def test_a_role_leads_to_the_body_that_it_names():
    story = Story("Ida Krol, chair of the Tide Board, and the board’s clerk, Jan Pell.")
    board = story.entity("Tide Board", "organization")
    story.entity("Ida Krol", roles=["chair of the Tide Board"], of={"chair of the Tide Board": board})
    story.entity("Jan Pell", roles=["clerk"], of={"clerk": board})
    document = tree(render([story.record()]))
    krol, pell = by_id(document, "r1-e2"), by_id(document, "r1-e3")
    assert "roles chair of the Tide Board also" in said(krol)
    assert "roles clerk (Tide Board) also" in said(pell)
    for person in (krol, pell):
        (link,) = person.xpath(".//dd//a[@href='#r1-e1']")
        assert link.text_content() == "Tide Board"


def test_a_groups_members_are_linked():
    group = by_id(tree(render([harbour()])), "r1-e11")
    assert said(group).startswith("both sides group confidence 0.70 members Marta Venn, Dov Ben-Ari")
    assert group.xpath(".//dd//a/@href")[:2] == ["#r1-e1", "#r1-e2"]
    assert "why several people or bodies taken together" in said(group)
    assert not group.xpath(".//ul[@class='led']")  # it would say the same again


def test_a_mention_tells_whom_it_means_and_why():
    document = tree(render([harbour()]))
    titles = set(by_id(document, "r1-text").xpath(".//a/@title"))
    assert "“She” (pronoun): Marta Venn, the one who stands out most before it" in titles
    assert "“Venn” (name): Marta Venn, called by name" in titles
    # "her" in "her office": the innermost mention tells.
    assert "“her” (pronoun): Marta Venn, the one who stands out most before it" in titles
    assert "“her office” (noun): her office" not in titles
    assert "“her office” (noun)" in titles or "“her office” (name)" in titles
    assert by_id(document, "r1-e1-name-1").get("title") == "“Marta Venn” (name): called by name"
    assert by_id(document, "r1-e3-name-1").get("title") == "“Ilse Thorne” (name): Captain Ilse Thorne"
    assert by_id(document, "r1-q1-content-1").get("title") is None


def test_a_quote_tells_why_it_is_its_speakers():
    document = tree(render([harbour()]))
    because = "//li[@id='r1-q2']/p[@class='because']"
    assert [said(line) for line in document.xpath(because)] == [
        "“She”: the one who stands out most before it"
    ]
    # No rule of it tells, nor does the mention; nobody is named.
    assert not document.xpath("//li[@id='r1-q4' or @id='r1-q8']/p[@class='because']")
    # Its own rules say how its words were found; the mention in its source tells.
    assert said(document.xpath("//li[@id='r1-q1']/p[@class='because']")[0]) == "“Venn”: called by name"


def test_hostile_reasons_stay_text():
    hostile = '"><script>x</script>'
    story = Story("He said no.")
    person = story.entity(hostile, names=["He"], by=(hostile,), why={"name": (hostile, f"model:{hostile}")})
    story.quote("no", source="He", speaker=person, by=("rule:salience", hostile))
    page = render([story.record()])
    assert page.count("<script") == 1
    (title,) = tree(page).xpath("//div[@id='r1-text']//a/@title")
    assert title.startswith(f"“He” (name): {hostile}, {hostile}; the likeliest one")


def test_warnings_and_times_have_notes():
    document = tree(render([harbour()]))
    assert "unclosed-quote This quotation mark is never closed" in said(by_id(document, "r1-w1"))
    assert "dusk time value — counted from —" in said(by_id(document, "r1-t3"))


def test_a_time_tells_its_modifier_its_ends_and_what_it_was_counted_from():
    story = Story("TARSK, 17 April 2031 - They sat nearly two weeks, and rose yesterday.")
    story.time("17 April 2031", "2031-04-17")
    story.time("nearly two weeks", "P2W", kind="DURATION", mod="LESS_THAN", end="2031-04-16")
    story.time("yesterday", "2031-04-16", anchor="dateline", at="17 April 2031")
    document = tree(render([story.record()]))
    assert "value P2W modifier less than from — to 2031-04-16 counted from —" in said(
        by_id(document, "r1-t2")
    )
    assert "counted from the dateline, “17 April 2031”" in said(by_id(document, "r1-t3"))


def test_every_mark_leads_to_its_note_and_back():
    record = harbour()
    page = render([record])
    check_links(Reader(page))
    document = tree(page)
    first = by_id(document, "r1-q1-content-1")
    assert (first.text_content(), first.get("href"), first.get("data-f")) == (
        "We will not sign tonight",
        "#r1-q1",
        "r1-q1",
    )
    assert by_id(document, "r1-q1").xpath(".//a[@class='no']")[0].get("href") == "#r1-q1-content-1"
    name_in_source = by_id(document, "r1-q4-addressee-1")
    assert name_in_source.text_content() == "both sides"
    nested = by_id(document, "r1-q5-content-1")
    assert nested.get("data-f") == "r1-q5 r1-q4"


def test_each_fact_number_is_printed_once_where_it_ends():
    numbers = [found["data-n"] for found in Reader(render([harbour()])).with_class("s") if "data-n" in found]
    assert sorted(" ".join(numbers).split()) == sorted(["1", "2", "3", "4", "5", "6", "7", "8", "M1", "M2"])


def test_each_mark_takes_part_in_tabbing_once():
    stops = [
        found
        for found in Reader(render([harbour()])).with_class("s")
        if found.get("href") and "tabindex" not in found
    ]
    assert all(found.get("id") for found in stops)


def test_provenance_is_stated():
    record = harbour()
    page = said(tree(render([record])).xpath("//footer")[0])
    for fact in (
        record.article.id,
        record.article.source.sha256,
        "customs-house.html",
        "text/1",
        "onrecord/1",
    ):
        assert fact in page
    assert "code points" in page


def test_what_is_not_known_is_a_dash():
    document = tree(render([Story("Nothing.").record()]))
    assert said(document.xpath("//h1")[0]) == "No title"
    assert "By — Published — Language en Address —" in said(document.xpath("//header")[0])
    assert "Nobody is quoted." in said(document)


def test_an_empty_article_and_no_records():
    empty = Reader(render([Story("").record()]))
    check_links(empty)
    assert "There are no records to show." in said(tree(render([])))
    check_links(Reader(render([])))


def test_several_records_have_contents_and_ids_of_their_own():
    page = render([harbour(), Story("x", title="Second").record(), harbour()])
    reader = Reader(page)
    check_links(reader)
    assert list(reader.texts) == ["r1-text", "r2-text", "r3-text"]
    listed = tree(page).xpath("//nav//li/a/@href")
    assert listed == ["#r1", "#r2", "#r3"]
    assert said(tree(page).xpath("//h1")[0]) == "3 articles on record"


# That it says no more


@pytest.mark.parametrize(
    ("url", "links"),
    [
        ("https://a.example/x?y=1&z=<2>", True),
        ("http://a.example", True),
        ("javascript:alert(1)", False),
        ("JavaScript:alert(1)", False),
        ("java\tscript:alert(1)", False),
        ("data:text/html,<script>alert(1)</script>", False),
        ("//a.example", False),
        ("https://", False),
        ("https://[bad", False),
        ("https://a.example/\nx", False),
        ('" onmouseover="alert(1)', False),
    ],
)
def test_only_web_addresses_become_links(url, links):
    document = tree(render([Story("x", url=url).record()]))
    assert document.xpath("//header//a/@href") == ([url] if links else [])
    assert said(document.xpath("//header//bdi[@class='url']")[0]) == " ".join(url.split())


def test_the_policy_names_exactly_the_style_and_the_script():
    document = tree(render([harbour()]))
    (policy,) = document.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.startswith("default-src 'none';")
    for tag in ("style", "script"):
        (element,) = document.xpath(f"//{tag}")
        digest = base64.b64encode(hashlib.sha256(element.text.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
        assert not element.attrib
    assert "unsafe" not in policy
    assert "http" not in policy


def test_the_style_and_the_script_fetch_nothing():
    page = render([])
    assert not re.search(r"url\(|@import|fetch\(|XMLHttp|sendBeacon|innerHTML|eval\(", page)


def allowed(reader: Reader) -> None:
    """No element or attribute but the page's own: nothing from a record became markup."""
    for tag, found in reader.tags:
        assert tag in _TAGS, tag
        assert set(found) <= set(_ATTRIBUTES), found
    assert sum(tag == "script" for tag, _ in reader.tags) <= 1


_TAGS = re.findall(
    "[^ ]+",
    "html head meta link title style body a main section header footer article aside nav h1 h2 h3 h4 p dl dt "
    "dd div ol ul li span bdi blockquote code kbd svg rect script details summary",
)
_ATTRIBUTES = re.findall(
    "[^ ]+",
    "lang charset http-equiv content name rel href class id dir data-f data-n data-c data-part tabindex role "
    "title aria-label aria-labelledby aria-hidden focusable viewbox preserveaspectratio width height",
)


@given(records())
@settings(max_examples=80, deadline=None)
@example(Story("\ud800\0x").record())
def test_any_record_makes_a_sound_page(record: Record):
    page = render([record, record])
    page.encode()  # no lone surrogates
    reader = Reader(page)
    allowed(reader)
    check_links(reader)
    if record.article.text:
        assert reader.texts["r1-text"] == reader.texts["r2-text"] == held(record.article.text)
    assert len(lxml_html.document_fromstring(page).xpath("//main/section")) == 2


@given(records())
@settings(max_examples=40, deadline=None)
def test_any_record_makes_a_sound_fragment(record: Record):
    piece = fragment(record)
    reader = Reader(piece)
    allowed(reader)
    check_links(reader)
    assert "<script" not in piece


def test_a_fragment_styles_nothing_but_itself():
    style = re.search(r"<style>(.*?)</style>", fragment(harbour()), re.DOTALL)[1]
    rules = re.sub(r"/\*.*?\*/", "", style, flags=re.DOTALL)
    for selector in re.findall(r"([^{}]+)\{", rules):
        for each in re.sub(r"\([^)]*\)", "", selector).split(","):
            assert each.strip().startswith(".onrecord"), selector


def test_pages_are_the_same_on_every_run():
    assert render([harbour()]) == render([harbour()])
    assert fragment(harbour()) == fragment(harbour())


def test_a_long_article_with_many_facts_takes_no_time():
    text = ("“No,” said Ann Dray of the Tidewater Board, who left. " * 4000)[:200_000]
    story = Story(text)
    step = len("“No,” said Ann Dray of the Tidewater Board, who left. ")
    record = story.record()
    story.quote("No,")
    story.entity("Ann Dray")
    (quote,), (entity,) = story.record().quotes, story.record().entities
    quotes = tuple(
        replace(
            quote,
            id=f"q{n}",
            content=(quote.content[0].shifted(n * step),),
            source=(entity.mentions[0].span.shifted(n * step),),
        )
        for n in range(2000)
    )
    mentions = tuple(
        replace(entity.mentions[0], span=entity.mentions[0].span.shifted(n * step)) for n in range(2000)
    )
    record = replace(record, quotes=quotes, entities=(replace(entity, mentions=mentions),))
    start = time.process_time()
    page = render([record])
    assert time.process_time() - start < 5
    assert len(page) < 8_000_000


def test_thousands_of_nested_quotes_do_not_square_the_page():
    story = Story("x" * 5000)
    story.quote("x" * 5000)
    record = story.record()
    quotes = tuple(
        replace(
            record.quotes[0],
            id=f"q{n}",
            content=(record.quotes[0].content[0]._replace(start=n, end=5000 - n),),
            text="x",
        )
        for n in range(2000)
    )
    start = time.process_time()
    page = render([replace(record, quotes=quotes)])
    assert time.process_time() - start < 20
    assert len(page) < 20_000_000


# That it can be read


def _variables(block: str) -> dict[str, str]:
    found = re.findall(r"--([a-z]+): #([0-9a-f]{3,6});", block)
    return {
        name: "#" + (value if len(value) == 6 else "".join(digit * 2 for digit in value))
        for name, value in found
    }


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: str, other: str) -> float:
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _mixed(one: str, other: str, share: float) -> str:
    pairs = [(int(one[i : i + 2], 16), int(other[i : i + 2], 16)) for i in (1, 3, 5)]
    return "#" + "".join(f"{round(a * share + b * (1 - share)):02x}" for a, b in pairs)


@pytest.mark.parametrize("scheme", ["light", "dark", "print"])
def test_contrast_is_wcag_aa(scheme):
    style = re.search(r"<style>(.*?)</style>", render([]), re.DOTALL)[1]
    light, dark, paper = (_variables(block) for block in re.findall(r":root \{(.*?)\}", style, re.DOTALL))
    colours = light | {"light": {}, "dark": dark, "print": paper}[scheme]
    for ground in ("paper", "raised", "wash", "lit", "near"):
        assert _contrast(colours["ink"], colours[ground]) >= 7, ground
    for text in ("soft", "quote", "meeting", "name", "time", "warning"):
        for ground in ("paper", "raised"):
            assert _contrast(colours[text], colours[ground]) >= 4.5, (text, ground)
    for number in ("quote", "meeting"):  # the small figures after a quote and a meeting's word
        for ground in ("wash", "lit", "near"):
            assert _contrast(colours[number], colours[ground]) >= 4.5, (number, ground)
    assert _contrast(colours["focus"], colours["paper"]) >= 3
    for mark, share in re.findall(
        r"--mark-\w+: color-mix\(in srgb, var\(--(\w+)\) (\d+)%, var\(--paper\)\)", style
    ):
        assert _contrast(_mixed(colours[mark], colours["paper"], int(share) / 100), colours["paper"]) >= 3, (
            mark
        )
