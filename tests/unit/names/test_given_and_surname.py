"""Single words of names: habits of spelling, slips, short forms, endings, how many bear them."""

from __future__ import annotations

import pytest

from onrecord.names import given, rarity, surname
from onrecord.names.drift import is_near, key, slip, sounds
from onrecord.names.words import fold

ONE_KEY = [
    "Zelenko Zelenco Zelenkko",
    "Vyshinsky Vyshinskiy Vyshinskij Wyschinski",
    "Sergei Sergey Sergej",
    "Yevgeny Evgeniy Jewgeni",
    "Schwarzman Shvartsman Schwartzmann",
    "Nachman Nakhman Nahman",
    "Mohammed Mohamed",
    "Müllbacher Muellbacher Mullbacher",
    "Romanoff Romanov Romanow",
    "Kuznets Kuznez",
    "MacDorran McDorran",
    "Qasimov Kasimov Kassimov",
    "Abdullah Abdulla",
    "Gourin Gurin Gurrin",
    "Fyodorin Fedorin",
    "Wenn Venn",
    "Lavrins Lavrins",
    "Orlovs Orlov",
]
TWO_KEYS = [
    "Khan Han",
    "Li Lee",
    "Zhang Yang",
    "Hassan Hussein",
    "Lena Lina",
    "Ott Olt",
    "Chan Khan",
    "Jan Ian",
]


@pytest.mark.parametrize("spellings", ONE_KEY)
def test_spellings_of_one_name_share_a_key(spellings):
    assert len({key(fold(word)) for word in spellings.split()}) == 1


@pytest.mark.parametrize("names", TWO_KEYS)
def test_two_names_keep_two_keys(names):
    assert len({key(fold(word)) for word in names.split()}) == 2


@pytest.mark.parametrize(
    ("left", "right", "kind"),
    [
        ("finsterwald", "finsterwlad", "swap"),
        ("kingsnorth", "kingnorth", "letter"),
        ("finsterwald", "finsterwalt", "near"),
        ("finsterwald", "finsterwalk", "far"),
        ("zelenski", "zalenskyy", "habit"),
        ("boris", "doris", None),
        ("olt", "ott", None),
        ("venn", "ven", None),
        ("marta", "berta", None),
        ("larin", "larionov", None),
    ],
)
def test_slip(left, right, kind):
    assert slip(left, right) == slip(right, left) == kind


def test_near_is_wider_than_a_slip_and_keeps_the_first_letter():
    assert is_near("merkur", "merkun")
    assert is_near("mosk", "musk")
    assert not is_near("mosk", "tosk")
    assert not is_near("li", "le")


def test_spellings_begin_with_one_sound():
    for pair in ("garayev qarayev", "haim chaim", "elena yelena", "zvi tzvi", "vulf wulf", "david דוד"):
        one, other = pair.split()
        assert sounds(one) & sounds(other)
    assert not sounds("marta") & sounds("lena")


GIVEN = [
    ("Misha", "Mikhail", "diminutive"),
    ("Misha", "Moshe", "clash"),
    ("Sasha", "Aleksandr", "diminutive"),
    ("Sasha", "Oleksandra", "diminutive"),
    ("Sasha", "Sergei", "clash"),
    ("Dima", "Dmitri", "diminutive"),
    ("Lena", "Yelena", "diminutive"),
    ("Bibi", "Benjamin", "diminutive"),
    ("Bill", "Will", "diminutive"),
    ("Bill", "Bob", "clash"),
    ("Jack", "Ivan", "clash"),  # no chain from short form to language to language
    ("Muhammad", "Mohamed", "spelling"),
    ("Chaim", "Haim", "spelling"),
    ("Mikhail", "Mykhailo", "cognate"),
    ("Giovanni", "Johann", "cognate"),
    ("Oleg", "Olga", "gender"),
    ("Alexander", "Alexandra", "gender"),
    ("Francis", "Frances", "gender"),
    ("Hassan", "Hussein", "clash"),
    ("Salman", "Suleiman", "clash"),
    ("Eliezer", "Elazar", "clash"),
    ("Zvonimir", "Zvonimr", "slip"),
    ("M", "Marta", "initial"),
    ("L", "Marta", "clash"),
    ("יוסף", "Yosef", "script"),
    ("محمد", "Ahmed", "clash"),
    ("小明", "小朋", "clash"),
]


@pytest.mark.parametrize(("left", "right", "kind"), GIVEN)
def test_given_names(left, right, kind):
    assert given.agree(fold(left), fold(right)).kind == given.agree(fold(right), fold(left)).kind == kind


SURNAMES = [
    ("Larin", "Larina", "ending"),
    ("Trubetskoy", "Trubetskaya", "ending"),
    ("Vyshinsky", "Vyshinska", "ending"),
    ("Horáček", "Horáčekova", "ending"),
    ("Schmidhauer Kling", "Kling", "double"),
    ("Schmidhauer Kling", "Schmidhauer", "double"),
    ("Ben Tal", "Tal", "double"),
    ("Ben Harroun", "Ben Haroun", "spelling"),
    ("Larsen", "Larson", "near"),
    ("Goldstein", "Goldberg", "none"),
    ("Finsterwald", "Finsterwalt", "slip"),
    ("Orlov", "Orlovsky", "none"),
    ("H", "Holt", "initial"),
    ("לפידותן", "Lapidotan", "script"),
    ("לפידותן", "Goldberg", "none"),
]


@pytest.mark.parametrize(("left", "right", "kind"), SURNAMES)
def test_surnames(left, right, kind):
    one, other = (tuple(map(fold, words.split())) for words in (left, right))
    assert surname.agree(one, other).kind == surname.agree(other, one).kind == kind


def test_a_feminine_ending_tells_and_a_masculine_does_not():
    assert surname.gender_of("larinova") == "feminine"
    assert surname.gender_of("larinov") is None
    assert surname.gender_of("casanova") is None


def test_common_names_have_namesakes():
    assert rarity.namesakes("ivan", ("ivanov",)) > 1
    assert rarity.namesakes("anna", ("ivanova",)) > 1
    assert rarity.namesakes("zusha", ("anspach",)) < 0.02
    # A second name that agrees makes a name rarer, an initial makes it commoner.
    assert rarity.namesakes("ivan", ("ivanov",), 0.02) < 0.1
    assert rarity.namesakes("i", ("anspach",)) > rarity.namesakes("isaac", ("anspach",))


def test_the_rarity_is_said_in_words():
    assert rarity.in_words(rarity.tenths(30)) == "about 32 others in the news may be called so"
    assert rarity.in_words(rarity.tenths(0.01)) == "another of that name is one chance in 101"
