"""Names hidden behind pronouns, on texts of invented people."""

from __future__ import annotations

import json
import random

import pytest

from onrecord.annotate.names import find_mentions
from onrecord.annotate.places import places
from tests.unit.annotate.written import document
from training.corpora import masked as module
from training.corpora.masked import Masked, hidden, masked, readouts


def hide(text: str, share: float = 1.0, seed: int = 0) -> tuple[str, Masked]:
    doc = document(text)
    mentions = find_mentions(doc)
    told = places(doc, mentions, ())
    chosen = list(hidden(doc, mentions, told, random.Random(seed), share))  # noqa: S311 - a draw, not secrets
    return doc.text, masked(doc.text, mentions, chosen)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Ms Marta Venn left. Venn said little.", "Ms Marta Venn left. She said little."),
        ("Mr Otto Morn left. Mr Morn said little.", "Mr Otto Morn left. He said little."),
        ("Ms Marta Venn left. The board thanked Venn.", "Ms Marta Venn left. The board thanked her."),
        ("Mr Otto Morn left. The board sat with Morn.", "Mr Otto Morn left. The board sat with him."),
        ("Mr Otto Morn left. Morn's boat sank.", "Mr Otto Morn left. His boat sank."),
        ("Ms Marta Venn left. The board saw Venn's boat.", "Ms Marta Venn left. The board saw her boat."),
        # A gender that nothing tells, a first mention, a list, an apposition: they stay.
        ("Rell Quorl left. Quorl said little.", None),
        ("Ms Marta Venn said little.", None),
        ("Ms Marta Venn left. The board met Venn and Mr Otto Morn.", None),
        (
            "Ms Marta Venn left. It rained. It rained. It rained. It rained. Venn said little.",
            None,
        ),
        # A pronoun would mean whoever stands before it in the sentence, if that one's gender allows.
        ("Ms Marta Venn left. Venn said that Venn wept.", "Ms Marta Venn left. She said that Venn wept."),
        ("Ms Marta Venn left. Ms Ana Kolb said that Venn resigned.", None),
        ("Ms Marta Venn left. Rell Quorl said that Venn resigned.", None),
        ("Ms Marta Venn left. She said that Venn resigned.", None),
        (
            "Ms Marta Venn left. Mr Otto Morn said that Venn resigned.",
            "Ms Marta Venn left. Mr Otto Morn said that she resigned.",
        ),
    ],
)
def test_what_is_hidden(text: str, wanted: str | None) -> None:
    assert hide(text)[1].text == (wanted or text)


def test_where_everything_went() -> None:
    text, told = hide("Ms Marta Venn left. Venn said that Mr Otto Morn wept. Morn's boat sank.")
    assert [span.of(told.text) for span, _ in told.pronouns] == ["She", "His"]
    doc = document(text)
    before = find_mentions(doc)
    assert [before[number].span.of(text) for _, number in told.pronouns] == ["Venn", "Morn"]
    assert {span.of(told.text) for span in told.moved} == {"Marta Venn", "Otto Morn"}
    for span, number in told.moved.items():
        assert span.of(told.text) == before[number].span.of(text)


def test_chance_follows_its_seed() -> None:
    text = "Ms Marta Venn left. " + "Venn said little. " * 30
    assert hide(text, 0.5, 1) == hide(text, 0.5, 1)
    assert hide(text, 0.5, 1) != hide(text, 0.5, 2)
    assert hide(text, 0.0)[1].pronouns == ()


def test_readouts_are_drawn_alike_and_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [
        "short",
        *(f"Item {n}. " + "The harbour opened. " * 60 + "\n" + "It closed. " * 60 for n in range(9)),
    ]
    rows = [json.dumps({"url": f"u{n}", "text": text}) for n, text in enumerate(texts)]
    monkeypatch.setattr(module, "lines", lambda *_: iter(rows))
    told = list(readouts("made", 4, longest=1500))
    assert told == list(readouts("made", 4, longest=1500))
    assert len({url for url, _ in told}) == 4
    assert all(url != "u0" for url, _ in told)
    assert all(text == texts[int(url[1:])].split("\n")[0] + "\n" or text.endswith(".") for url, text in told)
