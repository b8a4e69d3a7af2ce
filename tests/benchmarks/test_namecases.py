"""The table of hard names: how it is read, what it holds, and what is counted."""

from __future__ import annotations

import pytest

from benchmarks import namecases


def test_the_table_is_as_large_as_it_says():
    cases = namecases.read()
    assert len(cases) >= 300
    assert sum(not case.same for case in cases) * 3 >= len(cases)
    assert len({case[:2] + case[5:] for case in cases}) == len(cases)
    assert all(case.why and case.language for case in cases)


def test_no_false_merge_and_no_abstaining_on_everything():
    figures = namecases.figures()
    assert figures["false merges"] == 0
    assert figures["found"] > 90


def test_a_false_merge_is_counted():
    wrong = namecases.Case("Zebulon Thackerberry", "Zebulon Thackerberry", False, "made wrong", "en", "", "")
    right = wrong._replace(same=True)
    counts = namecases.tally(namecases.judged([wrong, right]))
    assert (counts.false_merges, counts.found, counts.same, counts.different) == (1, 1, 1, 1)


def test_a_row_that_says_neither_is_refused(tmp_path):
    table = tmp_path / "names.csv"
    table.write_text(
        "left,right,same,why,language,context_left,context_right\na,b,maybe,,en,,\n", encoding="utf-8"
    )
    with pytest.raises(ValueError, match="row 2"):
        namecases.read(table)


def test_a_context_of_another_sort_is_refused():
    with pytest.raises(ValueError, match="role, place, with or year"):
        namecases.named("Marta Venn", "shoe size: 40")


def test_a_context_is_read():
    named = namecases.named("Marta Venn", "role: mayor; place: Ostrel; with: Ana Olt; year: 2031")
    assert named.roles == (frozenset({"mayor"}),)
    assert named.years == (2031,)
