"""Bytes to text: marks, declarations, and guesses that say that they are guesses."""

import pytest

from onrecord.errors import UnreadableSource
from onrecord.read import from_bytes
from onrecord.read.decode import decode

ENGLISH = "“We will wait,” the café's owner, Zoë Ångström, told José – it cost €5."
GERMAN = "Die Außenministerin sprach über die Öffnung der Häfen."
RUSSIAN = "Министр сказала: «Мы подождём до весны», — сообщили в порту вчера."
SHOUTED = "ВСТРЕЧА В ПОРТУ\nМинистр приехала."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
@pytest.mark.parametrize("text", [ENGLISH, GERMAN, RUSSIAN])
def test_unicode_needs_no_guess(text, encoding):
    assert decode(text.encode(encoding)) == (text, decode(text.encode(encoding)).encoding, ())


@pytest.mark.parametrize(
    ("text", "encoding", "named"),
    [
        (ENGLISH, "cp1252", "windows-1252"),
        (GERMAN, "latin-1", "windows-1252"),
        ("naïve", "latin-1", "windows-1252"),
        (RUSSIAN, "cp1251", "windows-1251"),
        (SHOUTED, "cp1251", "windows-1251"),
        (RUSSIAN.replace("«", '"').replace("»", '"').replace("—", "-"), "koi8-r", "koi8-r"),
        ("Word caf\x85 \x81 é", "latin-1", "latin-1"),
        (ENGLISH, "utf-16-le", "utf-16-le"),
        ("The envoy came.", "utf-16-be", "utf-16-be"),
    ],
)
def test_guesses_say_so(text, encoding, named):
    decoded = decode(text.encode(encoding))
    assert decoded.text == text
    (notice,) = decoded.warnings
    assert notice.code == "encoding-guessed"
    assert named in notice.message


@pytest.mark.parametrize(
    ("label", "encoding", "text"),
    [
        ("windows-1251", "cp1251", RUSSIAN),
        ("ISO-8859-1", "cp1252", ENGLISH),
        ("us-ascii", "cp1252", ENGLISH),
        ('"koi8-r"', "koi8-r", "порт"),
        ("shift_jis", "shift_jis", "港で会談"),
        ("big5", "big5", "港口"),
    ],
)
def test_declared_encodings_are_believed(label, encoding, text):
    assert decode(text.encode(encoding), declared=label) == (text, encoding, ())


@pytest.mark.parametrize(
    "label", ["base64", "rot13", "zlib", "idna", "unicode_escape", "utf-7", "undefined", "x-none", "\0"]
)
def test_what_is_no_encoding_is_not_used(label):
    assert decode(ENGLISH.encode(), declared=label) == (ENGLISH, "utf-8", ())


@pytest.mark.parametrize("label", ["ascii", "iso-8859-1", "windows-1254"])
@pytest.mark.parametrize("text", [ENGLISH, GERMAN])
def test_utf8_is_told_whatever_an_old_template_declares(text, label):
    assert decode(text.encode(), declared=label) == (text, "utf-8", ())


def test_wrong_utf8_declaration_is_a_guess_away():
    decoded = decode(RUSSIAN.encode("cp1251"), declared="utf-8")
    assert decoded.text == RUSSIAN
    assert [notice.code for notice in decoded.warnings] == ["encoding-guessed"]


@pytest.mark.parametrize(
    "data",
    [RUSSIAN.encode()[:-1] + b"\xd0", RUSSIAN.encode() + b"\xff", ENGLISH.encode("utf-8")[:-1] + b"\xe2\x82"],
)
def test_damaged_utf8_is_not_taken_for_another_encoding(data):
    decoded = decode(data)
    assert decoded.encoding == "utf-8"
    assert [notice.code for notice in decoded.warnings] == ["encoding-damaged"]
    assert "\ufffd" in decoded.text


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 50, "a PNG image"),
        (b"\xff\xd8\xff\xe0" + b"\0" * 50, "a JPEG image"),
        (b"PK\x03\x04" + b"\0" * 50, "a zip archive or an office document"),
        (b"\x1f\x8b\x08" + b"\0" * 50, "gzip"),
        (b"{\\rtf1 hello}", "rich text"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 50, "old Office document"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "a WebP image"),
        (b"\0\0\0\x18ftypmp42", "a video"),
        (b"\0" * 4_000, "filled with NUL"),
        (b"word " * 100 + b"\0", "holds a NUL at 500"),
        (bytes(range(1, 32)) * 40 + b"a", "binary data"),
        (b'<?xml version="1.0"?><rss><channel/></rss>', "a feed"),
        (b'<?xml version="1.0"?><data>word</data>', "XML, but no web page"),
    ],
)
def test_what_is_no_text_is_named(data, what):
    with pytest.raises(UnreadableSource, match=rf"^thing (?:is|holds)[^\n]*{what}[^\n]*\.$"):
        from_bytes(data, name="thing")


@pytest.mark.parametrize(
    ("data", "name", "media_type", "expected"),
    [
        (b"<!DOCTYPE HTML><p>The envoy came.</p>", "a", None, "text/html"),
        (b"<html><p>The envoy came.</p>", "a.txt", None, "text/html"),
        (b"\n <!-- a --> <p>The envoy came.</p>", "-", None, "text/html"),
        (b'<?xml version="1.0"?><html xmlns="a"><p>The envoy came.</p></html>', "a", None, "text/html"),
        (b"The envoy <b>came</b>.", "a.html", None, "text/html"),
        (b"The envoy came.", "a", "text/html; charset=utf-8", "text/html"),
        (b"The envoy came.", "a", "application/octet-stream", "text/plain"),
        (b"<p>The envoy came.", "a.txt", None, "text/plain"),
        (b"<p>The envoy came.", "a", "text/plain", "text/plain"),
        (b"<Venn> The envoy came.", "a", None, "text/plain"),
        (b"The envoy came.", "a.md", None, "text/plain"),
    ],
)  # fmt: skip
def test_kinds_are_told_apart(data, name, media_type, expected):
    article = from_bytes(data, name=name, media_type=media_type).article
    assert article.source.media_type == expected
    assert "came" in article.text
