"""What a judgement names, how sure a join has to be, and ids that are the same on every run."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.names.judgement import Verdict
from onrecord.register.joins import POLICIES, SUBJECTS, Copies, Feature, Item, Join, stable_id
from onrecord.types import EntityKind


@pytest.mark.parametrize(
    ("ref", "item"),
    [
        ("Marta Venn", Item("person", "Marta Venn")),
        ("organization:Straits Office", Item("organization", "Straits Office")),
        (
            "Venn @ https://ledger.example/a?b=1#c",
            Item("person", "Venn", "https://ledger.example/a?b=1#c"),
        ),
        ("Peter Halloway#2 @ items.jsonl:7", Item("person", "Peter Halloway", "items.jsonl:7", 2)),
        ("group:both sides @ a.txt", Item("group", "both sides", "a.txt")),
        ("Chapter: a life", Item("person", "Chapter: a life")),
        ("person:Venn", Item("person", "person:Venn")),
        ("Agent #7", Item("person", "Agent #7")),
        ("", Item("person", "")),
    ],
)
def test_a_ref_leads_to_its_item_and_back(ref: str, item: Item) -> None:
    assert Item.of_ref(ref) == item
    assert item.ref == ref


@given(
    st.sampled_from(get_args(EntityKind)),
    st.text(alphabet=st.characters(exclude_characters=":@#"), min_size=1),
    st.text(min_size=1),
    st.integers(1, 99),
)
def test_any_name_in_any_article(kind: EntityKind, name: str, key: str, nth: int) -> None:
    for item in (Item(kind, name), Item(kind, name, key, nth)):
        assert Item.of_ref(item.ref) == item


def test_policies_are_in_order_and_guess_only_when_asked() -> None:
    strict, usual, loose = (POLICIES[name] for name in ("strict", "usual", "loose"))
    assert strict.same_from > usual.same_from > loose.same_from >= 0.5
    assert [policy.bare for policy in (strict, usual, loose)] == [False, False, True]
    assert all(policy.perhaps_from < policy.same_from for policy in POLICIES.values())
    assert set(SUBJECTS) == {"person", "quote", "meeting", "copy"}


def test_a_pair_is_the_same_either_way() -> None:
    why = (Feature("day", "", 1.0, "both on Thursday"),)
    one, other = (Join("meeting", *refs, Verdict.SAME, 0.9, why, "usual") for refs in ("ab", "ba"))
    assert one.pair == other.pair == ("a", "b")


def test_copies_hang_together_by_their_original() -> None:
    found = Copies.of({"b": "a", "d": "c", "e": "a"})
    assert [copies.members for copies in found] == [("a", "b", "e"), ("c", "d")]
    assert Copies.of({"e": "a"})[0].id == found[0].id  # that of the original, whoever copies it
    assert found[0].id != found[1].id
    assert Copies.of({}) == ()


def test_ids_are_the_same_on_every_run() -> None:
    assert stable_id("p", ["Marta Venn"]) == "pcd7ff98580350c55"
    assert stable_id("p", ["a", "b"]) != stable_id("p", ["ab"])
