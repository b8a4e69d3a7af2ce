"""Clusters of decisions and judgements: strongest links first, contradictions split, order is nothing."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.names.clusters import Decision, cluster, update
from onrecord.names.judgement import Judgement, Verdict, standing

SAME, DIFFERENT, UNSURE = Verdict.SAME, Verdict.DIFFERENT, Verdict.UNSURE
ITEMS = "abcdefgh"


def same(pair, score=0.9):
    return Decision(pair[0], pair[1], SAME, score)


def veto(pair):
    return Decision(pair[0], pair[1], DIFFERENT, 1.0)


def said(pair, verdict, day=17, by="ana"):
    return Judgement(pair[0], pair[1], verdict, by, f"2031-04-{day:02}")


def together(clustering):
    return ["".join(found) for found in clustering.clusters]


def test_links_join_and_what_has_none_stays_alone():
    found = cluster("abcd", [same("ab"), same("bc"), Decision("c", "d", UNSURE, 0.5)])
    assert together(found) == ["abc", "d"]
    assert not found.warnings
    assert found.of() == {"a": 0, "b": 0, "c": 0, "d": 1}


def test_a_veto_cuts_the_weakest_link_and_says_so():
    found = cluster("abcd", [same("ab", 0.9), same("bc", 0.6), same("cd", 0.8), veto("ad")])
    assert together(found) == ["ab", "cd"]
    (warning,) = found.warnings
    assert (warning.code, warning.different, warning.dropped) == ("split", ("a", "d"), (("b", "c"),))


def test_one_bad_link_does_not_draw_in_the_next():
    """B joined C wrongly; the strong groups on both sides stay what they were."""
    links = [same("ab", 0.95), same("bc", 0.7), same("cd", 0.95), same("ac", 0.5), veto("bd")]
    assert together(cluster("abcd", links)) == ["ab", "cd"]


def test_a_bare_name_between_two_that_differ_joins_neither():
    found = cluster("abc", [same("ab", 0.6), same("bc", 0.6), veto("ac")])
    assert together(found) == ["a", "b", "c"]
    assert [(odd.code, odd.dropped) for odd in found.warnings] == [("level", (("a", "b"), ("b", "c")))]


def test_people_overrule_machines():
    assert together(cluster("ab", [veto("ab")], [said("ab", SAME)])) == ["ab"]
    assert together(cluster("ab", [same("ab", 1.0)], [said("ab", DIFFERENT)])) == ["a", "b"]
    assert together(cluster("abc", [veto("ac")], [said("ab", SAME), said("bc", SAME)])) == ["abc"]


def test_a_difference_that_people_see_splits_a_cluster_of_machines():
    found = cluster("abc", [same("ab", 0.9), same("bc", 0.7)], [said("ac", DIFFERENT)])
    assert together(found) == ["ab", "c"]
    assert found.warnings[0].different == ("a", "c")


def test_people_who_contradict_themselves_are_told_and_the_latest_word_holds():
    judgements = [said("ab", SAME, 1), said("bc", SAME, 2), said("ac", DIFFERENT, 3)]
    found = cluster("abc", [], judgements)
    assert together(found) == ["a", "bc"]
    assert [(odd.code, odd.dropped) for odd in found.warnings] == [("judgements", (("a", "b"),))]


def test_unsure_takes_a_judgement_back():
    decisions = [same("ab")]
    assert together(cluster("ab", decisions, [said("ab", DIFFERENT, 1), said("ab", UNSURE, 2)])) == ["ab"]


def test_of_two_decisions_on_a_pair_the_veto_holds():
    assert together(cluster("ab", [veto("ab"), same("ba", 1.0)])) == ["a", "b"]


PAIRS = st.tuples(st.sampled_from(ITEMS), st.sampled_from(ITEMS)).filter(lambda pair: pair[0] != pair[1])
DECISIONS = st.lists(
    st.builds(
        Decision,
        st.sampled_from(ITEMS),
        st.sampled_from(ITEMS),
        st.sampled_from([SAME, SAME, DIFFERENT, UNSURE]),
        st.sampled_from([0.5, 0.7, 0.9]),
    ),
    max_size=20,
)
JUDGEMENTS = st.lists(
    st.builds(said, PAIRS, st.sampled_from(Verdict), st.integers(1, 4), st.sampled_from(["ana", "ben"])),
    max_size=8,
)


@given(DECISIONS, JUDGEMENTS, st.randoms(use_true_random=False))
def test_the_order_in_which_things_come_is_nothing(decisions, judgements, chance):
    items, turned, mixed = (
        list(ITEMS),
        [d._replace(left=d.right, right=d.left) for d in decisions],
        [*judgements],
    )
    for found in (items, turned, mixed):
        chance.shuffle(found)
    assert cluster(items, turned, mixed) == cluster(ITEMS, decisions, judgements)


@given(DECISIONS, JUDGEMENTS)
def test_no_cluster_holds_what_is_known_to_be_different(decisions, judgements):
    found = cluster(ITEMS, decisions, judgements)
    of = found.of()
    assert sorted(of) == sorted(ITEMS)
    people = cluster(ITEMS, [], judgements).of()
    for (left, right), judgement in standing(judgements).items():
        assert judgement.verdict is not DIFFERENT or of[left] != of[right]
    for (left, right), decision in found.decisions.items():
        if decision.verdict is DIFFERENT and of[left] == of[right]:
            assert people[left] == people[right] or (left, right) in found.judgements


@given(DECISIONS, JUDGEMENTS, st.builds(said, PAIRS, st.sampled_from(Verdict), st.integers(1, 5)))
def test_a_new_judgement_makes_what_all_together_make(decisions, judgements, new):
    before = cluster(ITEMS, decisions, judgements)
    assert update(before, new) == cluster(ITEMS, decisions, [*judgements, new])


def test_a_new_judgement_leaves_the_rest_alone(monkeypatch):
    from onrecord.names import clusters

    before = cluster(ITEMS, [same("ab"), same("cd"), same("ef"), veto("eg"), same("fg")])
    settled = []
    settle = clusters._Graph.settle
    monkeypatch.setattr(
        clusters._Graph, "settle", lambda self, found: settled.append(found) or settle(self, found)
    )
    after = update(before, said("bc", SAME))
    assert settled == [set("abcd")]
    assert "abcd" in together(after)
    assert after.warnings == before.warnings


def test_new_items_come_in_by_a_judgement():
    after = update(cluster("ab", [same("ab")]), said("bz", SAME))
    assert together(after) == ["abz"]
