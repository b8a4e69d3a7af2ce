"""Printed names taken apart."""

from __future__ import annotations

import pytest

from onrecord.names.person import PersonName

# printed, given, middle, surname, and what else is told
NAMES = [
    ("Marta Venn", "marta", "", "venn", {}),
    ("Venn", "", "", "venn", {"is_bare": True}),
    ("Ms Venn’s", "", "", "venn", {"marked": "feminine", "honorifics": ("Ms",)}),
    ("Dr. Piet van der Berg Jr.", "piet", "", "van der berg", {"core": ("berg",), "suffix": "jr"}),
    ("van der Berg", "", "", "van der berg", {"core": ("berg",), "is_bare": True}),
    ("Al Gorsky", "al", "", "gorsky", {}),
    ("al-Gorsi", "", "", "al gorsi", {"core": ("gorsi",)}),
    ("KIM Jong Un", "jong un", "", "kim", {"order": "surname-first"}),
    ("Sergei Viktorovich LARIN", "sergei", "", "larin", {"patronymic": "viktorovich", "gender": "masculine"}),
    ("Larin Ivan Petrovich", "ivan", "", "larin", {"patronymic": "petrovich", "order": "surname-first"}),
    ("Roman Arkadyevich Abakumovich", "roman", "", "abakumovich", {"patronymic": "arkadyevich"}),
    ("Anna Ilyinichna Larina", "anna", "", "larina", {"marked": "feminine"}),
    ("Aleksandr Lukashin", "aleksandr", "", "lukashin", {"patronymic": None}),
    ("ZURISTANI, Abdul Aziz", "abdulaziz", "", "zuristani", {"order": "surname-first"}),
    ("Frost, William W.", "william", "w", "frost", {}),
    ("Frost, William, Jr., PhD", "william", "", "frost", {"suffix": "jr"}),
    ("Josef Oltmann Sr", "josef", "", "oltmann", {"suffix": "sr"}),
    ("Amos Teagle III", "amos", "", "teagle", {"suffix": "3"}),
    ("King Olavus V", "", "", "olavus", {"suffix": "5"}),
    ("Malcolm X", "malcolm", "", "x", {"suffix": None}),
    ("Rabbi Shmuel “Shmulik” Katzman", "shmuel", "", "katzman", {"nick": ("shmulik",)}),
    ("Robert (Bob) Holt", "robert", "", "holt", {"nick": ("bob",)}),
    ("Joe 'Red' Holt", "joe", "", "holt", {"nick": ("red",)}),
    ("Anna Maier, née Schmidhauer", "anna", "", "maier", {"maiden": ("schmidhauer",)}),
    ("Usama bin Lavan", "usama", "", "bin lavan", {"core": ("bin", "lavan")}),
    ("Hamdan bin Yusuf al-Rukni", "hamdan", "", "al rukni", {"patronymic": "yusuf"}),
    ("Ilham Heydar oglu Qarayev", "ilham", "", "qarayev", {"patronymic": "heydar"}),
    ("Yosef ben Shmuel Katzman", "yosef", "", "katzman", {"patronymic": "shmuel"}),
    ("David Ben-Tal", "david", "", "ben tal", {"core": ("ben", "tal")}),
    ("Martin O’Halvery", "martin", "", "ohalvery", {}),
    ("J.R.R. Holt", "j", "r r", "holt", {}),
    ("JK Rowlands", "j", "k", "rowlands", {}),
    ("Jean-Luc Marandel", "jean luc", "", "marandel", {}),
    ("MarandelOtto", "marandel", "", "otto", {}),
    ("McCorran", "", "", "mccorran", {"is_bare": True}),
    ("Marta-Venn", "marta", "", "venn", {}),
    ("Владимир Оршанцев", "vladimir", "", "orshantsev", {}),
    ("משה לפידותן", "משה", "", "לפידותן", {}),
    ("عبد الرحمن الركني", "عبدالرحمن", "", "الركني", {"core": ("ركني",)}),
    ("Vice President Odile Marchetta", "odile", "", "marchetta", {"honorifics": ("Vice", "President")}),
    ("The Hon. Leticia Brandywell", "leticia", "", "brandywell", {}),
    ("Amir Sayyid Torakhel", "amir", "", "torakhel", {"honorifics": ("Sayyid",)}),
    ("M. Venn", "m", "", "venn", {"gender": None}),
    ("Mr. President", "", "", "", {"honorifics": ("Mr.",)}),
    ("Vice President", "", "", "", {}),
    ("Mr King", "", "", "king", {}),
    ("Sheikh Habib Allah", "", "", "habibullah", {}),
    ("Habibollah Torakhel", "habibullah", "", "torakhel", {}),
    ("Lord Venn of Ostrel", "", "", "venn", {"honorifics": ("Lord",)}),
    ("Abu Bakr al-Gorsi", "abubakr", "", "al gorsi", {}),
    ("Mahmoud Abu Rish", "mahmoud", "", "aburish", {}),
    ("", "", "", "", {"is_bare": True}),
    ("“”", "", "", "", {}),
]


@pytest.mark.parametrize(("printed", "given", "middle", "surname", "told"), NAMES)
def test_parts(printed, given, middle, surname, told):
    name = PersonName.parse(printed)
    assert (" ".join(name.given), " ".join(name.middle), name.surname) == (given, middle, surname)
    assert {attribute: getattr(name, attribute) for attribute in told} == told


@pytest.mark.parametrize(
    ("printed", "surname"), [("Kim Jong Un", "kim"), ("Vargha Viktor", "vargha"), ("Xi Minping", "xi")]
)
def test_an_open_order_is_kept_and_not_guessed(printed, surname):
    name = PersonName.parse(printed)
    assert name.order == "given-first"
    assert name.surname != surname
    assert name.alternative is not None
    assert name.alternative.surname == surname


@pytest.mark.parametrize("printed", ["Marta Venn", "Piet van der Berg", "KIM Jong Un", "Venn, Marta"])
def test_a_told_order_has_no_other(printed):
    assert PersonName.parse(printed).alternative is None


def test_the_caller_may_know_the_order():
    name = PersonName.parse("Venn Marta", order="surname-first")
    assert (name.given, name.surname) == (("marta",), "venn")


def test_servant_names_are_one_word_in_every_spelling():
    printed = ["Abdul Aziz Horan", "Abd al-Aziz Horan", "Abdel-Aziz Horan", "Abdulaziz Horan"]
    assert {PersonName.parse(name).given for name in printed} == {("abdulaziz",)}


def test_names_of_the_faith_are_one_word():
    printed = ["Saif al-Din Horan", "Saif-ud-Din Horan", "Saifuddin Horan", "Saifeddine Horan"]
    assert {PersonName.parse(name).given for name in printed} == {("saifaldin",)}
