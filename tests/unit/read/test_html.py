"""Web pages: all of the prose, nothing that stands around it, what the page says about itself."""

import pytest

from onrecord.errors import EmptySource, SourceTooLarge
from onrecord.findings import Reading
from onrecord.read import from_bytes
from tests.unit.read.pages import NEWS, PAGES

PROSE = "<p>The envoy came by train, and everybody in the hall saw him.</p><p>“I am late,” he said.</p>"


def read(page: str, **stated: str) -> Reading:
    return from_bytes(page.encode(), name="page.html", **stated)


def head(markup: str, body: str = PROSE) -> Reading:
    return read(f"<html><head>{markup}</head><body><article>{body}</article></body></html>")


@pytest.mark.parametrize("name", PAGES)
def test_prose_is_whole_and_in_order(name):
    page = PAGES[name]
    paragraphs = read(page.html).article.text.split("\n\n")
    missing = [line for line in page.prose if line not in paragraphs]
    assert not missing
    kept = [line for line in paragraphs if line in page.prose]
    assert kept == list(page.prose)


@pytest.mark.parametrize("name", PAGES)
def test_furniture_stays_out(name):
    page = PAGES[name]
    text = read(page.html).article.text
    assert [words for words in page.absent if words in text] == []


def test_metadata_of_a_news_page():
    article = read(NEWS.html).article
    assert article.title == "Envoys meet at old customs house"
    assert article.byline == "Ana Kolb, Ivo Ren"
    assert article.outlet == "The Harbour Post"
    assert article.url == "https://post.example/envoys"
    assert article.published == "2031-04-17T22:30:00+02:00"  # the local day is the seventeenth
    assert article.language == "en"
    assert article.source.reader == "html/1"
    assert article.source.media_type == "text/html"


def test_options_go_before_the_page():
    article = read(NEWS.html, published="2031-04-18", url="https://other.example/a", outlet="Other").article
    assert (article.published, article.url, article.outlet) == (
        "2031-04-18",
        "https://other.example/a",
        "Other",
    )


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        (
            '<meta property="article:published_time" content="2031-04-17T09:30:00Z">',
            "2031-04-17T09:30:00+00:00",
        ),
        ('<meta name="date" content="2031-04-17">', "2031-04-17"),
        ('<meta name="pubdate" content="April 17, 2031">', "2031-04-17"),
        ('<meta name="dc.date" content="Thu, 17 Apr 2031 09:30:00 +0200">', "2031-04-17T09:30:00+02:00"),
        ('<meta name="date" content="04/05/2031">', None),
        ('<meta name="date" content="yesterday">', None),
        ('<meta name="date" content="2031-02-30">', None),
        ('<meta property="article:modified_time" content="2031-04-17">', None),
        (
            '<script type="application/ld+json">{"@type":["Report"],"datePublished":"2031-04-17"}</script>',
            "2031-04-17",
        ),
        ('<script type="application/ld+json">{"@type":"NewsArticle","datePublished":[1]}</script>', None),
        ('<script type="application/ld+json">{not json</script>', None),
        ("", None),
    ],
)
def test_date_is_what_the_page_states(markup, expected):
    assert head(markup).article.published == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (f'<time datetime="2031-04-17">17 April</time>{PROSE}', "2031-04-17"),
        (f'<time datetime="2031-04-17">a</time><time datetime="2031-04-18">b</time>{PROSE}', None),
        (f'{PROSE}<p>It sank on <time datetime="1912-04-15">15 April</time>.</p>', None),
        (f"{PROSE}<p>On 17 April 2031 the envoy came.</p>", None),
    ],
)
def test_date_in_the_body_counts_only_where_it_is_marked_and_alone(body, expected):
    assert head("", body).article.published == expected


@pytest.mark.parametrize(
    ("markup", "field", "expected"),
    [
        ('<meta property="og:title" content="A &amp; B">', "title", "A & B"),
        ("<title>  Envoys\n meet </title>", "title", "Envoys meet"),
        ('<title>Talks - Post</title><meta property="og:site_name" content="Post">', "title", "Talks"),
        (
            '<title>Talks - at last</title><meta property="og:site_name" content="Post">',
            "title",
            "Talks - at last",
        ),
        ("", "title", None),
        ('<meta name="author" content="By Ana Kolb">', "byline", "Ana Kolb"),
        ('<meta property="article:author" content="https://post.example/ana">', "byline", None),
        ('<link rel="canonical" href="javascript:alert(1)">', "url", None),
        ('<link rel="canonical" href="/relative">', "url", None),
        ('<meta property="og:url" content="https://post.example/a">', "url", "https://post.example/a"),
        (
            '<script type="application/ld+json">{"@type":"NewsArticle","headline":"a\\ud800b"}</script>',
            "title",
            "a?b",
        ),
        ('<meta name="author" content="' + "x" * 5000 + '">', "byline", None),
    ],
)
def test_metadata_fields(markup, field, expected):
    assert getattr(head(markup).article, field) == expected


@pytest.mark.parametrize(
    "body",
    [
        "<p><img src=a.jpg>Osk Brandt (left) at the customs house</p>",
        "<img src=a.jpg><p>Osk Brandt at the customs house</p>",
        "<p>Osk Brandt at the customs house. Photo: Ana Kolb/Press Office</p>",
        "<p>Osk Brandt at the customs house (AP Photo/Ana Kolb)</p>",
    ],
)
def test_caption_that_is_not_marked_stays_with_a_warning(body):
    reading = head("", f"{PROSE}{body}<p>The talks went on until nine, and nobody left.</p>")
    (notice,) = [notice for notice in reading.warnings if notice.code == "caption-suspected"]
    words = reading.article.text[notice.span.start : notice.span.end]
    assert words.startswith("Osk Brandt")
    assert "\n" not in words


def test_paragraph_after_a_picture_is_no_caption():
    reading = head("", f"<img src=a.jpg>{PROSE}")
    assert [notice.code for notice in reading.warnings] == []


def test_pull_quote_stays_if_it_is_the_only_copy():
    reading = head(
        "", f'{PROSE}<blockquote class="pullquote">The sea is nobody\'s friend.</blockquote>{PROSE}'
    )
    assert "The sea is nobody's friend." in reading.article.text


def test_large_part_with_an_unlucky_name_stays():
    reading = read(f'<html><body><div class="share related">{PROSE * 3}</div></body></html>')
    assert reading.article.text.count("I am late") == 3


@pytest.mark.parametrize(
    "page",
    [
        f"<html><body><div><article>{PROSE}<p>And then the",
        f"<html><body>{PROSE}<p>And then <a href='x",
        f"<html><body>{PROSE}<!-- and then",
    ],
)
def test_truncated_page_is_read_with_a_warning(page):
    reading = read(page)
    assert "truncated-html" in [notice.code for notice in reading.warnings]
    assert "“I am late,” he said." in reading.article.text


@pytest.mark.parametrize(
    "page",
    [
        f"<html><body><article>{PROSE}</article></body></html>",
        f"<!doctype html><title>a</title>{PROSE}<p>No end tags, as HTML allows",
        f"<html><body>{PROSE}<p>Five &lt; six",
    ],
)
def test_whole_page_has_no_such_warning(page):
    assert "truncated-html" not in [notice.code for notice in read(page).warnings]


@pytest.mark.parametrize(
    "page",
    [
        "<html><body></body></html>",
        "<html><head><title>Only a title</title></head><body><script>var a</script></body></html>",
        '<html><body><div id="app"></div><noscript>Please turn on scripts.</noscript></body></html>',
        "<html><body><nav><a href=/>Home</a></nav></body></html>",
        "<!doctype html><html><he",
        "<html><!--",
        "<html>",
    ],
)
def test_page_without_words(page):
    with pytest.raises(EmptySource, match=r"^page\.html [^\n]*[.?]$"):
        read(page)


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * 5_000 + PROSE,
        "<p " + " ".join(f"a{index}=1" for index in range(5_000)) + ">" + PROSE,
        ("<p " + " ".join(f"a{index}=1" for index in range(450)) + ">x") * 600,
        "<p>said</p>" * 110_000,
    ],
    ids=["deep", "wide tag", "many wide tags", "elements"],
)
@pytest.mark.timeout(20)
def test_bombs(page):
    with pytest.raises(SourceTooLarge, match=r"^page\.html [^\n]*\.$"):
        read(page)


@pytest.mark.timeout(20)
def test_entities_do_not_expand():
    bomb = '<!DOCTYPE html [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>'
    text = read(f"{bomb}<html><body>{PROSE}<p>&b;&b; and &c; stay</p></body></html>").article.text
    assert "aaaa" not in text
    assert "root:" not in text


@pytest.mark.parametrize(
    ("head", "encoding", "media_type"),
    [
        ('<meta charset="windows-1251">', "cp1251", None),
        ('<meta http-equiv="Content-Type" content="text/html; charset=koi8-r">', "koi8-r", None),
        ("", "cp1251", "text/html; charset=windows-1251"),
        ('<meta charset="utf-8">', "utf-8-sig", None),
        ('<meta charset="iso-8859-1">', "utf-16", None),
        ("", "utf-8", None),
    ],
)
def test_encodings_of_a_page(head, encoding, media_type):
    words = "Министр встретился с послом, сообщили в порту."
    page = f"<html lang=ru><head>{head}</head><body><p>{words}</p></body></html>"
    reading = from_bytes(page.encode(encoding), name="a.html", media_type=media_type)
    assert reading.article.text == words
    assert [notice.code for notice in reading.warnings] == ["language-not-tried"]


def test_latin_1_means_windows_1252():
    page = '<meta charset="iso-8859-1"><p>“We will wait,” Venn said – at last.</p>'.encode("cp1252")
    assert from_bytes(page, name="a.html").article.text == "“We will wait,” Venn said – at last."
