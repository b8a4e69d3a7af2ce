"""Every word list in the package has its header and reads whole; a damaged one says where."""

from typing import NamedTuple

import pytest

from onrecord import lexicon
from onrecord.lexicon import load

# Lists whose shape needs a reader of its own; that reader's tests look at them.


@pytest.mark.parametrize("name", load.names())
def test_every_list_says_where_it_comes_from_and_has_whole_rows(name):
    head = load.header(name)
    assert head.source
    assert head.licence
    assert head.admitted_when
    rows = load.rows(name, _row(head.columns))
    assert rows
    assert all(all(field == field.strip() and field for field in row) for row in rows)
    assert len(set(rows)) == len(rows), "a row stands twice"


def test_other_columns_are_refused():
    class Wrong(NamedTuple):
        name: str
        colour: str

    with pytest.raises(ValueError, match=r"given_names\.tsv: its columns are"):
        load.rows("given_names.tsv", Wrong)


def test_a_list_that_is_not_there():
    with pytest.raises(FileNotFoundError):
        load.words("no_such_list.txt")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("# source: us\n# licence: none\n# columns: word\nsalt\n", "does not say admitted when"),
        (
            "# source: us\n# licence: none\n# admitted when: x\n# columns: word\nsalt\n\na\tb\n",
            "line 7: 2 fields",
        ),
    ],
)
def test_a_damaged_list_says_where(text, message, tmp_path, monkeypatch):
    (tmp_path / "list.txt").write_text(text, encoding="utf-8")
    monkeypatch.setattr(load, "files", lambda _package: tmp_path)
    with pytest.raises(ValueError, match=message):
        load.words.__wrapped__("list.txt") if "salt\n\n" not in text else load.rows.__wrapped__(
            "list.txt", load.Word
        )


def test_given_names_tell_a_gender_or_say_that_they_do_not():
    names = lexicon.given_names()
    assert names["Ilya"] == "masculine"
    assert names["Olena"] == "feminine"
    assert names["Robin"] is None
    assert "Chancellor" not in names


@pytest.mark.parametrize(
    ("word", "kind", "gender", "number", "titular"),
    [
        ("spokeswoman", "person", "feminine", "singular", True),
        ("spokesmen", "person", "masculine", "plural", True),
        ("ministries", "organization", None, "plural", False),
        ("police", "group", None, "plural", False),
        ("survey", "thing", None, "singular", False),
        ("attorneys-general", "person", None, "plural", True),
    ],
)
def test_roles(word, kind, gender, number, titular):
    role = lexicon.roles()[word]
    assert (role.kind, role.gender, role.number, role.titular) == (kind, gender, number, titular)


def test_is_role_in_any_case():
    assert lexicon.is_role("Rabbi")
    assert lexicon.is_role("OFFICIALS")
    assert not lexicon.is_role("umbrella")


@pytest.mark.parametrize(
    "word", ["harbor", "harbour", "harbours", "stopped", "tried", "quickly", "organised", "centre", "centres"]
)
def test_common_words_in_every_form_and_in_british_spelling(word):
    assert lexicon.is_common(word)


@pytest.mark.parametrize("word", ["kolb", "tessara", "wenn", "olt"])
def test_names_are_not_common_words(word):
    assert not lexicon.is_common(word)


def _row(columns):
    return NamedTuple("Row", [(name, str) for name in columns])
