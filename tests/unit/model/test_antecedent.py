"""The head that says who is meant: against sums written out, and files that hold no head."""

from __future__ import annotations

import json

import numpy as np
import pytest

from onrecord.model.antecedent import ASK_WIDTH, PAIR_WIDTH, SLOTS, Head, Questions, parse, serialized
from onrecord.model.labels import WIDTH

HIDDEN, PRODUCT, DEEP, NONE = 5, 3, 4, 2


def weights(seeds: int = 2, seed: int = 0) -> dict[str, np.ndarray]:
    """Draw the weights of a small head."""
    chance = np.random.default_rng(seed)
    shapes = {
        "ask": (HIDDEN + PRODUCT + NONE, WIDTH),
        "find": (HIDDEN + PRODUCT, 2 * WIDTH),
        "product": (HIDDEN, PRODUCT),
        "pair": (HIDDEN, PAIR_WIDTH),
        "one": (HIDDEN, ASK_WIDTH),
        "bias": (HIDDEN,),
        "out": (HIDDEN,),
        "linear": (PAIR_WIDTH,),
        "deep": (DEEP, HIDDEN),
        "deep_bias": (DEEP,),
        "deep_out": (DEEP,),
        "none": (NONE, ASK_WIDTH + 2),
        "none_bias": (NONE,),
        "none_out": (NONE,),
        "none_rest": (),
    }
    told = {
        name: chance.normal(scale=0.2, size=(seeds, *shape)).astype(np.float32)
        for name, shape in shapes.items()
    }
    told["mean"] = chance.normal(size=WIDTH).astype(np.float32)
    told["deviation"] = chance.uniform(0.5, 2, size=WIDTH).astype(np.float32)
    told["heat"] = np.array([1.5], dtype=np.float32)
    return told


def asked(seed: int = 0, mentions: int = 9) -> tuple[Questions, np.ndarray]:
    """Draw three questions over nine mentions, the second and third of which lead on through earlier ones."""
    chance = np.random.default_rng(seed)
    asks = np.array([3, 5, 8])
    slots = np.full((3, SLOTS), -1)
    chained = np.full((3, SLOTS), -1)
    slots[0, :3] = [0, 1, 6]
    slots[1, :3] = [0, 1, 2]
    slots[1, 28], chained[1, 28] = 3, 0
    slots[2, 1:4] = [1, 2, 4]
    slots[2, 28:30], chained[2, 28:30] = [3, 5], [0, 1]
    pairs = chance.normal(size=(3, SLOTS, PAIR_WIDTH)).astype(np.float32)
    ones = chance.normal(size=(3, ASK_WIDTH)).astype(np.float32)
    choice = chance.uniform(size=(3, 2)).astype(np.float32)
    words = np.stack([np.arange(mentions) * 2, np.arange(mentions) * 2 + 1], 1)
    numbers = chance.normal(size=(2 * mentions, WIDTH)).astype(np.float32)
    return Questions(asks, slots, chained, pairs, ones, choice, words), numbers


def by_hand(kept: dict[str, np.ndarray], questions: Questions, numbers: np.ndarray) -> np.ndarray:
    """Answer as the head does, one pair at a time."""
    seeds, size = len(kept["out"]), len(questions.words)
    known = (numbers - kept["mean"]) / kept["deviation"]
    told = np.zeros((len(questions.asks), size + 1))
    for seed in range(seeds):
        own = {name: kept[name][seed] for name in kept if name not in {"mean", "deviation", "heat"}}
        answers = np.zeros_like(told)
        for row, ask in enumerate(questions.asks):
            looking = own["ask"] @ known[questions.words[ask, 0]]
            scores: list[float] = []
            for slot, at in enumerate(questions.slots[row]):
                if at < 0:
                    scores.append(-np.inf)
                    continue
                there = own["find"] @ np.concatenate([known[word] for word in questions.words[at]])
                both = looking[HIDDEN : HIDDEN + PRODUCT] * there[HIDDEN:]
                pair = questions.pairs[row, slot]
                inner = own["pair"] @ pair + own["one"] @ questions.ones[row] + own["bias"]
                inner = np.maximum(inner + looking[:HIDDEN] + there[:HIDDEN] + own["product"] @ both, 0)
                deep = np.maximum(own["deep"] @ inner + own["deep_bias"], 0)
                scores.append(own["out"] @ inner + own["linear"] @ pair + own["deep_out"] @ deep)
            spare = own["none"] @ np.concatenate([questions.ones[row], questions.choice[row]])
            spare = np.maximum(spare + own["none_bias"] + looking[HIDDEN + PRODUCT :], 0)
            scores.append(own["none_out"] @ spare + own["none_rest"])
            powers = np.exp(np.array(scores) / kept["heat"][0])
            shares = powers / powers.sum()
            answers[row, -1] = shares[-1]
            for slot, at in enumerate(questions.slots[row]):
                if questions.chained[row, slot] >= 0:
                    answers[row] += shares[slot] * answers[questions.chained[row, slot]]
                elif at >= 0:
                    answers[row, at] += shares[slot]
        told += answers / seeds
    return told


@pytest.mark.parametrize("seed", range(6))
def test_shares_by_hand(seed: int) -> None:
    kept = weights(seeds=1 + seed % 3, seed=seed)
    questions, numbers = asked(seed)
    told = Head(kept).shares(numbers, questions)
    assert told == pytest.approx(by_hand(kept, questions, numbers), abs=1e-5)
    assert told.sum(1) == pytest.approx(np.ones(3), abs=1e-5)
    assert not told[:, [3, 5]].any(), "a pronoun that leads on has no share of its own"


def test_nothing_asked() -> None:
    questions, numbers = asked()
    none = Questions(
        *(part[:0] for part in (questions.asks, questions.slots, questions.chained)),
        questions.pairs[:0],
        questions.ones[:0],
        questions.choice[:0],
        questions.words,
    )
    assert Head(weights()).shares(numbers, none).shape == (0, 10)


def test_many_questions_are_answered_as_one_by_one() -> None:
    """A block's end changes nothing."""
    questions, numbers = asked()
    many = Questions(
        np.tile(questions.asks[:1], 600),
        np.tile(questions.slots[:1], (600, 1)),
        np.tile(questions.chained[:1], (600, 1)),
        np.tile(questions.pairs[:1], (600, 1, 1)),
        np.tile(questions.ones[:1], (600, 1)),
        np.tile(questions.choice[:1], (600, 1)),
        questions.words,
    )
    head = Head(weights())
    assert head.shares(numbers, many) == pytest.approx(
        np.tile(head.shares(numbers, questions)[:1], (600, 1)), abs=1e-6
    )


def test_a_file_gives_back_its_weights() -> None:
    kept = weights()
    content = serialized(kept, {"licence": "Apache-2.0"})
    assert content == serialized(dict(reversed(kept.items())), {"licence": "Apache-2.0"})
    told = parse(content)
    assert told.keys() == kept.keys()
    for name, array in told.items():
        assert array.dtype == np.float32
        assert array == pytest.approx(kept[name], abs=2e-3)
    size = int.from_bytes(content[:8], "little")
    assert json.loads(content[8 : 8 + size])["__metadata__"] == {"licence": "Apache-2.0"}


def changed(**entry: object) -> bytes:
    """Return a file of one tensor whose header says otherwise than it should."""
    header = {"heat": {"dtype": "F16", "shape": [1], "data_offsets": [0, 2], **entry}}
    told = json.dumps(header).encode()
    return len(told).to_bytes(8, "little") + told + b"\x00\x3c"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x00" * 7,
        b"\xff" * 20,
        (1 << 40).to_bytes(8, "little") + b"{}",
        (2).to_bytes(8, "little") + b"{]",
        (2).to_bytes(8, "little") + b"[]",
        changed(dtype="O"),
        changed(shape=[2]),
        changed(shape=[-1]),
        changed(shape=[0], data_offsets=[0, 0]),
        changed(data_offsets=[0, 4]),
        changed(data_offsets=[-2, 2]),
        changed(data_offsets=[2, 0]),
        changed(shape="many"),
        changed()[:-2] + b"\x00\x7e",  # not a number
    ],
)
def test_what_is_no_file_of_weights(content: bytes) -> None:
    with pytest.raises((ValueError, KeyError, TypeError, AttributeError)):
        parse(content)


def test_a_whole_file_of_one_tensor() -> None:
    assert parse(changed())["heat"].tolist() == [1.0]


@pytest.mark.parametrize(
    "how",
    [
        lambda kept: kept.pop("heat"),
        lambda kept: kept.pop("product"),
        lambda kept: kept.update(more=np.zeros(1)),
        lambda kept: kept.update(pair=kept["pair"][..., 1:]),
        lambda kept: kept.update(mean=kept["mean"][1:]),
        lambda kept: kept.update(out=kept["out"][1:]),
        lambda kept: kept.update(heat=np.zeros(1)),
        lambda kept: kept.update(deviation=np.zeros(WIDTH)),
        lambda kept: kept.update(product=kept["product"][0]),
    ],
)
def test_weights_of_another_shape(how) -> None:
    kept = weights()
    how(kept)
    with pytest.raises((ValueError, KeyError, IndexError)):
        Head(kept)
