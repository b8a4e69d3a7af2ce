"""UNER and GUM as gold: how their files are read, and what is counted on them."""

from __future__ import annotations

import gzip
from dataclasses import replace

import pytest
from made_records import answering, at, gold, person, quote, record

from benchmarks import floors as kept
from benchmarks import gum, uner
from benchmarks.gate import Gate
from benchmarks.scores import count
from benchmarks.sets import Set, as_kept, beside
from onrecord.types import Entity, Mention

IOB2 = """\
# newdoc id = page-1
# sent_id = 1
# text = Marta Venn left Port Saller's quay.
1\tMarta\tB-PER\t-\thand
2\tVenn\tI-PER\t-\thand
3\tleft\tO\t-\thand
4\tPort\tB-LOC\t-\thand
5\tSaller\tI-LOC\t-\thand
6\t's\tO\t-\thand
7\tquay\tB-OTH\t-\thand
8\t.\tO\t-\thand

# text = Olt Olt of Corvel
1\tOlt\tB-PER\t-\thand
2\tOlt\tB-PER\t-\thand
3\tof\tO\t-\thand
4\tCorvel\tB-ORG\t-\thand

# newdoc id = page-2
# text = Corvel
1\tCorvel\tI-ORG\t-\thand
"""

# number, word, MISC; the columns between them do not matter.
WORDS = """\
# newdoc id = GUM_news_ferry
# newpar
# newpar_block = head (1 s)
1 Ferry Discourse=organization-heading:1->2:0:_
2 stops SpaceAfter=No

# newpar
1 The Discourse=ROOT:2:0
2 quay _
3 is _
4 shut SpaceAfter=No
5 , _
6-7 Venn's SpaceAfter=No
6 Venn Discourse=attribution-positive:3->2:0:sem-atsrc-1-_
7 's _
8 , _
8.1 said _
9 Olt Entity=(1-person)|Discourse=joint-list_m:4->2:0:_;attribution-positive:4->2:1:_|SpaceAfter=No
10 . _

1 It Discourse=attribution-negative:5->6:0:_
2-3 can't _
2 ca _
3 n't Discourse=elaboration-additional:6->2:0:_
# newdoc id = GUM_voyage_ferry
1 Ships Discourse=ROOT:1:0
"""


def conllu() -> list[str]:
    lines = []
    for line in WORDS.splitlines():
        if line and line[0].isdigit():
            number, word, misc = line.split(" ")
            lines.append("\t".join([number, word, *"_______", misc]))
        else:
            lines.append(line)
    return lines


def organization(number: int, name: str, *mentions, confidence: float = 1.0) -> Entity:
    found = tuple(Mention(span, "name") for span in mentions)
    return Entity(f"e{number}", "organization", name, (name,), (), found, confidence, ("hand",))


def test_uner_is_read_with_its_names_in_place(tmp_path):
    path = tmp_path / "dev.iob2.gz"
    path.write_bytes(gzip.compress(IOB2.encode()))
    one, other = uner.load(path)
    text = one.record.article.text
    assert (one.name, other.name) == ("page-1", "page-2")
    assert text == "Marta Venn left Port Saller's quay.\nOlt Olt of Corvel\n"
    found = [(entity.kind, entity.mentions[0].span) for entity in one.record.entities]
    assert found == [
        ("person", at(text, "Marta Venn")),
        ("place", at(text, "Port Saller")),
        ("person", at(text, "Olt")),
        ("person", at(text, "Olt", 2)),
        ("organization", at(text, "Corvel")),
    ]
    assert [entity.name for entity in other.record.entities] == ["Corvel"]


TEXT = "Marta Venn of Corvel met Olt, and the rabbi left Corvel."


def wanted():
    venn = person(1, "Marta Venn", (at(TEXT, "Marta Venn"), "name"))
    corvel = organization(2, "Corvel", at(TEXT, "Corvel"), at(TEXT, "Corvel", 2))
    olt = person(3, "Olt", (at(TEXT, "Olt"), "name"))
    return record(TEXT, (), [venn, corvel, olt])


def test_names_are_right_with_their_edges_and_their_kind():
    venn = person(1, "Venn", (at(TEXT, "Venn"), "name"), (at(TEXT, "the rabbi"), "nominal"))
    olt = organization(2, "Olt", at(TEXT, "Olt,"), confidence=0.55)
    corvel = organization(3, "Corvel", at(TEXT, "Corvel"), confidence=0.75)
    rabbi = replace(person(4, "rabbi", (at(TEXT, "rabbi"), "name")), kind="unknown")
    counts = count(gold("made", wanted()), record(TEXT, (), [venn, olt, corvel, rabbi]), "uner")
    assert counts["names"] == (1, 3, 1, 4)
    assert counts["person names"] == (0, 1, 0, 2)
    assert counts["organization names"] == (1, 2, 1, 2)
    assert counts["place names"] == (0, 0, 0, 0)
    # 1.0 and wrong, 0.55 and wrong, 0.75 and right
    assert counts["confidence"].error == pytest.approx((1.0 + 0.55 + 0.25) / 3)


def test_gum_is_read_with_its_units_in_place():
    page, other = gum.pages(conllu())
    assert page.text == "Ferry stops\n\nThe quay is shut, Venn's, Olt. It can't"
    units = {unit: span.of(page.text) for unit, span in page.spans().items()}
    assert units == {1: "Ferry stops", 2: "The quay is shut,", 3: "Venn's,", 4: "Olt.", 5: "It ca", 6: "n't"}
    assert page.attributions == [(3, 2), (4, 2)]
    assert (page.genre, other.genre, other.text) == ("news", "voyage", "Ships")
    made = page.gold().record
    assert [(one.cue[0].of(page.text), one.content[0].of(page.text)) for one in made.quotes] == [
        ("Venn's,", "The quay is shut,"),
        ("Olt.", "The quay is shut,"),
    ]


def test_gum_keeps_news_and_interviews(tmp_path):
    path = tmp_path / "dev.conllu.gz"
    path.write_bytes(gzip.compress("\n".join(conllu()).encode()))
    assert [page.name for page in gum.load(path)] == ["GUM_news_ferry"]


@pytest.mark.parametrize(
    ("content", "cue", "source", "found"),
    [
        ("the quay", "said", "Olt", 1),
        ("the quay", [], "Olt", 1),
        ("the quay", "said", [], 1),
        ("the quay", [], "Venn", 0),  # given to another
        ("the quay", [], [], 0),
        ("left", "said", "Olt", 0),  # something else that Olt said
    ],
)
def test_an_attribution_is_found_by_both_its_ends(content, cue, source, found):
    text = "Olt said on Monday that the quay is shut. Venn left."
    unit = quote(text, "that the quay is shut", "Olt said on Monday", kind="indirect")
    given = quote(text, content, cue, source, kind="indirect")
    counts = count(gold("made", record(text, [unit])), record(text, [given]), "gum")
    assert counts == {"attributions found": (found, 1, found, 1)}


def test_two_halves_by_two_quotes_are_no_attribution():
    text = "Olt said on Monday that the quay is shut. Venn left."
    unit = quote(text, "that the quay is shut", "Olt said on Monday", kind="indirect")
    given = [quote(text, "left", "said", "Olt"), quote(text, "the quay", [], "Venn", number=2)]
    assert count(gold("made", record(text, [unit])), record(text, given), "gum")["attributions found"][0] == 0


def test_the_gate_holds_the_floors_of_another_set(tmp_path):
    names = Set("uner", [gold("made", wanted())], as_kept)
    fewer = record(TEXT, (), [one for one in wanted().entities if one.kind == "person"])
    path, said = tmp_path / "floors.toml", []

    def run(pipeline, *arguments):
        said.clear()
        return Gate(pipeline, [names], "sha256:1", (), path, said.append).run(arguments)

    assert run(answering(wanted()), "--accept-gold", "--raise", "--reason", "first") == 0
    assert kept.load(path).of("uner")["names F1"] == 100.0
    assert run(answering(wanted())) == 0
    assert run(answering(fewer)) == 1
    assert "FAILED: uner: names F1 is 66.7, its floor 100.0" in said
    assert "FAILED: uner: person names F1" not in "\n".join(said)


def test_what_does_not_lie_beside_is_told(tmp_path, monkeypatch):
    monkeypatch.setenv("ONRECORD_SHARED", str(tmp_path))
    there, skipped = beside()
    assert there == []
    assert [note.partition(" is not at ")[0] for note in skipped] == [
        "PolNeAR dev",
        "UNER EWT dev",
        "GUM dev",
    ]
    path = tmp_path / "data" / "uner_ewt" / "dev.iob2.gz"
    path.parent.mkdir(parents=True)
    path.write_bytes(gzip.compress(IOB2.encode()))
    there, skipped = beside()
    assert [(one.name, len(one.documents)) for one in there] == [("uner", 2)]
    assert skipped[-1] == f"GUM dev is not at {gum.dev_path()}; 1 figures were not checked"
