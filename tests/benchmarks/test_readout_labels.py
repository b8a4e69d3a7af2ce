"""Labels of readouts: items as their sites print them, days, places, modes, greetings."""

from __future__ import annotations

import pytest
from made_readouts import KREMLIN, STATE

from benchmarks import readout_labels
from benchmarks.readout_labels import Item, labelled


def names(found):
    return [" ".join(name.words) for name in found]


def label_of(row, **changes) -> Item:
    site = "kremlin" if "id" in row else "state"
    (item,) = labelled({"kremlin": [], "state": [], site: [row | changes]}).items
    return item


def test_an_item_is_read_as_the_site_prints_it():
    item = label_of(KREMLIN)
    assert (
        item.text == "Meeting with Aurel Olt\n\nMarch 2, 2031, Castle Hill, Oslo\n\nThe two discussed fish."
    )
    assert (item.published, item.key) == ("2031-03-02", "7")
    assert label_of(KREMLIN, place=None).text.split("\n\n")[1] == "March 2, 2031"
    assert label_of(STATE).text.startswith("Secretary Venn’s Meeting with Minister Olt\n\nOffice\n")
    assert len(label_of(STATE).key) == 12


@pytest.mark.parametrize(
    ("changes", "day"),
    [
        ({}, "2031-03-02"),
        ({"title": "Marta Venn will meet with Aurel Olt on March 9"}, "2031-03-09"),
        ({"title": "Marta Venn will meet with Aurel Olt"}, None),
        (
            {
                "title": "Marta Venn will meet with Aurel Olt",
                "text": "She will meet Olt on January 4 in Oslo.",
            },
            "2031-01-04",
        ),
        ({"title": "Marta Venn will meet with Aurel Olt on March 9–10"}, None),
        ({"title": "Marta Venn will meet with Aurel Olt", "text": "Venn and Olt met on January 4."}, None),
        ({"text": "Venn met with Aurel Olt yesterday."}, None),
        ({"text": "The meeting took place yesterday evening."}, None),
        ({"text": "* * *\nAurel Olt: We met yesterday, too."}, "2031-03-02"),
    ],
)
def test_the_day_of_a_dated_page(changes, day):
    assert label_of(KREMLIN, **changes).label.day == day


@pytest.mark.parametrize(
    ("published", "text", "day", "unsure"),
    [
        ("2031-03-02T18:00:00+00:00", "Venn met today with Olt.", "2031-03-02", False),
        ("2031-03-02T18:00:00+00:00", "Venn met yesterday with Olt.", "2031-03-01", False),
        ("2031-03-02T18:00:00+00:00", "Venn met Dr. Aurel Olt on Friday.", "2031-02-28", False),
        ("2031-03-02T18:00:00+00:00", "On March 1, Venn met with Olt.", "2031-03-01", False),
        ("2031-03-02T18:00:00+00:00", "On March 1 and 2, Venn met with Olt.", None, False),
        ("2031-01-02T18:00:00+00:00", "On December 30, Venn met with Olt.", "2030-12-30", False),
        ("2031-03-03T02:00:00+00:00", "Venn met today with Olt.", "2031-03-02", True),
        ("2031-03-03T00:30:00+01:00", "Venn met today with Olt.", "2031-03-02", False),
        ("2031-03-02T18:00:00+00:00", "Venn met with Olt. Today they are friends.", None, False),
        ("2031-03-02T18:00:00+00:00", "Venn met with Olt to discuss the March 9 summit.", None, False),
    ],
)
def test_the_day_of_a_stamped_release(published, text, day, unsure):
    label = label_of(STATE, published=published, text=text).label
    assert (label.day, label.unsure) == (day, unsure)


@pytest.mark.parametrize(
    ("row", "changes", "modes", "place"),
    [
        (KREMLIN, {}, {"in_person"}, {"castle", "hill", "oslo"}),
        (KREMLIN, {"place": None}, {"in_person"}, None),
        (
            KREMLIN,
            {"title": "Telephone conversation with Aurel Olt"},
            {"phone"},
            None,
        ),  # where the caller was
        (
            KREMLIN,
            {"title": "Conversation with Aurel Olt"},
            {"in_person", "other"},
            {"castle", "hill", "oslo"},
        ),
        (KREMLIN, {"title": "Conversation with Aurel Olt", "place": None}, None, None),
        (KREMLIN, {"text": "Venn and Aurel Olt held talks by video."}, {"video"}, None),
        (
            KREMLIN,
            {"text": "Before the talks, Venn and Olt joined the opening by video link.", "place": None},
            {"in_person"},
            None,
        ),
        (
            KREMLIN,
            {"text": "Venn received, and later visited Aurel Olt."},
            {"in_person", "visit"},
            {"castle", "hill", "oslo"},
        ),
        (
            KREMLIN,
            {"title": "Venn met with Aurel Olt in the Red Room", "place": "Oslo"},
            {"in_person"},
            {"red", "room", "oslo"},
        ),
        (
            KREMLIN,
            {"text": "The meeting took place on board the Sea Mew.", "place": "Oslo"},
            {"in_person"},
            {"sea", "mew", "oslo"},
        ),
        (
            KREMLIN,
            {"text": "Their last meeting took place in Bergen in May.", "place": "Oslo"},
            {"in_person"},
            {"oslo"},
        ),
        (STATE, {}, {"in_person"}, {"oslo"}),
        (STATE, {"title": "Secretary Venn’s Call with Minister Olt"}, {"phone"}, None),
        (STATE, {"text": "Venn met virtually with Olt."}, {"video"}, None),
        (
            STATE,
            {
                "title": "Secretary Venn and Minister Olt Before Their Meeting",
                "text": "Marta Venn, Secretary of State\nAurel Olt\nOslo, Norway\nRed Room\nMR OLT: Hello.",
            },
            {"in_person"},
            {"oslo", "norway", "red", "room"},
        ),
    ],
)
def test_mode_and_place(row, changes, modes, place, monkeypatch):
    monkeypatch.setattr(readout_labels, "PRINCIPAL", 1)
    office = " Secretary of State Marta Venn" if row is STATE else " President of Russia Marta Venn"
    label = label_of(row, **(changes | {"text": changes.get("text", row["text"]) + office})).label
    assert (label.modes, label.place) == (modes, place)


@pytest.mark.parametrize(
    ("title", "statuses"),
    [
        ("Meeting with Aurel Olt", {"held"}),
        ("Marta Venn will meet with Aurel Olt", {"planned"}),
        ("Marta Venn spoke with Aurel Olt, who was to hold a summit", {"held"}),
    ],
)
def test_status(title, statuses):
    assert label_of(KREMLIN, title=title).label.statuses == statuses


@pytest.mark.parametrize(
    "title",
    [
        "Greetings to the fishers",
        "Condolences to Aurel Olt",
        "Norway National Day",
        "Marta Venn congratulated Aurel Olt",
        "Marta Venn sent a telegram of condolence to Aurel Olt",
    ],
)
def test_greetings_have_no_label(title):
    assert label_of(KREMLIN, title=title).label is None


def test_what_is_left_out_is_counted():
    rows = [
        KREMLIN | {"title": "Meeting with Government members"},
        KREMLIN | {"title": "Marta Venn congratulated Aurel Olt by telephone"},
        KREMLIN | {"title": "Condolences", "text": "The envoy, who met with Aurel Olt, handed it over."},
        KREMLIN | {"title": "Marta Venn visited a school"},
    ]
    corpus = labelled({"kremlin": rows, "state": []})
    assert corpus.items == ()
    assert corpus.left_out == {"titles that name no people": 1, "greetings that tell of a meeting": 2}


def test_who_was_received_by_hosts_is_the_sites_own_all_the_same(monkeypatch):
    monkeypatch.setattr(readout_labels, "PRINCIPAL", 1)
    text = "President of Russia Marta Venn and Mr Olt met."
    label = label_of(KREMLIN, title="King Aurel Olt received Marta Venn", text=text).label
    assert (names(label.counterparts), label.hosts) == (["Aurel Olt"], ("Venn",))
