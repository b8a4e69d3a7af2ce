"""The lists behind comparing names."""

from __future__ import annotations

from collections import Counter

from onrecord.lexicon import namesakes


def test_short_forms_are_many_in_many_languages():
    rows = namesakes.diminutives()
    assert len({(row.short, row.full) for row in rows}) >= 1_200
    languages = Counter(row.language for row in rows)
    assert all(languages[code] >= 30 for code in ("en", "ru", "uk", "he", "es", "it", "pt", "de", "pl", "ar"))
    assert all(row.short != row.full for row in rows)
    assert not [row for row in rows if row.gender not in ("masculine", "feminine")]


def test_short_forms_are_read_one_way():
    pairs = {(row.short, row.full) for row in namesakes.diminutives()}
    both = sorted(pair for pair in pairs if pair[::-1] in pairs)
    # A few names are short for each other in truth (Zalman and Shneur, Leib and Yehuda are not among them).
    assert both == []


def test_what_misha_is_not():
    fulls = {row.full for row in namesakes.diminutives() if row.short == "Misha"}
    assert "Mikhail" in fulls
    assert "Moshe" not in fulls


def test_cognates_have_two_names_at_least_and_one_gender():
    for group in namesakes.cognates():
        assert len(set(group.names)) == len(group.names) > 1
        assert group.kind in ("spelling", "cognate")
        assert group.gender in ("masculine", "feminine")


def test_gendered_pairs_differ():
    assert all(man != woman for man, woman in namesakes.gendered_pairs())
    assert ("Michel", "Michelle") in namesakes.gendered_pairs()


def test_suffixes_titles_and_forms():
    assert namesakes.suffixes()["Jr."] == namesakes.suffixes()["Junior"] == "jr"
    assert namesakes.legal_forms()["AG"] == namesakes.legal_forms()["Aktiengesellschaft"]
    assert {entry.place for entry in namesakes.honorifics()} == {"before", "after", "any"}
    assert {entry.sort for entry in namesakes.patronymics()} == {"ending", "word", "link", "after"}
    assert ("FSB", "Federal Security Service") in namesakes.acronyms()


def test_common_surnames_have_an_order_of_size():
    shares = namesakes.common_surnames()
    assert shares["Ivanov"] > shares["Zavyalov"] > 0
