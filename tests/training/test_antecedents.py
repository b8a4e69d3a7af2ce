"""What trains the head: answers laid on questions, and a network that says in torch what the head says."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="torch is not installed: pip install torch==2.13.0")

from onrecord.model.antecedent import Head, parse  # noqa: E402
from onrecord.model.labels import WIDTH  # noqa: E402
from tests.properties.whim import Whim  # noqa: E402
from training import antecedents, referents  # noqa: E402
from training.antecedents import Batch, enter, heat_of, packed, surprise, train, useful  # noqa: E402
from training.example import Choice, Example  # noqa: E402
from training.referents import Referents  # noqa: E402

TEXT = "Ms Marta Venn met Ms Ana Kolb. She left. Then she wept, and Venn said that her boat had sunk."


@pytest.fixture(scope="module", autouse=True)
def names_by_rules() -> Iterator[None]:
    """Take the names that rules find: a whim sees names anywhere."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(referents, "with_model_names", lambda text, mentions, scores: mentions)  # noqa: ARG005
        yield


def place(words: str, nth: int = 1) -> tuple[int, int]:
    start = -1
    for _ in range(nth):
        start = TEXT.index(words, start + 1)
    return start, start + len(words)


def snippet(right: tuple[bool, bool]) -> Referents:
    choice = Choice(place("she"), (place("Marta Venn"), place("Ana Kolb")), right)
    (told,) = referents.of_gap(Whim(), [Example("made", "gap", TEXT, choices=(choice,))])
    return told


def answers(told: Referents) -> list[tuple[str, bool, list[str]]]:
    """Return what is known: the pronoun, whether its answers are those that are wrong, the answers."""
    read = referents.read(Whim(), TEXT)
    words = [span.of(TEXT) for span in read.spans()]
    names = [*words, "nobody"]
    return [
        (
            words[told.asked.asks[row]],
            bool(told.wrong[row]),
            [names[at] for at in np.flatnonzero(told.right[row])],
        )
        for row in np.flatnonzero(told.weight)
    ]


def test_gap_is_laid_on_mentions() -> None:
    # The same surname again is the same name, by a glance.
    assert answers(snippet((True, False))) == [("she", False, ["Marta Venn", "Venn"])]
    assert answers(snippet((False, True))) == [("she", False, ["Ana Kolb"])]
    assert answers(snippet((False, False))) == [("she", True, ["Marta Venn", "Ana Kolb", "Venn"])]


def test_hidden_names_are_asked_for() -> None:
    (told,) = referents.of_masked(
        Whim(), [("made", "Ms Marta Venn met Ms Ana Kolb. Kolb said little.")], 1, 1.0
    )
    assert told.weight.sum() == 1
    (row,) = np.flatnonzero(told.weight)
    assert told.right[row].sum() == 1


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Ms Marta Venn met Mr Otto Morn. He left, and she wept.", {"He": "Otto Morn", "she": "Marta Venn"}),
        # Two women, or somebody of whom nothing is known: a pronoun need not mean her.
        ("Ms Marta Venn met Mr Otto Morn and Ms Ana Kolb. He left, and she wept.", {"He": "Otto Morn"}),
        ("Ms Marta Venn met Rell Quorl. She left.", {}),
        ("Ms Marta Venn left. She wept.", {}),  # nobody to take her for
    ],
)
def test_pronouns_that_can_mean_but_one(text: str, wanted: dict[str, str]) -> None:
    told = {}
    for one in referents.of_natural(Whim(), [("made", text)], 1):
        read = referents.read(Whim(), text)
        words = [span.of(text) for span in read.spans()]
        for row in np.flatnonzero(one.weight):
            ask = one.asked.asks[row]
            (meant,) = np.flatnonzero(one.right[row])
            told[words[ask]] = words[meant]
            # Those of the other gender are candidates as well now.
            names = {words[at] for at in one.asked.slots[row] if at >= 0 and at != ask}
            assert {"Marta Venn", "Otto Morn"} <= names
    assert told == wanted


def test_of_natural_pronouns_the_reader_is_not_heard(networks) -> None:
    (one, *_) = referents.of_natural(Whim(), [("made", "Ms Marta Venn met Mr Otto Morn. He left.")], 1)
    other = replace(one, words=one.words + np.float16(1))
    with torch.no_grad():
        assert torch.equal(networks[0](Batch([one])), networks[0](Batch([other])))
        heard, louder = replace(one, corpus="gum"), replace(other, corpus="gum")
        assert not torch.equal(networks[0](Batch([heard])), networks[0](Batch([louder])))


def test_trimming_keeps_chains() -> None:
    whole = snippet((True, False))
    told = whole.trimmed()
    assert told.weight.sum() == whole.weight.sum()
    (row,) = np.flatnonzero(told.weight)
    (before,) = np.flatnonzero(whole.weight)
    assert told.asked.slots[row].tolist() == whole.asked.slots[before].tolist()
    for chained, was in zip(told.asked.chained[row], whole.asked.chained[before], strict=True):
        assert (chained >= 0) == (was >= 0)
        if was >= 0:
            assert told.asked.asks[chained] == whole.asked.asks[was]


@pytest.fixture(scope="module")
def texts() -> list[Referents]:
    return list(useful([snippet((True, False)), snippet((False, True)), snippet((False, False))]))


@pytest.fixture(scope="module")
def networks(texts: list[Referents]) -> list[antecedents.Network]:
    return [train(texts, seed) for seed in (0, 1)]


def test_the_head_says_what_the_networks_say(texts, networks) -> None:
    head = Head(parse(packed(networks, 1.25)))
    for one in texts:
        batch = Batch([one])
        with torch.no_grad():
            wanted = torch.stack([batch.shares(network(batch), 1.25) for network in networks]).mean(0)[0]
        numbers = one.words.reshape(-1, WIDTH).astype(np.float32)
        order = np.arange(len(numbers)).reshape(-1, 2)
        asked = referents.Questions(
            one.asked.asks,
            one.asked.slots,
            one.asked.chained,
            one.asked.pairs,
            one.asked.ones,
            one.asked.choice,
            order,
        )
        assert head.shares(numbers, asked) == pytest.approx(wanted.numpy(), abs=5e-3)


def test_texts_side_by_side_are_as_one_by_one(texts, networks) -> None:
    batch = Batch(texts)
    with torch.no_grad():
        together = batch.shares(networks[0](batch))
        for row, one in enumerate(texts):
            alone = Batch([one])
            shares = alone.shares(networks[0](alone))[0]
            count = len(one.words)
            assert together[row, : len(shares), :count] == pytest.approx(shares[:, :count], abs=1e-5)


def test_training_learns_and_repeats(texts, networks) -> None:
    again = train(texts, 0)
    for one, other in zip(networks[0].parameters(), again.parameters(), strict=True):
        assert torch.equal(one, other)
    for one in texts:
        learnt = train([one] * 150, 0)
        assert surprise([learnt], [one], 1.0) < 0.05


def test_heat_is_the_best_of_those_tried(texts, networks) -> None:
    heat = heat_of(networks, texts)
    assert surprise(networks, texts, heat) <= surprise(networks, texts, 1.0) + 1e-6


def test_entering_a_head_vouches_for_it(tmp_path: Path) -> None:
    (tmp_path / "meta.json").write_text('{"files": {}, "name": "en-1"}')
    enter(tmp_path, b"weights")
    told = json.loads((tmp_path / "meta.json").read_text())
    assert told["files"]["antecedent.safetensors"]["size"] == 7
    assert told["name"] == "en-1"


def test_gum_is_laid_on_mentions_and_two_genres_are_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = "person-new-nnnnn-cf1"
    rows = "".join(
        "\n".join(
            [
                f"# newdoc id = GUM_{genre}_made",
                "# newpar",
                f"1 Marta _ PROPN NNP _ 3 nsubj _ _ Entity=(1-{person}-1-coref".replace(
                    " _ _ Entity", " _ Entity"
                ),
                "2 Venn _ PROPN NNP _ 1 flat _ Entity=1)",
                "3 left _ VERB VBD _ 0 root _ SpaceAfter=No",
                "4 . _ PUNCT . _ 3 punct _ _",
                "",
                f"1 She _ PRON PRP _ 2 nsubj _ Entity=(1-{person}-1-coref)",
                "2 wept _ VERB VBD _ 0 root _ SpaceAfter=No",
                "3 . _ PUNCT . _ 2 punct _ _",
                "",
                "",
            ]
        )
        for genre in ("news", "bio", "interview")
    )
    table = "\n".join(
        "\t".join([*line.split(" ")[:8], "_", line.split(" ")[8]]) if line[:1].isdigit() else line
        for line in rows.split("\n")
    )
    folder = tmp_path / "data" / "gum"
    folder.mkdir(parents=True)
    with gzip.open(folder / "train.conllu.gz", "wt", encoding="utf-8") as file:
        file.write(table)
    monkeypatch.setenv("ONRECORD_SHARED", str(tmp_path))
    (told,) = referents.of_gum(Whim(3), "train")
    assert told.id == "GUM_bio_made"
