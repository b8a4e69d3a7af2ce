"""Any bytes, any text, any markup: a valid reading or a clear error, within a deadline."""

import hashlib
from datetime import timedelta

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from onrecord.errors import OnRecordError
from onrecord.findings import Reading
from onrecord.read import from_bytes, from_text

# The first call loads trafilatura and the language model; the deadline is for every later one.
from_bytes(
    b"<html><body><p>" + b"The envoy came by train and spoke. " * 20 + b"</p></body></html>", name="warm.html"
)
DEADLINE = timedelta(seconds=5)
QUICK = settings(deadline=DEADLINE, max_examples=150, suppress_health_check=[HealthCheck.too_slow])

NAMES = st.sampled_from(["a.html", "a.txt", "a.pdf", "a", "a.md"])
TYPES = st.sampled_from(
    [
        None,
        "text/html",
        "text/html; charset=windows-1251",
        "text/plain; charset=utf-16",
        "text/html; charset=utf-7",
        "text/plain; charset=base64",
        "application/pdf",
        ";;;",
    ]
)
TAGS = [
    "html", "head", "body", "div", "p", "span", "a", "b", "i", "q", "br", "img", "figure", "figcaption",
    "article", "main", "section", "blockquote", "ul", "ol", "li", "table", "tr", "td", "th", "pre",
    "script", "style", "template", "noscript", "svg", "math", "title", "meta", "h1", "h2", "header",
    "footer", "nav", "aside", "form", "time", "x-odd",
]  # fmt: skip
ATTRIBUTES = (
    '', ' class="share caption"', ' class="article-body"', ' hidden', ' href="/x"', ' style="display:none"',
    ' datetime="2031-04-17"', ' rel="author"', ' a=1 b="', ' lang="\u202e"', ' content="0; url=x"',
    " class='pull-quote'",
)  # fmt: skip
PIECES = st.one_of(
    st.builds(lambda tag, more: f"<{tag}{more}>", st.sampled_from(TAGS), st.sampled_from(ATTRIBUTES)),
    st.builds(lambda tag: f"</{tag}>", st.sampled_from(TAGS)),
    st.sampled_from(
        [
            "<!--",
            "-->",
            "<!doctype html>",
            "<![CDATA[",
            "]]>",
            "<?php ?>",
            "&#0;",
            "&#xD800;",
            "&nbsp;",
            "&shy;",
            "&lt",
            "&bogus;",
            "<",
            ">",
            '"',
            "'",
            '<script type="application/ld+json">{"@type":"NewsArticle","headline":"\\ud800","author":[[]],',
            '"datePublished":"9999-99-99"}</script>',
        ]
    ),
    st.text(max_size=30),
    st.sampled_from(
        ["“We will stay,” Ana Kolb said. ", "Photo: Ana Kolb/Press", "Advertisement", "Read also: more. "]
    ),
)
SOUP = st.lists(PIECES, max_size=60).map("".join)
PRINTABLE = st.characters(exclude_categories=("Cs", "Cc"))
SURROGATES = st.text(st.characters(exclude_categories=()), max_size=60)


def prove(reading: Reading) -> None:
    """Prove all that a reading claims about its text."""
    article = reading.article
    assert article.text.strip()
    assert article.id == "sha256:" + hashlib.sha256(article.text.encode("utf-8")).hexdigest()
    for value in (
        article.title,
        article.byline,
        article.outlet,
        article.url,
        article.published,
        article.language,
    ):
        assert value is None or (value.strip() == value != "" and value.encode("utf-8"))
    for notice in reading.warnings:
        assert notice.code
        assert notice.message.endswith(".")
        if notice.span is not None:
            assert 0 <= notice.span.start < notice.span.end <= len(article.text)


def prove_sentence(error: OnRecordError) -> None:
    """Prove that an error is one plain sentence that can be printed."""
    sentence = str(error)
    assert sentence.endswith((".", "?"))
    assert "\n" not in sentence
    assert sentence.encode("utf-8")


def attempt(data: bytes, name: str, media_type: str | None) -> None:
    try:
        reading = from_bytes(data, name=name, media_type=media_type)
    except OnRecordError as error:
        prove_sentence(error)
    else:
        assert reading.article.source.sha256 == hashlib.sha256(data).hexdigest()
        prove(reading)
        assert reading == from_bytes(data, name=name, media_type=media_type)


@QUICK
@given(st.binary(max_size=400), NAMES, TYPES)
@example(b"\xff\xfe", "a", None)
@example(b"\xef\xbb\xbf", "a.txt", None)
@example(b"%PDF-1.7 and no more", "a", None)
@example(b"\xff\xfe\x00\xd8a\x00", "a.txt", None)
@example(b"+2AA-", "a.txt", "text/plain; charset=utf-7")
def test_any_bytes(data: bytes, name: str, media_type: str | None) -> None:
    attempt(data, name, media_type)


@QUICK
@given(SOUP, st.sampled_from(["utf-8", "utf-16", "windows-1252"]), NAMES, TYPES)
def test_any_markup(page: str, encoding: str, name: str, media_type: str | None) -> None:
    attempt(page.encode(encoding, "replace"), name, media_type)


@QUICK
@given(SOUP)
def test_markup_around_an_article(soup: str) -> None:
    page = (
        "<html><body><article><h1>Envoys meet</h1>"
        "<p>The envoy came by train, and everybody in the hall saw it.</p>"
        f"{soup}</article></body></html>"
    )
    attempt(page.encode("utf-8", "replace"), "a.html", None)


@QUICK
@given(SURROGATES)
def test_any_text(text: str) -> None:
    try:
        reading = from_text(text)
    except OnRecordError as error:
        prove_sentence(error)
    else:
        assert reading.article.text == text
        prove(reading)


@QUICK
@given(
    st.text(PRINTABLE, min_size=1),
    st.sampled_from(["utf-8-sig", "utf-16", "utf-32"]),
)
def test_plain_text_is_kept_character_for_character(text: str, encoding: str) -> None:
    whole = f"Ana Kolb\r\nspoke. {text}"
    reading = from_bytes(whole.encode(encoding), name="a.txt", media_type="text/plain")
    assert reading.article.text == whole


@QUICK
@given(st.text(max_size=40))
def test_any_date_option(value: str) -> None:
    try:
        reading = from_text("Ana Kolb spoke.", published=value)
    except OnRecordError as error:
        prove_sentence(error)
    else:
        assert reading.article.published
