"""Quotes as a model reads them: edges, kinds, acts, and what rules add to them or keep."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from onrecord.annotate.stage import annotate
from onrecord.findings import FoundQuote
from onrecord.lexicon.confidence import confidence
from onrecord.pipeline import record
from onrecord.read import from_text
from onrecord.types import Quote
from tests.properties.whim import Whim
from tests.unit.annotate.said import Said, findings
from tests.unit.annotate.written import article

MODEL = ("model:said",)


@pytest.fixture
def _model_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the model makes of "“…,” she said", which else is a rule's."""
    monkeypatch.setattr("onrecord.annotate.quotes._SURE", frozenset())


def line(quote: FoundQuote | Quote, text: str) -> str:
    """Write a quote as `kind act | content | cue | source`, its words to the letter."""
    kind = quote.kind if quote.act == "speech" else f"{quote.kind} {quote.act}"
    parts = (
        " … ".join(span.of(text) for span in spans) for spans in (quote.content, quote.cue, quote.source)
    )
    return " | ".join([kind, *parts]).rstrip(" |")


def lines(written: str) -> list[str]:
    """Annotate, and write the quotes that the model gave."""
    text, found = findings(written)
    return [line(quote, text) for quote in found.quotes if quote.by == MODEL]


def all_lines(written: str) -> list[str]:
    text, found = findings(written)
    return [f"{line(quote, text)} ({quote.by[0].partition(':')[0]})" for quote in found.quotes]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        # Words in marks, with or without the marks and what stands at the edges.
        ("<content a|“We sail,”>", "direct | We sail"),
        ("“<content a|We sail>,”", "direct | We sail"),
        ("“<content a|We sail>, he and I, at dawn”,", "direct | We sail"),
        ("<content a|“We sail, he and> I, at dawn”,", "direct | We sail, he and I, at dawn"),
        (
            "“Oh, do we? <content a|We sail, he and I, at dawn>”,",
            "direct | Oh, do we? We sail, he and I, at dawn",
        ),
        ("<content a|“We sail.” “We burn.”>", "direct | We sail. … We burn."),
        ('<content a|"We sail,">', "direct | We sail"),
        ("<content a|“>We sail at dawn”,", None),
        # Less than half of what stands in marks: without the mark.
        ("<content a|“We> sail at dawn for the far side of the bay”,", "direct | We"),
        ("“We sail at dawn for the far side of the <content a|bay”>,", "direct | bay"),
        # Some in marks.
        ("<content a|They “sail at dawn>,”", "mixed | They “sail at dawn,”"),
        ("<content a|they> “<content a|sail”> at dawn,", "mixed direct"),
        ("<content a|“Sails” are what he> wants,", "mixed | “Sails” are what he"),
        ("They “do sail in the <content a|rain” at dawn>,", "indirect | at dawn"),
        ("<content a|at dawn they “do> sail in the rain”,", "indirect | at dawn they"),
        # None in marks.
        ("<content a|they sail,>", "indirect | they sail"),
        ("<content a|they sail;> so", "indirect | they sail"),
        ("<content a|do they sail?>", "indirect | do they sail?"),
        ("<content a|they sail>.", "indirect | they sail"),
        # What belongs to the words.
        ("<content a|it left the U.S>.,", "indirect | it left the U.S."),
        ("<content a|it left the U.S>,", "indirect | it left the U.S"),
        ("<content a|it left for St>. Venn,", "indirect | it left for St."),
        ("<content a|it left for home>. Now", "indirect | it left for home"),
        ("<content a|it grew by (a good> part)", "indirect | it grew by (a good"),
        ("<content a|it grew (by half>),", "indirect | it grew (by half)"),
        ("it (<content a|grew) by half>,", "indirect | (grew) by half"),
        ("<content a|it grew [by half>],", "indirect | it grew [by half]"),
        ("it (<content a|grew by half>),", "indirect | grew by half"),
        ("$<content a|40 was the fee>,", "indirect | $40 was the fee"),
        ("<content a|it grew by 40>%,", "indirect | it grew by 40%"),
        ("<content a|it grew by 40>% (so he says),", "indirect | it grew by 40%"),
        ("so <content a|, it grew>,", "indirect | , it grew"),
    ],
)
@pytest.mark.usefixtures("_model_alone")
def test_edges(content: str, told: str | None) -> None:
    found = lines(f"{content} <source a|Marta Venn> <cue a|said>")
    if told == "mixed direct":
        assert found == ["mixed | they … sail | said | Marta Venn"]
    else:
        assert found == ([f"{told} | said | Marta Venn"] if told else [])


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("“We go,” <source a|the head of Venn (U.S>.) <cue a|said>.", "the head of Venn (U.S.)"),
        ("“We go,” <source a|Venn Salt Inc>. <cue a|said>.", "Venn Salt Inc."),
    ],
)
def test_a_source_keeps_its_stop(written: str, told: str) -> None:
    text, found = findings(written.replace("“We go,”", "<content a|“We go,”>"))
    assert [span.of(text) for span in found.quotes[0].source] == [told]


@pytest.mark.usefixtures("_model_alone")
def test_one_cue_between_two_contents_is_one_quote_of_two_pieces() -> None:
    assert lines("<content a|“We sail,”> <source a|Venn> <cue a|said>. <content a|“And burn.”>") == [
        "direct | We sail … And burn. | said | Venn"
    ]
    assert lines("<content a|“We sail,”> <source a|Venn> <cue a|said>, <content a|and they burn>.") == [
        "mixed | We sail … and they burn | said | Venn"
    ]


@pytest.mark.parametrize(
    "written", ["Marta Venn said<content a|,> no.", "“We sail<content a|”> it is.", "<content a|…>"]
)
def test_nothing_but_marks_is_no_quote(written: str) -> None:
    text, found = findings(written)
    assert not any(quote.by == MODEL for quote in found.quotes)
    assert all(span.of(text) for quote in found.quotes for span in quote.content)


AROUND = (
    "“<content a|We sail at dawn and never>, <source a|Morn> <cue a|said>, <content a|and return>,” it ended."
)


def test_marks_around_the_cue_as_well_are_not_taken_whole() -> None:
    assert all_lines(AROUND) == ["direct | We sail at dawn and never … and return | said | Morn (model)"]
    model = Said(AROUND)
    (quote,) = record(from_text(model.text), model).quotes  # nothing overlaps: it is proved
    assert len(quote.content) == 2


def test_a_content_that_leaves_its_paragraph_is_cut_there() -> None:
    assert lines("<source a|Venn> <cue a|said> <content a|they sail\n\nand burn at dawn>.") == [
        "indirect | they sail | said | Venn"
    ]


@pytest.mark.parametrize(
    ("written", "act"),
    [
        ("<content a|They sail>, Venn <cue a|wrote>.", "writing"),
        ("<content a thought|They sail>, Venn <cue a|said>.", "speech"),  # the lexicon knows better
        ("<content a thought|They sail>, Venn <cue a|glowered>.", "thought"),
        ("<content a writing|They sail>, Venn <cue a|glowered>.", "writing"),
        ("<content a thought|They sail>, it <cue a|was>.", "thought"),
        ("Venn <cue a|said and believed> <content a|they sail>.", "thought"),  # the last that tells
    ],
)
def test_acts(written: str, act: str) -> None:
    _, found = findings(written)
    assert [quote.act for quote in found.quotes] == [act]


def test_the_model_finds_no_act_none() -> None:
    """A content stands there: "none" is not asked, however loud."""
    assert lines("<content a none|They sail>, it <cue a|glowered>.") == ["indirect | They sail | glowered"]


def test_rules_keep_the_turns_of_a_transcript() -> None:
    turns = (
        "MARTA VENN: We sail at dawn.\n\nOTTO MORN: <content a|We stay>, <source a|he> <cue a|said>.\n\n"
        "MARTA VENN: No, you do not."
    )
    assert all_lines(turns) == [
        "direct | We sail at dawn. | : | MARTA VENN (rule)",
        "direct | We stay, he said. | : | OTTO MORN (rule)",
        "direct | No, you do not. | : | MARTA VENN (rule)",
    ]


@pytest.mark.usefixtures("_model_alone")
def test_rules_keep_quotes_in_quotes() -> None:
    text, found = findings(
        "<content a|“Morn told me, ‘Burn the boat,’ and ran>,” <source a|Venn> <cue a|said>."
    )
    outer, inner = found.quotes
    assert (outer.by, inner.by[0][:5], inner.within) == (MODEL, "rule:", 0)
    assert line(inner, text) == "direct | Burn the boat | told | Morn"


@pytest.mark.usefixtures("_model_alone")
def test_the_addressee_is_learnt_from_the_rule_with_the_same_cue() -> None:
    text, found = findings("<content a|“We sail”>, <source a|Marta Venn> <cue a|told> Otto Morn.")
    (quote,) = found.quotes
    assert quote.by == MODEL
    assert quote.addressee is not None
    assert quote.addressee.of(text) == "Otto Morn"


def test_who_passes_it_on_is_learnt_from_the_rule_with_the_same_cue() -> None:
    text, found = findings(
        "<content a|The boats sank>, <source a|Marta Venn> <cue a|said>, according to Ana Kolb."
    )
    (quote,) = found.quotes
    assert quote.by == MODEL
    assert [span.of(text) for via in quote.via for span in via.source] == ["Ana Kolb"]


def test_rules_add_what_the_model_does_not_see() -> None:
    assert all_lines(
        "“We sail,” Otto Morn said.\n\n<content a|They burn>, <source a|Ana Kolb> <cue a|said>."
    ) == [
        "direct | We sail | said | Otto Morn (rule)",
        "indirect | They burn | said | Ana Kolb (model)",
    ]


def test_rules_add_nothing_that_touches_what_the_model_sees() -> None:
    written = "<content a|They sail>, <source a|Marta Venn> <cue a|said>, and Otto Morn said that they burn."
    assert all_lines(written) == ["indirect | They sail | said | Marta Venn (model)"]


def test_contents_without_a_cue_are_left_to_the_rules() -> None:
    assert all_lines("<content a|They sail>, <source a|Marta Venn> said.") == []
    assert all_lines("“<content a|We sail>,” Otto Morn said.") == [
        "direct | We sail | said | Otto Morn (rule)"
    ]


def test_of_running_text_rules_add_nothing() -> None:
    assert all_lines("Otto Morn said that they sail.") == []
    assert [quote.by[0] for quote in annotate(article("Otto Morn said that they sail.")).quotes] == [
        "rule:clause-right"
    ]


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("Otto Morn said “{}”.", ["direct | we sail at dawn | said | Otto Morn (rule)"]),
        ("It is so.\n\n“{}.”", ["direct | we sail at dawn. (rule)"]),
        ("The words “{}” are painted on it.", None),  # the rules may think of it as they like
    ],
)
def test_marked_words_that_the_model_takes_for_no_quote_are_none(
    written: str, told: list[str] | None
) -> None:
    if told is not None:
        assert all_lines(written.format("we sail at dawn")) == told
    assert all_lines(written.format("<doubt|we sail at dawn>")) == []


@pytest.mark.usefixtures("_model_alone")
def test_a_doubted_stretch_goes_on_with_no_quote() -> None:
    written = "<content a|“We sail,”> <source a|Venn> <cue a|said>. “<doubt|We burn>.”"
    assert all_lines(written) == ["direct | We sail | said | Venn (model)"]


@pytest.mark.usefixtures("_model_alone")
def test_marks_without_a_cue_go_on_with_the_quote_before() -> None:
    assert all_lines("<content a|“We sail,”> <source a|Venn> <cue a|said>. “We burn.”") == [
        "direct | We sail … We burn. | said | Venn (model)"
    ]
    text, found = findings("<content a|“We sail,”> <source a|Venn> <cue a|said>.\n\n“We burn.”")
    assert [(line(quote, text), quote.running) for quote in found.quotes] == [
        ("direct | We sail | said | Venn", False),
        ("direct | We burn.", True),
    ]


def test_other_languages_are_not_asked() -> None:
    model = Said("<content a|Wir segeln>, <cue a|sagte> <source a|Marta Venn>.")
    found = annotate(replace(article(model.text), language="de"), model)
    assert model.asked == 0
    assert found.antecedents == ()
    assert not any(name.startswith("model:") for one in (*found.quotes, *found.mentions) for name in one.by)
    annotate(replace(article(model.text), language=None), model)
    assert model.asked == 1


def test_a_quote_is_as_sure_as_calibration_says() -> None:
    flat = np.array([0.0, 1.0]), np.array([0.25, 0.25])
    model = Said("<content a|They sail>, <cue a|said> Venn.", calibration={"indirect": flat})
    (quote,) = annotate(article(model.text), model).quotes
    assert quote.confidence == 0.25
    _, found = findings("“We sail,” Otto Morn said.")
    assert found.quotes[0].confidence == confidence("quote-before", "direct", "")


WILD = (
    "“We sail,” said Ana Kolb. They, he said, “burn (the) U.S. boats.\n\n“No.” "
    "Q: a ‘b’ $4% — \n\nMorn: “x ‘y z’ w.” It was."
)


@pytest.mark.parametrize("seed", range(12))
def test_no_span_of_a_quote_is_empty(seed: int) -> None:
    found = annotate(article(WILD), Whim(seed)).quotes
    assert all(
        span.of(WILD).strip() for quote in found for span in (*quote.content, *quote.cue, *quote.source)
    )


def test_a_quote_before_its_cue_is_the_rules() -> None:
    text, found = findings("<content a|“We sail,” Ana> <cue a|said>.")
    assert [(line(quote, text), quote.by[0]) for quote in found.quotes] == [
        ("direct | We sail | said | Ana", "rule:quote-before")
    ]
