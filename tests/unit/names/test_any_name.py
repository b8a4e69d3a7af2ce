"""What holds for any two names, however odd: no crash, symmetry, a name is itself, a veto stays one."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.names import organization
from onrecord.names.compare import compare, quick_reject
from onrecord.names.context import Named
from onrecord.names.features import of_names
from onrecord.names.organization import OrganizationName
from onrecord.names.person import PersonName
from onrecord.names.relation import relate

ANY = st.text(max_size=300)
WORDS = (
    "Marta Venn van der Berg Jr. Sr. III O’Halvery Jean-Luc Misha Mikhail Moshe Kim Jong Un il bin"
    " Yusuf al-Rukni Abdul Aziz Petrovich Larin Larina Dr. Ms Mr “Bob” (née Holt) Holt, M. R. w née"
    " משה לפידותן Владимир خالد 小明"
).split()
NAME = st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map(" ".join)
CONTEXT = st.fixed_dictionaries(
    {
        "roles": st.lists(st.sampled_from(["mayor", "former mayor", "harbour master", "of the"]), max_size=2),
        "places": st.lists(st.sampled_from(["Ostrel", "Zorsk", ""]), max_size=2),
        "others": st.lists(st.sampled_from(["Odile Marchetta", "Marchetta", "…"]), max_size=2),
        "years": st.lists(st.integers(1900, 2040), max_size=2),
    }
)


@given(ANY, ANY)
@settings(max_examples=300, deadline=None)
def test_no_text_breaks_it(left, right):
    one, other = PersonName.parse(left), PersonName.parse(right)
    assert relate(one, other)[:2] == relate(other, one)[:2]
    found = compare(Named.of(left), Named.of(right))
    assert 0.0 <= found.score <= 1.0
    assert all(feature.words for feature in found.features)
    bodies = OrganizationName.parse(left), OrganizationName.parse(right)
    assert organization.relate(*bodies)[:2] == organization.relate(*reversed(bodies))[:2]


@given(NAME, NAME)
@settings(max_examples=500, deadline=None)
def test_relating_is_symmetric(left, right):
    one, other = PersonName.parse(left), PersonName.parse(right)
    assert relate(one, other)[:2] == relate(other, one)[:2]


@given(NAME, CONTEXT, NAME, CONTEXT)
@settings(max_examples=500, deadline=None)
def test_comparing_is_symmetric(left, around_left, right, around_right):
    one, other = Named.of(left, **around_left), Named.of(right, **around_right)
    there, back = compare(one, other), compare(other, one)
    assert there.verdict == back.verdict
    assert there.score == pytest.approx(back.score)


@given(NAME)
@settings(max_examples=300, deadline=None)
def test_a_name_is_itself(printed):
    name = PersonName.parse(printed)
    if name.words:
        assert relate(name, name).kind == "same"
        assert compare(Named.of(printed), Named.of(printed)).verdict != "different"


@given(NAME, NAME, CONTEXT)
@settings(max_examples=500, deadline=None)
def test_a_veto_is_never_overruled(left, right, around):
    alone = of_names(PersonName.parse(left), PersonName.parse(right))
    if alone[0][0] == "veto":
        assert compare(Named.of(left, **around), Named.of(right, **around)).verdict == "different"


@given(NAME, NAME)
@settings(max_examples=500, deadline=None)
def test_what_is_rejected_at_once_would_not_be_joined(left, right):
    one, other = Named.of(left), Named.of(right)
    if quick_reject(one, other):
        points = of_names(one.names[0], other.names[0])
        assert sum(point[2] for point in points) < 0
