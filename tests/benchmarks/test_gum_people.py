"""GUM's people: chains and sources as they are read, and what is counted on them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from made_records import at, person, record

from benchmarks import chains, gumwho
from benchmarks.chains import b_cubed
from benchmarks.gumchains import page
from onrecord.findings import Findings, FoundMention
from onrecord.types import Mention
from training.corpora.conllu import documents

# number, word, UPOS, XPOS, head, relation, MISC
WORDS = """\
# newdoc id = GUM_news_ferry
# newpar
1 Mayor PROPN NNP 2 nmod:desc Discourse=attribution-positive:1->2:0:_|Entity=(1-person-n-n-n-1,2,3-coref
2 Marta PROPN NNP 4 nsubj _
3 Venn PROPN NNP 2 flat Entity=1)
4 said VERB VBD 0 root _
5 ferries NOUN NNS 6 nsubj Discourse=ROOT:2:0|Entity=(2-object-n-n-n-1-sgl)
6 sank VERB VBD 4 ccomp SpaceAfter=No
7 . PUNCT . 4 punct _

1 She PRON PRP 2 nsubj Discourse=attribution-positive:3->4:0:_|Entity=(1-person-n-n-n-1-ana)
2 says VERB VBZ 0 root _
3 Tom PROPN NNP 7 nsubj Discourse=joint-list_m:4->2:1|Entity=(5-person-n-n-n-1,3-coref(3-person-n-n-n-1-coref)
4 and CCONJ CC 5 cc _
5 Ida PROPN NNP 3 conj Entity=(4-person-n-n-n-1,2-coref
6 Olt PROPN NNP 5 flat Entity=4)5)
7 left VERB VBD 2 ccomp SpaceAfter=No
8 . PUNCT . 2 punct _

1 The DET DT 2 det Discourse=attribution-positive:5->6:0:_|Entity=(1-person-n-n-n-2-coref
2 mayor NOUN NN 3 nsubj Entity=1)
3 thinks VERB VBZ 0 root _
4 they PRON PRP 5 nsubj Discourse=joint-list_m:6->2:1|Entity=(5-person-n-n-n-1-ana)
5 swam VERB VBD 3 ccomp SpaceAfter=No
6 . PUNCT . 3 punct _

1 Officials NOUN NNS 2 nsubj Discourse=attribution-positive:7->8:0:_|Entity=(6-person-n-n-n-1-coref)
2 say VERB VBP 0 root _
3 nothing PRON NN 2 obj Discourse=joint-list_m:8->2:1:_|SpaceAfter=No
4 . PUNCT . 2 punct _
"""


def conllu() -> list[str]:
    lines = []
    for line in WORDS.splitlines():
        if line[:1].isdigit():
            number, form, upos, xpos, head, relation, misc = line.split(" ")
            lines.append("\t".join([number, form, "_", upos, xpos, "_", head, relation, "_", misc]))
        else:
            lines.append(line)
    return lines


@pytest.fixture(scope="module")
def made():
    (document,) = documents(conllu())
    return page(document)


TEXT = "Mayor Marta Venn said ferries sank. She says Tom and Ida Olt left. The mayor thinks they swam."


def test_chains_are_persons_with_a_name(made):
    assert made.document.text.startswith(TEXT)
    assert (made.name, made.genre) == ("GUM_news_ferry", "news")
    told = {
        chain: [(one.span.of(TEXT), one.form, one.name and one.name.of(TEXT)) for one in mentions]
        for chain, mentions in made.people.items()
    }
    assert told == {
        1: [
            ("Mayor Marta Venn", "name", "Marta Venn"),
            ("She", "pronoun", None),
            ("The mayor", "nominal", None),
        ],
        3: [("Tom", "name", "Tom")],
        4: [("Ida Olt", "name", "Ida Olt")],
    }  # neither the couple of 5, nor officials, nor ferries


def test_attributions_of_named_persons_are_asked_for(made):
    assert [one.source.span.of(TEXT) for one in gumwho.asked(made)] == [
        "Mayor Marta Venn",
        "She",
        "The mayor",
    ]


def answers(made, *entities, found=()):
    predicted = record(made.document.text, (), entities)
    findings = Findings(mentions=tuple(found))
    return [gumwho.answered(made, one, findings, predicted) for one in gumwho.asked(made)]


def venn(*mentions):
    return person(1, "Marta Venn", (at(TEXT, "Marta Venn"), "name"), *mentions)


def test_a_source_is_right_where_its_entity_has_the_name(made):
    told = answers(made, venn((at(TEXT, "She"), "pronoun")))
    assert [one.right for one in told] == [True, True, False]
    counts = gumwho.count(told, made)
    assert counts["all"] == (2, 3, 2, 3)
    assert counts["answered"] == (2, 2, 2, 2)
    assert (counts["name"][0], counts["pronoun"][0], counts["nominal"][0]) == (1, 1, 0)


def test_a_mention_found_and_led_nowhere_is_told_from_one_not_found(made):
    found = FoundMention(at(TEXT, "The mayor"), "nominal", "person", at(TEXT, "The mayor"))
    assert [one.found for one in answers(made)] == [False, False, False]
    assert [one.found for one in answers(made, found=[found])] == [False, False, True]


def test_an_entity_mostly_of_another_is_wrong(made):
    merged = person(
        1,
        "Tom",
        (at(TEXT, "Marta Venn"), "name"),
        (at(TEXT, "Tom"), "name"),
        (at(TEXT, "She"), "pronoun"),
    )
    assert [one.right for one in answers(made, merged)] == [False, False, False]
    unknown = replace(merged, mentions=(*merged.mentions[:1], Mention(at(TEXT, "ferries"), "name")))
    assert answers(made, unknown)[0].right  # what is nobody's name speaks for nobody


def b3(made, *entities):
    return chains.count(made, record(made.document.text, (), entities))


def test_b_cubed_of_chains_found_whole(made):
    tom, ida = person(2, "Tom", (at(TEXT, "Tom"), "name")), person(3, "Ida", (at(TEXT, "Ida Olt"), "name"))
    whole = venn((at(TEXT, "She"), "pronoun"), (at(TEXT, "The mayor"), "nominal"))
    counts = b3(made, whole, tom, ida)
    assert counts["b3"] == (5, 5, 5, 5)
    assert counts["b3 news"] == counts["both"] == counts["b3"]
    assert counts["several"] == (3, 3, 3, 3)


def test_what_is_missed_counts_against_recall(made):
    counts = b3(made, venn((at(TEXT, "She"), "pronoun")))
    assert counts["b3"] == pytest.approx((2, 2, 2 * 2 / 3, 5))
    assert counts["both"] == (2, 2, 2, 2)
    assert counts["mentions"] == (2, 2, 2, 5)


def test_what_is_merged_counts_against_precision(made):
    counts = b3(made, venn((at(TEXT, "Tom"), "name"), (at(TEXT, "they"), "pronoun")))
    # of three mentions two are key's, each alone of its chain
    assert counts["b3"] == pytest.approx((2 / 3, 3, 1 / 3 + 1, 5))
    assert counts["both"] == pytest.approx((1, 2, 2, 2))


def test_entities_without_a_key_mention_and_other_kinds_are_left_out(made):
    ferries = person(2, "ferries", (at(TEXT, "ferries"), "nominal"))
    office = replace(venn(), kind="organization")
    assert b3(made, ferries)["b3"] == (0, 0, 0, 5)
    assert b3(made, office)["b3"] == (0, 0, 0, 5)


def test_a_second_mention_in_one_phrase_is_left_out(made):
    both = venn((at(TEXT, "Mayor"), "nominal"))
    assert b3(made, both)["b3"] == b3(made, venn())["b3"]


def test_b_cubed_of_one_chain_whole_cut_and_merged():
    assert b_cubed({0: 1, 1: 1}, {"a": "e1", "b": "e1"}, {0: "a", 1: "b"}) == (2, 2, 2, 2)
    assert b_cubed({0: 1, 1: 1}, {"a": "e1", "b": "e2"}, {0: "a", 1: "b"}) == (2, 2, 1, 2)
    assert b_cubed({0: 1, 1: 2}, {"a": "e1", "b": "e1"}, {0: "a", 1: "b"}) == (1, 2, 2, 2)


def test_errors_are_told_with_their_words(made):
    cut = person(2, "Venn", (at(TEXT, "She"), "pronoun"), (at(TEXT, "Tom"), "name"))
    told = "\n".join(chains.report(made, record(made.document.text, (), [venn(), cut])))
    assert "chain 1 'Marta Venn'  CUT" in told
    assert "led nowhere (1): " in told
    assert "[[The mayor]]" in told
    assert "entity e2 'Venn' [hand]: 'Marta Venn' 1, 'Tom' 1  MERGED" in told
