"""One person in all articles, what several give once, and a dossier's numbered sources."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.register.dossier import Dossier, Part, Source, origins
from onrecord.register.entry import Entry
from onrecord.register.once import meetings_once, quotes_once
from onrecord.register.people import join
from onrecord.register.profile import Profile, profile
from onrecord.register.register import make
from onrecord.register.said import Said
from tests.unit.register.quoted import said
from tests.unit.register.told import told

VENN, HALLIN, ARI, OLT = "Marta Venn", "Oskar Hallin", "Dov Ben-Ari", "Ada Olt"


def of(name: str, entries: list[Entry], quotes: list[Said], same: dict[str, str] | None = None) -> Profile:
    people = join(entries, quotes)
    ids = frozenset(person.id for person in people.people if person.name == name)
    return profile(ids, make(entries, people=people).rows, quotes, people, same or {})


def test_what_is_said_told_and_of_whom_stands_once_in_its_place() -> None:
    quotes = [
        said(VENN, "I sail.", about=(VENN,)),
        said(HALLIN, "Sail, then.", to=VENN, about=(VENN,)),
        said(HALLIN, "Venn has sailed.", about=(VENN, OLT)),
        said(HALLIN, "The tide is out."),
        said(None, "Nobody knows who said this of her.", about=(VENN,)),
    ]
    found = of(VENN, [], quotes)
    assert [one.text for one in found.said] == ["I sail."]
    assert [one.text for one in found.told] == ["Sail, then."]
    assert [one.text for one in found.about] == ["Venn has sailed.", "Nobody knows who said this of her."]
    assert len(found.quotes) == len({one.id for one in found.quotes}) == 4
    assert found.met == found.unmet == found.beside == ()


def test_meetings_held_and_not_and_whom_they_met() -> None:
    entries = [
        told(VENN, HALLIN, value="2031-04-18", key="a"),
        told(VENN, HALLIN, ARI, value="2031-04-17", key="b"),
        told(VENN, OLT, value="2031-05-02", key="c", status="planned"),
        told(HALLIN, ARI, value="2031-04-17", key="d"),
    ]
    found = of(VENN, entries, [])
    assert [row.entry.id for row in found.met] == [entries[1].id, entries[0].id]
    assert [row.entry.id for row in found.unmet] == [entries[2].id]
    assert [(share.person.name, share.meetings) for share in found.beside] == [(HALLIN, 2), (ARI, 1)]


def test_forms_by_how_many_print_them_and_offices_by_day() -> None:
    quotes = [
        said(VENN, "One.", key="a", published="2032-07-01", office="Prime Minister"),
        said(VENN, "Two.", key="b", published="2031-04-17T08:00:00Z", office="Foreign Minister"),
        said(VENN, "Three.", key="c", published=None, office="foreign minister"),
    ]
    found = of(VENN, [], quotes)
    assert [(form.words, form.articles, form.first, form.last) for form in found.forms] == [
        (VENN, 3, "2031-04-17", "2032-07-01")
    ]
    assert [(held.words, held.articles, held.first) for held in found.offices] == [
        ("Foreign Minister", 2, "2031-04-17"),
        ("Prime Minister", 1, "2032-07-01"),
    ]


def test_one_statement_in_three_outlets_is_shown_by_the_first_and_the_undated_come_last() -> None:
    quotes = [
        said(VENN, "Nobody has left.", key="a", published=None),
        said(VENN, "Nobody has left", key="b", published="2031-04-19"),
        said(VENN, "nobody has left", key="c", published="2031-04-18"),
    ]
    found = of(VENN, [], quotes, {one.id: "s1" for one in quotes})
    assert [one.id for one in found.said] == [quotes[2].id]
    assert [one.id for one in found.others[quotes[2].id]] == [quotes[1].id, quotes[0].id]
    assert found.elsewhere(quotes[2].id) == 2
    assert found.elsewhere("nothing") == 0
    assert [origin.published for origin in found.origins] == ["2031-04-18", "2031-04-19", None]


def test_two_pieces_of_one_statement_in_one_article_are_one_other_article() -> None:
    whole = said(VENN, "The channel closes and no pilot sails", key="a", published="2031-04-17")
    pieces = [
        said(VENN, words, key="b", published="2031-04-18")
        for words in ("The channel closes", "no pilot sails")
    ]
    pieces[1] = replace(pieces[1], id=pieces[1].id.replace(":q1", ":q2"))
    found = of(VENN, [], [whole, *pieces], {one.id: "s1" for one in (whole, *pieces)})
    assert len(found.others[whole.id]) == 2
    assert found.elsewhere(whole.id) == 1


def test_a_meeting_told_by_two_is_counted_once_with_everybody_and_is_not_perhaps_itself() -> None:
    entries = [
        told(VENN, HALLIN, value="2031-04-17", key="a", published="2031-04-19"),
        told(HALLIN, VENN, OLT, value="2031-04-17", key="b", published="2031-04-18"),
        told(VENN, HALLIN, value="2031-04-17", key="c", published="2031-04-20"),
    ]
    same = {entries[0].id: "e1", entries[1].id: "e1"}
    found = of(VENN, entries, [], same)
    assert [row.entry.id for row in found.met] == [entries[1].id, entries[2].id]
    assert found.elsewhere(entries[1].id) == 1
    assert [row.perhaps for row in found.met] == [(entries[2].id,), (entries[0].id, entries[1].id)]
    assert {share.person.name: share.meetings for share in found.beside} == {HALLIN: 2, OLT: 1}


def test_a_telling_that_names_the_day_goes_before_one_that_does_not() -> None:
    entries = [
        told(VENN, HALLIN, key="a", published="2031-04-17"),
        told(VENN, HALLIN, value="2031-04-17", key="b", published="2031-04-18"),
    ]
    once = meetings_once(make(entries).rows, {one.id: "e1" for one in entries})
    assert [row.entry.id for row in once.first] == [entries[1].id]
    assert [one.id for one in once.others[entries[1].id]] == [entries[0].id]


def test_two_who_are_asked_for_are_both_found_where_they_stand_together() -> None:
    entries = [told(VENN, OLT, HALLIN, value="2031-04-17", offices={VENN: "minister", OLT: "envoy"})]
    quotes = [said(VENN, "Come in.", to=OLT, key="q")]
    people = join(entries, quotes)
    ids = frozenset(person.id for person in people.people if person.name in {VENN, OLT})
    found = profile(ids, make(entries, people=people).rows, quotes, people)
    assert [person.name for person in found.people] == [OLT, VENN]
    assert {form.words: form.articles for form in found.forms} == {VENN: 2, OLT: 2}
    assert {held.words for held in found.offices} == {"minister", "envoy"}
    assert [one.text for one in found.said] == ["Come in."]
    assert found.told == ()
    assert [share.person.name for share in found.beside] == [HALLIN]


def test_nobody_has_nothing() -> None:
    found = profile(frozenset(), [], [], join([]))
    assert (found.people, found.forms, found.origins, found.quotes) == ((), (), (), ())


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["One.", "Two.", "Three."]),
            st.sampled_from([None, "2031", "2031-04", "2031-04-17", "2031-04-18T10:00:00+02:00", "soon"]),
            st.sampled_from(["s1", "s2", None]),
        ),
        max_size=8,
    )
)
@settings(deadline=None)
def test_no_quote_is_lost_and_none_shown_twice(chosen) -> None:
    quotes = [said(VENN, words, key=str(at), published=day) for at, (words, day, _) in enumerate(chosen)]
    same = {one.id: statement for one, (*_, statement) in zip(quotes, chosen, strict=True) if statement}
    once = quotes_once(quotes, same)
    shown = [one.id for one in once.first]
    rest = [one.id for others in once.others.values() for one in others]
    assert sorted(shown + rest) == sorted(one.id for one in quotes)
    assert set(once.others) <= set(shown)


@pytest.mark.parametrize("backwards", [False, True])
def test_a_dossier_numbers_its_articles_by_their_days(backwards: bool) -> None:
    early, late = said(VENN, "One.", published="2031-04-17"), said(VENN, "Two.", published="2031-04-18")
    never = said(VENN, "Three.", published=None)
    quotes = (late, never, early) if backwards else (never, early, late)
    others = {early.id: (late.origin, never.origin), late.id: ()}
    found = origins([Part("Said", quotes)], make([told(VENN, HALLIN, published="2031-04-16")]).rows, others)
    assert [one.published for one in found] == ["2031-04-16", "2031-04-17", "2031-04-18", None]
    sources = {one.mark: Source(number, one, None, "") for number, one in enumerate(found, 1)}
    dossier = Dossier(VENN, "", (Part("Said", quotes),), (), others, sources)
    assert dossier.also(early.id) == [3, 4]
    assert dossier.also(late.id) == dossier.also("nothing") == []
    assert [source.number for source in dossier.listed] == [1, 2, 3, 4]
