"""Two names of one article."""

from __future__ import annotations

import pytest

from onrecord.names.person import PersonName
from onrecord.names.relation import relate

PAIRS = [
    ("Marta Venn", "Marta Venn", "same", "rule:name"),
    ("Marta Venn", "Venn", "part", "rule:surname"),
    ("Marta Venn", "Ms Venn", "part", "rule:surname"),
    ("Marta Venn", "M. Venn", "part", "rule:initial"),
    ("Marta Venn", "Marta", "part", "rule:given-name"),
    ("Marta Venn", "Marta Wenn", "variant", "rule:spelling-drift"),
    ("Marta Venn", "Marta Olt", "none", "rule:nothing"),
    ("Ana Olt", "Ana Ott", "none", "rule:nothing"),
    ("Leyb Gurin", "Leyb Gourin", "variant", "rule:spelling-drift"),
    ("Leyb Gurin", "Gourin", "part", "rule:spelling-drift"),
    ("Serei Lavrin", "Sergei Lavrin", "variant", "rule:slip"),
    ("Dorothea Finsterwald", "Dorothea Finsterwalt", "variant", "rule:slip"),
    ("Dorothea Finsterwald", "Finsterwlad", "part", "rule:slip"),
    ("Kristen Holt", "Kristin Holt", "variant", "rule:slip"),
    ("Dmitriev", "Dmitry Holt", "none", "rule:nothing"),
    ("Andrei Kestrin", "Keshrin", "none", "rule:nothing"),
    ("Zvi Lemberger", "Tzvi Lemberger", "variant", "rule:spelling-drift"),
    ("Sasha Trubnik", "Alexander Trubnik", "variant", "rule:diminutive"),
    ("Sasha", "Alexander Trubnik", "part", "rule:diminutive"),
    ("Bibi", "Binyamin Holt", "part", "rule:diminutive"),
    ("Bill Holt", "William Holt", "variant", "rule:diminutive"),
    ("Robert “Bibi” Holt", "Bibi", "part", "rule:nick-name"),
    ("Mykhailo Trubnik", "Mikhail Trubnik", "variant", "rule:cognate"),
    ("Orbel Viktor", "Viktor Orbel", "variant", "rule:name-order"),
    ("KIM Jong Un", "Kim Jong-un", "same", "rule:name"),
    ("Kim Jong Un", "Kim", "part", "rule:surname"),
    ("Ivan Petrovich Larin", "Ivan Larin", "part", "rule:patronymic"),
    ("Ivan Petrovich", "Ivan Petrovich Larin", "part", "rule:patronymic"),
    ("William Frost", "William W. Frost", "part", "rule:middle-name"),
    ("J. Edgar Holt", "Edgar Holt", "part", "rule:initial"),
    ("Gabriel Sorda Vell", "Gabriel Sorda", "part", "rule:double-surname"),
    ("Gabriel Sorda Vell", "Sorda Vell", "part", "rule:double-surname"),
    ("Anna Schmidhauer-Maier", "Anna Maier", "part", "rule:double-surname"),
    ("Anna Maier, née Schmidhauer", "Anna Schmidhauer", "variant", "rule:married-name"),
    ("Josef Oltmann Jr.", "Josef Oltmann", "part", "rule:suffix"),
    ("Bashir al-Tawfan", "Tawfan", "part", "rule:surname"),
    ("Piet van der Hoorst", "Hoorst", "part", "rule:surname"),
    ("Jean-Luc Marandel", "Jean Luc Marandel", "same", "rule:name"),
    ("Владимир Оршанцев", "Vladimir Orshantsev", "same", "rule:name"),
    ("משה לפידותן", "Moshe Lapidotan", "variant", "rule:script"),
    ("Anna Larin", "Anna Larina", "variant", "rule:spelling-drift"),
]

CLASHES = [
    ("Josef Oltmann Jr.", "Josef Oltmann Sr.", "rule:suffix"),
    ("Cornelius Bagwright II", "Cornelius Bagwright III", "rule:suffix"),
    ("Marta Venn", "Lena Venn", "rule:given-clash"),
    ("Leyb Gurin", "Dov Gurrin", "rule:given-clash"),
    ("Misha Trubnik", "Moshe Trubnik", "rule:given-clash"),
    ("Kim Jong Un", "Kim Jong-il", "rule:given-clash"),
    ("Bob Holt", "Bill Holt", "rule:given-clash"),
    ("M. Venn", "L. Venn", "rule:given-clash"),
    ("Jean-Luc Marandel", "Jean-Marc Marandel", "rule:given-clash"),
    ("Alexandra Trubetskaya", "Alexander Trubetskoy", "rule:gender"),
    ("Michel Marandel", "Michelle Marandel", "rule:gender"),
    ("Angelo Vercelloni", "Angela Vercelloni", "rule:gender"),
    ("Larin", "Maria Larina", "rule:gender"),
    ("Mr Venn", "Marta Venn", "rule:gender"),
    ("Mr. Alex Holt", "Ms. Alex Holt", "rule:gender"),
    ("Ivan Petrovich Larin", "Ivan Pavlovich Larin", "rule:patronymic"),
    ("Ivan Petrovich Larin", "Ivan S. Larin", "rule:patronymic"),
    ("William G. Frost", "William W. Frost", "rule:initial"),
    ("Leticia Ann Holt", "Leticia Rose Holt", "rule:middle-name"),
    ("Frank Martin", "Martin Frank", "rule:name-order"),
]


@pytest.mark.parametrize(("left", "right", "kind", "rule"), PAIRS)
def test_relation(left, right, kind, rule):
    found = relate(PersonName.parse(left), PersonName.parse(right))
    assert (found.kind, found.rule) == (kind, rule)
    assert found.reason


@pytest.mark.parametrize(("left", "right", "rule"), CLASHES)
def test_clash(left, right, rule):
    found = relate(PersonName.parse(left), PersonName.parse(right))
    assert (found.kind, found.rule) == ("clash", rule)
    assert not found.joins


@pytest.mark.parametrize(("left", "right"), [pair[:2] for pair in (*PAIRS, *CLASHES)])
def test_either_may_come_first(left, right):
    one, other = PersonName.parse(left), PersonName.parse(right)
    assert relate(one, other)[:2] == relate(other, one)[:2]


def test_an_initial_is_no_magnet():
    initial = PersonName.parse("J. Holt")
    assert relate(initial, PersonName.parse("Joseph Holt")).kind == "part"
    assert relate(initial, PersonName.parse("Jane Holt")).kind == "part"
    assert relate(PersonName.parse("Joseph Holt"), PersonName.parse("Jane Holt")).kind == "clash"
    # Beside a surname that only drifts by a slip it says nothing.
    assert relate(PersonName.parse("J. Finsterwald"), PersonName.parse("Josef Finsterwalt")).kind == "none"


def test_the_reason_names_both():
    found = relate(PersonName.parse("Misha Trubnik"), PersonName.parse("Mikhail Trubnik"))
    assert found.reason == "misha is short for mikhail"
