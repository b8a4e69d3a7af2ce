"""Each reader of a corpus, on a few lines written in its form. All people are invented."""

from __future__ import annotations

import json

import pytest

from training.corpora import gap, gum, readouts, uner
from training.example import Example, Place

WEB = """\
# newdoc id = page-1
# text = Marta Venn left Orlo.
1\tMarta\tB-PER\t-\ta
2\tVenn\tI-PER\t-\ta
3\tleft\tO\t-\ta
4\tOrlo\tB-LOC\t-\ta
5\t.\tO\t-\ta

# text = Orlo Day
1\tOrlo\tB-OTH\t-\ta
2\tDay\tI-OTH\t-\ta

# newdoc id = page-2
# text = Venn Bank Orlo
1\tVenn\tB-ORG\t-\ta
2\tBank\tI-ORG\t-\ta
3\tOrlo\tB-LOC\t-\ta
"""

_PERSON = "person-new-nnnnn-cf1"
TREES = f"""\
# newdoc id = GUM_news_harbour
# newpar
# text = Minister Marta Venn said the harbour's walls were "old".
1 Minister _ PROPN NNP _ 2 nmod:desc _ Discourse=attribution-positive:1->2:0:x|Entity=(1-{_PERSON}-2,3-coref
2 Marta _ PROPN NNP _ 4 nsubj _ _
3 Venn _ PROPN NNP _ 2 flat _ Entity=1)
4 said _ VERB VBD _ 0 root _ _
5 the _ DET DT _ 6 det _ Discourse=ROOT:2:0
6-7 harbour's _ _ _ _ _ _ _ _
6 harbour _ NOUN NN _ 8 nmod:poss _ _
7 's _ PART POS _ 6 case _ _
8 walls _ NOUN NNS _ 11 nsubj _ _
9 were _ AUX VBD _ 11 cop _ _
10 " _ PUNCT `` _ 11 punct _ SpaceAfter=No
11 old _ ADJ JJ _ 4 ccomp _ SpaceAfter=No
12 " _ PUNCT '' _ 11 punct _ SpaceAfter=No
13 . _ PUNCT . _ 4 punct _ _

# newpar
# text = "They leak. They may fall," she had not said in Orlo on Friday.
1 " _ PUNCT `` _ 3 punct _ Discourse=elaboration-additional:3->2:1:x|SpaceAfter=No
2 They _ PRON PRP _ 3 nsubj _ _
3 leak _ VERB VBP _ 0 root _ SpaceAfter=No
4 . _ PUNCT . _ 3 punct _ _

# text = They may fall," she had not said in Orlo on Friday.
1 They _ PRON PRP _ 3 nsubj _ Discourse=joint-list_m:4->3:0:x
2 may _ AUX MD _ 3 aux _ _
3 fall _ VERB VB _ 9 ccomp _ SpaceAfter=No
4 , _ PUNCT , _ 3 punct _ SpaceAfter=No
5 " _ PUNCT '' _ 3 punct _ _
6 she _ PRON PRP _ 9 nsubj _ Discourse=attribution-negative:5->3:1:x|Entity=(1-{_PERSON}-1-ana)
7 had _ AUX VBD _ 9 aux _ _
8 not _ PART RB _ 9 advmod _ _
9 said _ VERB VBD _ 0 root _ _
10 in _ ADP IN _ 11 case _ _
11 Orlo _ PROPN NNP _ 9 obl _ Entity=(2-place-new-nnnnn-cf2-1-sgl-Orlo)
12 on _ ADP IN _ 13 case _ _
13 Friday _ PROPN NNP _ 9 obl _ Entity=(3-time-new-nnnnn-cf3-1-sgl)|SpaceAfter=No
14 . _ PUNCT . _ 9 punct _ _

# newpar
# text = Venn Hall fell, according to the Orlo Post.
1 Venn _ PROPN NNP _ 2 compound _ Discourse=joint-list_m:6->2:3:x
2 Hall _ PROPN NNP _ 3 nsubj _ _
3 fell _ VERB VBD _ 0 root _ SpaceAfter=No
4 , _ PUNCT , _ 9 punct _ _
5 according _ VERB VBG _ 9 case _ Discourse=attribution-positive:7->6:0:x
6 to _ ADP IN _ 5 fixed _ _
7 the _ DET DT _ 9 det _ Entity=(4-organization-new-nnnnn-cf2-2,3-sgl
8 Orlo _ PROPN NNP _ 9 compound _ _
9 Post _ PROPN NNP _ 3 obl _ Entity=4)|SpaceAfter=No
10 . _ PUNCT . _ 3 punct _ _

# newdoc id = GUM_vlog_bread
# newpar
# text = Hello
1 Hello _ INTJ UH _ 0 root _ Discourse=ROOT:1:0
"""


def _tree_lines() -> list[str]:
    return [line.replace(" ", "\t") if line[:1].isdigit() else line for line in TREES.splitlines()]


def _words(example: Example, places: tuple[Place, ...]) -> list[str]:
    return [example.text[start:end] for start, end in places]


@pytest.fixture(scope="module")
def harbour() -> Example:
    return next(gum.parse(_tree_lines(), {"news"}))


def test_uner_pages_names_and_masks():
    one, two = uner.parse(WEB.splitlines())
    assert (one.id, one.text) == ("page-1", "Marta Venn left Orlo.\nOrlo Day\n")
    assert [(one.text[slice(*name.span)], name.kind) for name in one.names or ()] == [
        ("Marta Venn", "person"),
        ("Orlo", "place"),
        ("Orlo Day", None),
    ]
    assert [name.kind for name in two.names or ()] == ["organization", "place"]
    assert one.attributions is None
    assert one.mentions is None


def test_gum_text(harbour: Example):
    assert harbour.text == (
        'Minister Marta Venn said the harbour\'s walls were "old".\n\n'
        '"They leak. They may fall," she had not said in Orlo on Friday.\n\n'
        "Venn Hall fell, according to the Orlo Post."
    )


def test_gum_genres():
    assert [example.id for example in gum.parse(_tree_lines(), {"vlog"})] == ["GUM_vlog_bread"]
    assert len(list(gum.parse(_tree_lines()))) == 2


def test_gum_attributions(harbour: Example):
    told = [
        (_words(harbour, a.source), _words(harbour, a.cue), _words(harbour, a.content))
        for a in harbour.attributions or ()
    ]
    assert told == [
        (["Minister Marta Venn"], ["said"], ['the harbour\'s walls were "old"']),
        (["she"], ["had not said"], ['"They leak. They may fall,"']),
        (["the Orlo Post"], ["according to"], ["Venn Hall fell"]),
    ]


def test_gum_names(harbour: Example):
    assert [(harbour.text[slice(*name.span)], name.kind) for name in harbour.names or ()] == [
        ("Marta Venn", "person"),
        ("Orlo", "place"),
        ("Venn Hall", None),
        ("Orlo Post", "organization"),
    ]


def test_gum_mentions(harbour: Example):
    assert [(harbour.text[slice(*m.head)], m.form, m.entity) for m in harbour.mentions or ()] == [
        ("Marta", "name", 1),
        ("she", "pronoun", 1),
    ]


def test_gum_discourse_units_are_those_of_positive_attributions():
    (_, text, pairs), *_ = gum.parse_edus(_tree_lines())
    assert [(text[slice(*satellite)], text[slice(*nucleus)]) for satellite, nucleus in pairs] == [
        ("Minister Marta Venn said", 'the harbour\'s walls were "old".'),
        ("according to the Orlo Post.", "Venn Hall fell,"),
    ]


def test_gap_choice():
    header = "ID Text Pronoun Pronoun-offset A A-offset A-coref B B-offset B-coref URL"
    row = 'v-1|Ada "Venn" saw Marta Orlo; she left.|she|27|Ada|0|FALSE|Marta Orlo|15|TRUE|u'
    (example,) = gap.parse([header.replace(" ", "\t"), row.replace("|", "\t")])
    (choice,) = example.choices
    assert _words(example, (choice.pronoun, *choice.candidates)) == ["she", "Ada", "Marta Orlo"]
    assert choice.right == (False, True)


def test_readouts_take_what_the_rules_find():
    text = 'Marta Venn met the harbour masters.\n"We will build," said Marta Venn.'
    items = [json.dumps({"url": f"u{n}", "text": text}) for n in range(4)]
    drawn = list(readouts.parse(items, 2, seed=1))
    assert [one.id for one in drawn] == [one.id for one in readouts.parse(items, 2, seed=1)]
    assert len(drawn) == 2
    (one,) = drawn[0].attributions or ()
    assert _words(drawn[0], one.source) == ["Marta Venn"]
    assert _words(drawn[0], one.cue) == ["said"]
    assert drawn[0].names is None


def test_readouts_are_cut_at_a_paragraph():
    assert readouts.shortened("One two.\nThree four.\nFive.", 22) == "One two.\nThree four."
    assert readouts.shortened("One two three", 9) == "One two"
    assert readouts.shortened("Short.", 9) == "Short."
