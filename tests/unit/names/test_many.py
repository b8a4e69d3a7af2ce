"""Many printed names put together in arrays: what `clusters` would make of every pair."""

from __future__ import annotations

import pytest

from benchmarks.clustering import BY_NAME, by_relation
from onrecord.names.judgement import Judgement, Verdict
from onrecord.names.many import Comparer, group
from onrecord.names.person import PersonName

NAMES = [
    "Marta Venn",
    "Venn, Marta",
    "Marta Venn",
    "Marta Olga Venn",
    "MARTA VENN",
    "Pavel Venn",
    "Venn",
    "Aleksandr Shcherbinin",
    "Sasha Shcherbinin",
    "Александр Щербинин",
    "Olga Shcherbinina",
]


def labels(names, *, judgements=(), workers=1):
    return group(names, BY_NAME, judgements, workers=workers).labels.tolist()


def test_names_of_one_person_get_one_label():
    assert labels(NAMES) == [0, 0, 0, 0, 0, 1, 2, 3, 3, 3, 4]


def test_an_initial_between_two_people_joins_neither():
    assert labels(["Marta Venn", "M. Venn", "Mikhail Venn"]) == [0, 1, 2]
    assert labels(["Marta Venn", "M. Venn", "Pavel Venn"]) == [0, 0, 1]


def test_the_order_of_names_changes_nothing_but_the_numbers():
    def sets(names):
        found = {}
        for name, label in zip(names, labels(names), strict=True):
            found.setdefault(label, set()).add(name)
        return {frozenset(members) for members in found.values()}

    assert sets(NAMES) == sets(NAMES[::-1])


def test_two_workers_find_what_one_finds():
    assert labels(NAMES, workers=2) == labels(NAMES)


@pytest.mark.parametrize(
    ("left", "right", "verdict", "expected"),
    [
        ("Marta Venn", "Venn", Verdict.SAME, [0, 0, 0]),
        ("Marta Venn", "Marta Olga Venn", Verdict.DIFFERENT, [0, 1, 2]),
        ("Marta Venn", "Somebody Else", Verdict.SAME, [0, 1, 0]),
    ],
)
def test_people_have_the_last_word(left, right, verdict, expected):
    said = Judgement(left, right, verdict, "ana", "2031-04-17")
    assert labels(["Marta Venn", "Venn", "Marta Olga Venn"], judgements=[said]) == expected


def test_stages_are_told():
    heard = []
    group(NAMES, BY_NAME, say=lambda stage, share: heard.append((stage, share)))
    assert ("keys", 1.0) in heard
    assert ("compare", 1.0) in heard


def test_no_names_are_no_clusters():
    assert labels([]) == []


def test_pairs_with_one_name_in_common_are_not_compared():
    seen = []

    def decide(left, right):
        seen.append({left.printed, right.printed})
        return by_relation(left, right)

    group(
        ["Anna Marvenko", "Olga Marvenko", "O. Marvenko", "Olga Marvinsky"],
        Comparer(PersonName.parse, decide),
    )
    assert {"O. Marvenko", "Olga Marvenko"} in seen
    assert {"Anna Marvenko", "Olga Marvenko"} not in seen
    assert {"Olga Marvinsky", "Olga Marvenko"} not in seen
