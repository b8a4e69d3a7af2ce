"""Losses and quick scores, against what is counted by hand. All of it needs torch."""

from __future__ import annotations

from itertools import pairwise, product

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="torch is not installed: pip install torch==2.13.0")

from onrecord.model.labels import ACTS, HEADS, NAMES, TAGS, WIDTH  # noqa: E402
from onrecord.model.pairs import pair_scores as in_numpy  # noqa: E402
from onrecord.model.windows import windows  # noqa: E402
from tests.training.test_batches import laid  # noqa: E402
from training import score as module  # noqa: E402
from training.batches import Batch, Window, batch  # noqa: E402
from training.encoded import Encoded, Links  # noqa: E402
from training.losses import WEIGHTS, losses, pair_scores  # noqa: E402
from training.network import Field, Network, Shape  # noqa: E402
from training.score import read, score, spans  # noqa: E402

SMALL = Shape(vocabulary=2000, positions=64, hidden=8, layers=1, heads=2, inner=16)


@pytest.fixture(scope="module")
def network() -> Network:
    torch.manual_seed(3)
    made = Network(SMALL).eval()
    for table in made.bias.values():
        torch.nn.init.normal_(table)
    return made


def drawn(words: int, seed: int = 0) -> np.ndarray:
    return np.random.default_rng(seed).normal(size=(words, WIDTH)).astype(np.float32)


def example(**told) -> Encoded:
    """Twelve words of which nothing is known but what is told."""
    bare = laid([1] * 12, {0})
    kept = {name: getattr(bare, name) for name in Encoded.__dataclass_fields__}
    return Encoded(**{**kept, **told})


def told(one: Encoded, network: Network, out: np.ndarray, start: int = 0, stop: int = 12) -> dict[str, float]:
    """Return each head's loss of one window, without weights and summed."""
    made: Batch = batch([Window(one, start, stop)])
    found = losses(network, made, torch.from_numpy(out[None, start:stop]))
    return {name: float(loss.detach()) * (stop - start) / WEIGHTS[name] for name, loss in found.items()}


def unlikely(scores: np.ndarray, right: list[int]) -> float:
    """Return minus the logarithm of the share of the right columns."""
    powers = np.exp(scores - scores.max())
    return float(-np.log(powers[right].sum() / powers.sum()))


@pytest.mark.parametrize("relation", ["content_cue", "cue_source", "antecedent"])
def test_pairs_score_alike_in_training_and_in_reading(network: Network, relation: str) -> None:
    asks, finds = [(0, 1), (4, 4), (9, 11)], [(2, 3), (5, 7), (8, 8)]
    numbers = drawn(12)
    bias = network.bias[relation].detach().numpy()
    with torch.no_grad():
        scores = pair_scores(
            network, torch.from_numpy(numbers), torch.tensor(asks), torch.tensor(finds), relation
        )
    assert np.allclose(scores, in_numpy(numbers, np.array(asks), np.array(finds), bias, relation), atol=1e-5)


def test_nothing_known_costs_nothing(network: Network) -> None:
    assert told(example(), network, drawn(12)) == dict.fromkeys(WEIGHTS, 0.0)


def test_acts_and_forms_cost_what_is_known_alone(network: Network) -> None:
    acts = np.full(12, -1)
    acts[3], acts[7] = 2, ACTS.index("none")
    out = drawn(12)
    costs = told(example(acts=acts), network, out)
    wanted = sum(unlikely(out[at, HEADS["acts"].slice], [acts[at]]) for at in (3, 7))
    assert costs["acts"] == pytest.approx(wanted, rel=1e-4)
    assert costs["forms"] == 0


LINKS = Links(asks=[(0, 1), (6, 7), (10, 11)], finds=[(3, 3), (4, 4), (9, 9)], right=[[0], [1, 2], []])


def test_links_cost_the_first_right_one_or_none(network: Network) -> None:
    out = drawn(12, 4)
    bias = network.bias["content_cue"].detach().numpy()
    scores = in_numpy(out, np.array(LINKS.asks), np.array(LINKS.finds), bias, "content_cue")
    wanted = sum(unlikely(row, [right]) for row, right in zip(scores, (0, 1, 3), strict=True))
    assert told(example(content_cue=LINKS), network, out)["links"] == pytest.approx(wanted, rel=1e-4)


def test_links_of_a_window_are_those_that_lie_in_it(network: Network) -> None:
    """From the fourth word on: what asks before, and what wants something outside, is not asked."""
    out = drawn(12, 4)
    bias = network.bias["cue_source"].detach().numpy()
    links = Links(LINKS.asks, LINKS.finds, [[0], [1], [0]])
    scores = in_numpy(out[4:], np.array([(2, 3)]), np.array([(0, 0), (5, 5)]), bias, "cue_source")
    costs = told(example(cue_source=links), network, out, start=4)
    assert costs["links"] == pytest.approx(unlikely(scores[0], [0]), rel=1e-4)
    assert told(example(cue_source=links), network, out, start=5, stop=9)["links"] == 0


def test_mentions_look_back_for_any_of_their_entity_or_for_none(network: Network) -> None:
    out = drawn(12, 5)
    bias = network.bias["antecedent"].detach().numpy()
    at = np.array([(0, 0), (4, 4), (7, 7), (9, 9)])
    scores = in_numpy(out, at, at, bias, "antecedent")
    none = 4
    allowed = [[none], [0, none], [0, 1, none], [0, 1, 2, none]]
    right = [[none], [none], [0], [0, 2]]
    wanted = 0.0
    for row, may, is_right in zip(scores, allowed, right, strict=True):
        wanted += unlikely(row[may], [may.index(column) for column in is_right])
    entities = [(0, 7), (4, 8), (7, 7), (9, 7)]
    assert told(example(entities=entities), network, out)["pairs"] == pytest.approx(wanted, rel=1e-4)
    assert told(example(entities=entities), network, out, start=9)["pairs"] == 0  # one alone


@pytest.mark.parametrize(("right", "column"), [([True, False], 0), ([False, True], 1), ([False, False], 2)])
def test_choices_cost_the_right_candidate_or_none(network: Network, right: list[bool], column: int) -> None:
    out = drawn(12, 6)
    bias = network.bias["antecedent"].detach().numpy()
    scores = in_numpy(out, np.array([(8, 8)]), np.array([(1, 1), (5, 5)]), bias, "antecedent")
    one = example(choices=[(8, [1, 5], right)])
    assert told(one, network, out)["pairs"] == pytest.approx(unlikely(scores[0], [column]), rel=1e-4)
    assert told(one, network, out, start=2)["pairs"] == 0


def test_heads_are_weighed_and_counted_by_the_words_of_the_batch(network: Network) -> None:
    acts = np.zeros(12, dtype=np.int64)
    out = torch.from_numpy(drawn(12)[None])
    one = losses(network, batch([Window(example(acts=acts), 0, 12)]), out)["acts"]
    two = losses(network, batch([Window(example(acts=acts), 0, 12)] * 2), out.expand(2, -1, -1))["acts"]
    assert float(one) == pytest.approx(float(two), rel=1e-5)
    by_hand = sum(unlikely(row, [0]) for row in out[0, :, HEADS["acts"].slice].numpy()) / 12
    assert float(one) == pytest.approx(by_hand * WEIGHTS["acts"], rel=1e-4)


@pytest.mark.parametrize("known", [(0, 3, 1), (-1, 3, -1), (0, -1, 2), (-1, -1, -1)])
def test_a_field_costs_what_all_its_paths_say(known: tuple[int, ...]) -> None:
    """The share of the paths that agree with what is known, among all that may be."""
    torch.manual_seed(9)
    field = Field(4)
    torch.nn.init.normal_(field.start)
    torch.nn.init.normal_(field.step)
    scores = torch.randn(1, 4, 4)  # one place more than there are words
    barred = torch.zeros(4, 4, dtype=torch.bool)
    barred[1, 2] = True
    mask = torch.tensor([[True, True, True, False]])
    labels = torch.tensor([[*known, -1]])
    start, step = field.start.detach(), field.step.detach()
    every, right = [], []
    for path in product(range(4), repeat=3):
        if (1, 2) in ((path[0], path[1]), (path[1], path[2])):
            continue
        total = float(start[path[0]]) + sum(float(scores[0, at, label]) for at, label in enumerate(path))
        total += sum(float(step[one, other]) for one, other in pairwise(path))
        every.append(total)
        if all(wanted in {-1, label} for wanted, label in zip(known, path, strict=True)):
            right.append(total)
    wanted = np.logaddexp.reduce(every) - np.logaddexp.reduce(right)
    assert float(field.loss(scores, labels, mask, barred).detach()) == pytest.approx(float(wanted), abs=1e-4)


def test_spans_of_labels() -> None:
    labels = [TAGS.index(label) for label in "S-cue O B-content I-content E-content S-source".split()]
    assert spans(labels, TAGS) == {(0, 0, "cue"), (2, 4, "content"), (5, 5, "source")}


def test_windows_read_one_by_one_give_every_word_its_numbers(network: Network) -> None:
    one = laid([2] * 60, {0, 11, 30})
    out = read(network, one, longest=24, context=4, exact=True)
    cut = windows(one.pieces, 24, 4)
    assert len(cut) > 3
    for window in cut:
        made = batch([Window(one, window.start, window.stop)])
        with torch.no_grad():
            (said,) = network(made.ids, made.case, made.place, made.mask, made.first).numpy()
        kept = said[window.first - window.start :][: window.last - window.first]
        assert np.allclose(out[window.first : window.last], kept, atol=1e-5)


def labels_of(names: tuple[str, ...], written: str) -> np.ndarray:
    return np.array([names.index(label) for label in written.split()])


@pytest.fixture
def flat(network: Network):
    """The network with fields and biases that say nothing, put back afterwards."""
    kept = {name: value.clone() for name, value in network.state_dict().items()}
    with torch.no_grad():
        for name, value in network.named_parameters():
            if name.startswith(("tags", "names", "bias")):
                value.zero_()
    yield network
    network.load_state_dict(kept)
    network.eval()


def test_scores_count_pieces_names_and_links(flat: Network, monkeypatch) -> None:
    tags = labels_of(TAGS, "B-content E-content O S-cue S-source O B-content E-content O S-cue O O")
    found = labels_of(TAGS, "B-content E-content O S-cue O O S-content O O S-cue O O")
    names = labels_of(NAMES, "O O O O S-person O O O O O O S-place")
    out = np.zeros((12, WIDTH), dtype=np.float32)
    out[np.arange(12), HEADS["tags"].start + found] = 9.0
    out[np.arange(12), HEADS["names"].start + names] = 9.0
    for word, head, column in (
        (0, "content", 0),
        (1, "content", 0),
        (3, "cue", 0),
        (6, "content", 1),
        (7, "content", 1),
    ):
        out[word, HEADS[head].start + column] = 20.0
    out[9, HEADS["cue"].start + 0] = 10.0  # the second content finds no cue
    forms = np.array([1, 0, 0, 0, 3, 0, 0, 0, 0, 0, 0, 0])
    out[0, HEADS["forms"].start + 1] = out[1, HEADS["forms"].start + 2] = 9.0
    out[2:, HEADS["forms"].start] = 9.0
    links = Links([(0, 1), (6, 7)], [(3, 3), (9, 9)], [[0], [1]])
    one = example(tags=tags, names=names, forms=forms, content_cue=links)
    monkeypatch.setattr(module, "read", lambda *_: out)
    told = score(flat, [one, example()], 64, 4)
    assert told == {
        "content": 50.0,  # one of two, and one that is too short
        "cue": 100.0,
        "source": 0.0,  # none is found
        "person": 100.0,
        "place": 100.0,
        "forms": 50.0,
        "content_cue": 50.0,
    }
    assert flat.training


def test_scores_count_antecedents_and_choices(flat: Network, monkeypatch) -> None:
    out = np.zeros((12, WIDTH), dtype=np.float32)
    for word, head, column in (
        (0, "antecedent", 0),
        (4, "mention", 0),
        (5, "antecedent", 1),
        (9, "mention", 1),
    ):
        out[word, HEADS[head].start + column] = 20.0
    entities = [(0, 1), (4, 1), (5, 2), (9, 1)]  # none and the first, rightly; then the first and the third
    choices = [(9, [0, 5], [False, True]), (4, [0, 5], [False, True]), (9, [0], [False])]
    monkeypatch.setattr(module, "read", lambda *_: out)
    told = score(flat, [example(entities=entities, choices=choices)], 64, 4)
    assert told == {"antecedent": 50.0, "choices": 33.33}
