"""What is furniture and what is only short: one-word answers and dated prose are prose."""

import pytest

from onrecord.read import furniture


@pytest.mark.parametrize(
    "line",
    [
        "Advertisement",
        "ADVERTISEMENT",
        "— Advertisement —",
        "Share this article",
        "Tweet",
        "Story continues below",
        "Print",
        "Comments (12)",
        "Sign up for our morning newsletter",
        "Skip advertisement",
        "3 min read",
    ],
)
def test_buttons(line):
    assert furniture.is_button(line)


@pytest.mark.parametrize(
    "line",
    [
        "Share.",
        "“Share.”",
        "Print!",
        "“Tweet”",
        "Comment?",
        "Advertisement rates rose.",
        "Share prices fell",
        "Save us",
    ],
)
def test_short_lines_that_are_no_buttons(line):
    assert not furniture.is_button(line)


@pytest.mark.parametrize(
    "line",
    [
        "Read also: Sailors write home",
        "READ MORE",
        "Related stories",
        "See also – The flood wall",
        "More from Umber",
        "Watch: “We will not wait,” says minister",
        "Also read: Was it an accident?",
        "Don’t miss",
        "Recommended for you",
    ],
)
def test_teasers(line):
    assert furniture.is_teaser(line)


@pytest.mark.parametrize(
    "line",
    [
        "Watch.",
        "“Watch.”",
        "Read more books, she said.",
        "See also the second chapter",
        "“Read this: now”",
        "Related to the queen, he never worked",
    ],
)
def test_short_lines_that_are_no_teasers(line):
    assert not furniture.is_teaser(line)


@pytest.mark.parametrize(
    "line",
    ["Published: 17 April 2031, 10.30", "17 April 2031", "Updated on April 17, 2031 at 10:30", "2031-04-17"],
)
def test_stamps(line):
    assert furniture.is_stamp(line)


@pytest.mark.parametrize(
    "line",
    [
        "Updated rules came into force on Monday",
        "Published in 2031, the book sold badly.",
        "17 April 2031 was cold.",
    ],
)
def test_dated_prose_is_no_stamp(line):
    assert not furniture.is_stamp(line)


@pytest.mark.parametrize("line", ["By Ana Kolb", "By Ana Kolb and Ivo Ren in Orlen", "BY ANA KOLB"])
def test_bylines(line):
    assert furniture.is_byline(line)


@pytest.mark.parametrize("line", ["By Tuesday the hall was empty.", "By and by", "By the harbour"])
def test_prose_that_begins_with_by(line):
    assert not furniture.is_byline(line)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("The envoy in the hall.Photo: Press office/Ana Kolb", "Photo: Press office/Ana Kolb"),
        ("The envoy in the hall. © Harbour Press", "© Harbour Press"),
        ("The envoy in the hall [Photo: Ana Kolb]", "[Photo: Ana Kolb]"),
        ("The envoy in the hall (Getty Images/Ana Kolb)", "(Getty Images/Ana Kolb)"),
        ("He said so (Reuters)", None),
        ("She took a photo: it showed nothing", None),
        ("The credit went to Ana Kolb", None),
    ],
)
def test_credit_at_the_end_of_a_line(line, words):
    span = furniture.credit_tail(line)
    assert (span and line[span.start : span.end]) == words
