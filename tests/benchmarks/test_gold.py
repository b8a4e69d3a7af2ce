"""The gold compiler: anchors, facts, and one clear fault for each thing that is wrong."""

from __future__ import annotations

from dataclasses import replace

import pytest

from benchmarks.gold import compile as compiler
from benchmarks.gold import compiled
from benchmarks.gold.anchors import AnchorError, locate
from benchmarks.gold.build import GoldError
from benchmarks.gold.compile import compile_all, compile_one
from onrecord import codec
from onrecord.record.verify import verify

SOURCE = """Harbour minister Ines Vautrin met Rabbi Osk on
Thursday at the old net loft. “We will not mend a torn net twice,” said Ms Vautrin,
“not to\u00adnight.” She is known as “the long oar”, the rabbi wrote.
"""
FACTS = """
kind = "wire"
published = "2031-04-18"
cases = ["split-quote"]

[[entity]]
id = "osk"
kind = "person"
name = "Rabbi Osk"
mentions = ["[[Rabbi Osk]] on Thursday", "[[the rabbi]] wrote"]

[[entity]]
id = "vautrin"
kind = "person"
name = "Ines Vautrin"
names = ["Ines Vautrin", "Ms Vautrin"]
roles = "[[Harbour minister]] Ines"
mentions = ["minister [[Ines Vautrin]] met", "said [[Ms Vautrin]]", "[[She]] is known"]

[[quote]]
kind = "indirect"
act = "writing"
content = ["[[She is known as “the long oar”]]"]
cue = ["[[wrote]]."]
source = ["[[the rabbi]] wrote"]
speaker = "osk"

[[quote]]
kind = "direct"
content = ["We will not [...] twice", "not tonight"]
cue = "[[said]] Ms Vautrin"
source = "said [[Ms Vautrin]]"
speaker = "vautrin"

[[scare]]
words = "“[[the long oar]]”"

[[meeting]]
status = "held"
mode = "in_person"
trigger = "Vautrin [[met]]"
participants = [
  {entity = "vautrin", at = "[[Ines Vautrin]] met"},
  {entity = "osk", at = "[[Rabbi Osk]] on", role = "guest"},
]
place = "at [[the old net loft]]"
time = {at = "on [[Thursday]]", value = "2031-04-17", precision = "day"}
"""


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "loft.txt").write_text(SOURCE, "utf-8")
    (tmp_path / "loft.toml").write_text(FACTS, "utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("anchor", "words"),
    [
        ("Ines Vautrin", "Ines Vautrin"),
        ("said [[Ms Vautrin]]", "Ms Vautrin"),
        ("Osk on Thursday", "Osk on\nThursday"),  # any white space
        ("not tonight", "not to\u00adnight"),  # a soft hyphen in the text
        ("We will [...] twice", "We will not mend a torn net twice"),
        ("“[[We will [...] twice]],”", "We will not mend a torn net twice"),
    ],
)
def test_anchors_point(anchor, words):
    assert locate(anchor, SOURCE).of(SOURCE) == words


@pytest.mark.parametrize(
    ("anchor", "fault"),
    [
        ("Vautrin", "occurs 2 times"),
        ("Ines Vautrin left", r"occurs 0 times.*as far as 'Ines Vautrin'"),
        ('"We will', "occurs 0 times"),  # quotation marks are exact
        ("We will [...] thrice", "does not follow"),
        ("not [...] night", "occurs 2 times"),
        ("[[Ines", "needs one"),
        ("Ines]] [[Vautrin", "needs one"),
        ("[[ Ines]]", "white space"),
        ("[[]] Ines", "empty"),
        ("[...] twice", "both sides"),
        ("", "empty"),
    ],
)
def test_anchors_that_point_nowhere(anchor, fault):
    with pytest.raises(AnchorError, match=fault):
        locate(anchor, SOURCE)


def test_overlapping_places_are_counted():
    with pytest.raises(AnchorError, match="occurs 2 times"):
        locate("ana", "banana")


def test_compiles_to_a_proved_record(folder):
    made = compile_one("loft", folder)
    record = made.record
    verify(record)
    assert codec.load(codec.dump(record)) == record
    text = record.article.text
    assert [entity.name for entity in record.entities] == ["Ines Vautrin", "Rabbi Osk"]  # by first mention
    assert [mention.form for mention in record.entities[0].mentions] == ["name", "name", "pronoun"]
    assert [mention.form for mention in record.entities[1].mentions] == ["name", "nominal"]
    direct, indirect = record.quotes  # in text order, whatever the order in the file
    assert [piece.of(text) for piece in direct.content] == [
        "We will not mend a torn net twice",
        "not to\u00adnight",
    ]
    assert (direct.id, direct.speaker, indirect.speaker) == ("q1", "e1", "e2")
    (meeting,) = record.meetings
    assert [(one.entity, one.role) for one in meeting.participants] == [
        ("e1", "participant"),
        ("e2", "guest"),
    ]
    assert [time.value for time in record.times] == ["2031-04-17"]  # the meeting's own
    assert [span.of(text) for span in made.scare] == ["the long oar"]
    assert made.cases == ("split-quote",)


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('speaker = "osk"', 'speaker = "oskar"', r"quote\[0\].speaker: there is no entity 'oskar'"),
        ('cue = "[[said]] Ms Vautrin"', 'cue = "[[says]] Ms"', r"quote\[1\].cue: 'says Ms' occurs 0 times"),
        ('kind = "direct"', 'kind = "shouted"', r"quote\[1\].kind"),
        ('act = "writing"', 'act = "writing"\ncolour = "red"', r"quote\[0\].colour: extra inputs"),
        (
            'speaker = "osk"',
            'speaker = "osk"\nwithin = 7',
            r"quote\[0\].within: there is no other quote\[7\]",
        ),
        ('id = "osk"', 'id = "vautrin"', "the id is taken"),
        ('name = "Rabbi Osk"', 'name = "Rabbi Oskar"', "Rabbi Oskar"),
        (
            '"[[the rabbi]] wrote"]\n\n[[entity]]',
            '"[[the rabbi]] wrote", "[[Rabbi Osk]]"]\n\n[[entity]]',
            "told before",
        ),
        ('kind = "wire"', "kind = ", "loft: "),
    ],
)
def test_faults_name_file_and_fact(folder, old, new, fault):
    assert old in FACTS
    (folder / "loft.toml").write_text(FACTS.replace(old, new, 1), "utf-8")
    with pytest.raises(GoldError, match=fault) as caught:
        compile_one("loft", folder)
    assert str(caught.value).startswith("loft")


def test_all_faults_are_told_at_once(folder):
    (folder / "loft.toml").write_text(
        FACTS.replace("[[said]]", "[[says]]").replace("[[met]]", "[[saw]]"), "utf-8"
    )
    (folder / "stray.txt").write_text("No facts.", "utf-8")
    with pytest.raises(GoldError) as caught:
        compile_all(folder=folder)
    assert len(str(caught.value).splitlines()) == 3
    assert "stray: a source without stray.toml" in str(caught.value)


def test_facts_without_a_source(folder):
    (folder / "loft.txt").unlink()
    with pytest.raises(GoldError, match="needs one source"):
        compile_one("loft", folder)


def test_files_survive_being_written(folder):
    made = compile_all(folder=folder)
    records, facts = folder / "records.jsonl", folder / "facts.jsonl"
    for path, text in zip((records, facts), compiled.written(made), strict=True):
        path.write_text(text, "utf-8")
    assert compiled.load(records, facts) == made


def test_the_digest_is_of_what_the_gold_claims(folder):
    (made,) = compile_all(folder=folder)
    before = compiled.digest([made])
    assert before.startswith("sha256:")
    article = replace(made.record.article, title="Another title", outlet="The Post")
    assert compiled.digest([replace(made, record=replace(made.record, article=article))]) == before
    quotes = (replace(made.record.quotes[0], speaker=None), *made.record.quotes[1:])
    for other in (
        replace(made, record=replace(made.record, quotes=quotes)),
        replace(made, record=replace(made.record, article=replace(article, text=SOURCE + " "))),
        replace(made, cases=()),
        replace(made, scare=()),
    ):
        assert compiled.digest([other]) != before


def test_the_compiled_gold_is_up_to_date():
    said = []
    assert compiler.main(["--check"], said.append) == 0, "\n".join(said)
