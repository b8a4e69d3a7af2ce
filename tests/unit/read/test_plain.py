"""Plain text as people paste it: kept as it is, suspicions told with their place."""

import pytest

from onrecord.errors import EmptySource, SourceTooLarge, UnreadableSource, UsageError
from onrecord.findings import Reading
from onrecord.read import from_bytes, from_text, limits

CAPTION = "Marta Venn greets the envoy in the harbour hall."
CREDIT = "Photo: Press office/Ana Kolb"
BODY = "Foreign Minister Marta Venn met the envoy of Dorland on Tuesday and said that sailors must go home."


def warned(reading: Reading, code: str) -> list[str]:
    text = reading.article.text
    return [text[n.span.start : n.span.end] for n in reading.warnings if n.code == code]


@pytest.mark.parametrize(
    ("lines", "captions", "credited"),
    [
        ([CAPTION, CAPTION + CREDIT, BODY], [CAPTION, CAPTION], [CREDIT]),
        ([CAPTION, "", CAPTION + " " + CREDIT, "", BODY], [CAPTION, CAPTION], [CREDIT]),
        ([CAPTION + CAPTION, BODY], [CAPTION + CAPTION], []),
        ([CAPTION + CAPTION + CREDIT, BODY], [CAPTION + CAPTION], [CREDIT]),
        (["Talks in Orlen", CAPTION + CREDIT, BODY], [CAPTION], [CREDIT]),
        ([CREDIT, BODY], [], [CREDIT]),
        (["© Harbour Press/Ana Kolb", BODY], [], ["© Harbour Press/Ana Kolb"]),
        (["Picture courtesy of: Ana Kolb", BODY], [], ["Picture courtesy of: Ana Kolb"]),
        ([BODY + CREDIT], [BODY], [CREDIT]),
        ([CAPTION + " (AP Photo/Ana Kolb)", BODY], [CAPTION], ["(AP Photo/Ana Kolb)"]),
        ([BODY, BODY.replace("Tuesday", "Friday")], [], []),
        (["He took a photo: it showed the wall.", BODY], [], []),
        (["“No.”", "“No.”", BODY], [], []),
        (["(The hall is cleared of cameras.)", "(The hall is cleared of cameras.)", BODY], [], []),
        ([CAPTION, BODY, BODY + " He left.", BODY + " She left.", CAPTION], [], []),
        (["The Coast Inspection (EPA)", "The envoy came. (Reuters)", BODY], [], []),
        (["Photo by Ana Kolb", BODY], [], ["Photo by Ana Kolb"]),
    ],
)
def test_captions_and_credits(lines, captions, credited):
    for newline in ("\n", "\r\n"):
        text = newline.join(lines)
        reading = from_text(text)
        assert reading.article.text == text
        assert warned(reading, "caption-suspected") == captions
        assert warned(reading, "credit-suspected") == credited


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"Envoys meet at customs house\n\n{BODY}", "Envoys meet at customs house"),
        (f"Envoys meet at customs house\r\n{BODY}", "Envoys meet at customs house"),
        (f"# Envoys meet\n\n{BODY}", "Envoys meet"),
        (f"\n\n  Envoys meet  \n\n{BODY}", "Envoys meet"),
        (f"Envoys meet.\n\n{BODY}", None),
        ("Envoys meet at customs house", None),
        (f"{CAPTION[:-1]}\n{CAPTION[:-1]}\n\n{BODY}", None),
        (f"By Ana Kolb\n\n{BODY}", None),
        (f"17 April 2031\n\n{BODY}", None),
        (
            "President Marr: Good evening to all\nLind: Good evening. We had very good talks in the mill.",
            None,
        ),
        (
            "The minister said on Friday that she had\nmet Marta Venn in the mill before\nthe talks.",
            None,
        ),
        (f"he went home early\n\n{BODY}", None),
        ("Two words\n\nshort.", None),
        (f"“We will wait,” Venn says\n\n{BODY}", "“We will wait,” Venn says"),
        (f"Minister: “We will wait”\n\n{BODY}", "Minister: “We will wait”"),
        (f"Minister says it was ‘an accident.’\n\n{BODY}", None),
        (f"See also\n\n{BODY}", None),
        (f"Marta Venn, Minister of the Coast\n\n{BODY}", None),
        (f"Office of the Harbour Master\n\n{BODY}", None),
        (f"Orlen, Umber\n\n{BODY}", None),
        (f"2:00 p.m. local time\n\n{BODY}", None),
        (f"Venn, Brandt to meet\n\n{BODY}", "Venn, Brandt to meet"),
    ],
)
def test_title(text, title):
    assert from_text(text).article.title == title


def test_title_of_the_caller_goes_first():
    assert from_text(f"Envoys meet\n\n{BODY}", title=" Other  title ").article.title == "Other title"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("HARBOUR TOWN, April 17, 2031 (Coast Agency) — The envoy came.", "2031-04-17"),
        ("ORLEN, 17 April 2031 – The envoy came.", "2031-04-17"),
        ("ST. BRENN, Umber, Sept. 3, 2031 -- The envoy came.", "2031-09-03"),
        ("Envoys meet\n2031-04-17\n\nThe envoy came.", "2031-04-17"),
        ("Envoys meet\nPublished: Thursday, April 17, 2031\n\nThe envoy came.", "2031-04-17"),
        ("ORLEN, April 17 — The envoy came.", None),
        ("On April 17, 2031 the envoy came.", None),
        ("ORLEN, February 30, 2031 — The envoy came.", None),
        ("The envoy came.\n" * 9 + "2031-04-17\n", None),
        ("04/05/2031\nThe envoy came.", None),
    ],
)
def test_dateline(text, day):
    assert from_text(text).article.published == day


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2031-04-17", "2031-04-17"),
        (" 2031-04-17 ", "2031-04-17"),
        ("2031-04-17T09:30", "2031-04-17T09:30:00"),
        ("2031-04-17 09:30:15.123456789Z", "2031-04-17T09:30:15+00:00"),
        ("2031-04-17T09:30:00+0200", "2031-04-17T09:30:00+02:00"),
    ],
)
def test_published_option(value, expected):
    assert from_text("The envoy came.", published=value).article.published == expected


@pytest.mark.parametrize(
    "value", ["", "2031", "20310417", "2031-13-01", "17 April 2031", "2031-04-17T25:00", "\ud800"]
)
def test_bad_published_option(value):
    with pytest.raises(UsageError, match=r"is not a date of publication: write it as 2031-04-17 .*\.$"):
        from_text("The envoy came.", published=value)


@pytest.mark.parametrize(
    ("text", "error", "words"),
    [
        ("", EmptySource, "holds no words"),
        (" \n\t\u200b", EmptySource, "holds no words"),
        ("a\0b", UnreadableSource, "holds a NUL at 1"),
        ("\0" * 500 + "a", UnreadableSource, "filled with NUL"),
        ("said \ud800", UnreadableSource, "lone surrogate at 5"),
        ("said \x01\x02\x03\x04", UnreadableSource, "binary"),
        ("x" * (limits.MAX_TEXT_BYTES + 1), SourceTooLarge, "larger than the 10 MB"),
        ("ж" * (limits.MAX_TEXT_BYTES // 2 + 1), SourceTooLarge, "larger than the 10 MB"),
    ],
    ids=["empty", "blank", "nul", "nuls", "surrogate", "control", "large", "large in UTF-8"],
)
def test_unusable_text(text, error, words):
    with pytest.raises(error, match=rf"^notes [^\n]*{words}[^\n]*[.?]$"):
        from_text(text, name="notes")


def test_text_keeps_what_pasting_left():
    text = "\tOne\u00a0two be\u00adfore\u200b \r\n\r\nthree \u2028 four  "
    assert from_bytes(text.encode(), name="a.txt").article.text == text
    assert from_text("\ufeff" + text).article.text == "\ufeff" + text
    assert from_bytes(b"\xef\xbb\xbf" + text.encode(), name="a.txt").article.text == text


@pytest.mark.parametrize(
    ("text", "language", "warned"),
    [
        (BODY, "en", False),
        (
            "Die Außenministerin traf den Gesandten am Dienstag im alten Zollhaus und sprach mit ihm.",
            "de",
            True,
        ),
        ("Министр иностранных дел встретилась с посланником во вторник в старой таможне у моря.", "ru", True),
        ("Marta Venn", None, False),
        ("12 34 56 78", None, False),
    ],
)
def test_language(text, language, warned):
    reading = from_text(text)
    assert reading.article.language == language
    assert ("language-not-tried" in [notice.code for notice in reading.warnings]) is warned
