"""What is learned of spelling from a few invented words of a made-up script."""

from __future__ import annotations

from math import exp

from onrecord.names.channel import Background, Channel, Shape
from onrecord.names.letters import Letters
from onrecord.names.spelling import read
from training.spelling import Pair, bigrams, expected, learn, lines, narrower, one_round, pruned

# c before i is written σ, otherwise κ; a has no letter of its own.
WORDS = {
    "caci": "κσι",
    "ciac": "σικ",
    "tac": "τκ",
    "cit": "σιτ",
    "tica": "τικ",
    "icat": "ικτ",
    "cac": "κκ",
    "aci": "σι",
}
PAIRS = [Pair(Letters(latin, latin), other, 3.0) for latin, other in WORDS.items()] * 10
SHAPE = Shape(2, 2)


def learned():
    background = Background(bigrams((other, 10.0) for other in WORDS.values()))
    return learn(PAIRS, SHAPE, background, "test")


def test_letters_are_learned_with_what_stands_around_them():
    channel = Channel(learned(), SHAPE)

    def chance(latin, other):
        return exp(channel.chance(Letters(latin, latin), other))

    assert chance("cita", "σιτ") > 50 * chance("cita", "κιτ")
    assert chance("tacat", "τκτ") > 5 * chance("tacat", "τστ")
    assert chance("at", "τ") > 0.3


def test_learning_is_the_same_each_time():
    assert learned() == learned()


def test_steps_of_a_pair_add_up_to_its_letters():
    channel = Channel(learned(), SHAPE)
    total, taken = expected(channel, Letters("caci", "caci"), "κσι")
    assert 0 < total <= 1
    assert sum(share * step[0] for _, step, share in taken) > 3.8
    assert sum(share * len(step[1]) for _, step, share in taken) > 2.8


def test_a_pair_that_chance_explains_better_counts_little():
    background = Background(bigrams((other, 10.0) for other in WORDS.values()))
    channel = Channel(learned(), SHAPE)
    right, _ = one_round(channel, [Pair(Letters("cit", "cit"), "σιτ", 1.0)], background)
    wrong, _ = one_round(channel, [Pair(Letters("aaa", "aaa"), "κτκ", 1.0)], background)
    assert sum(right["~t"].values()) > 0.9
    assert sum(wrong["~a"].values()) < 0.3


def test_surroundings_that_tell_nothing_new_are_left_out():
    same = {(1, "τ"): 90.0, (1, "δ"): 10.0}
    kept = pruned(
        {"~t": same, "|t|": same, "a|t|a": {(1, "δ"): 50.0}, "|t|a": {(1, "τ"): 40.0, (1, "δ"): 4.0}}
    )
    assert set(kept) == {"~t", "a|t|a"}
    assert narrower("a|t|a") == ["~t", "|t|", "|t|a"]


def test_what_is_written_is_read_again(tmp_path):
    table = learned()
    path = tmp_path / "table.tsv"
    counts = bigrams((other, 10.0) for other in WORDS.values())
    written = [*lines("hebrew\tfrom-latin", table)]
    written += [
        f"hebrew\tletters\t{key}\t" + " ".join(f"{c}={n:g}" for c, n in of.items())
        for key, of in counts.items()
    ]
    path.write_text("# head\n" + "".join(f"{line}\n" for line in written), encoding="utf-8")
    known = read(path, "hebrew")
    assert known.there.counts == table
    assert known.other.chance("κσι") == Background(counts).chance("κσι")
    assert not read(path, "arabic").there.counts
