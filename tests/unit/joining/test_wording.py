"""Words as numbers: which are names, and which texts are the name of a thing."""

import pytest

from onrecord.joining.wording import Wording, is_titled


def test_names_are_printed_with_a_capital_inside_sentences():
    wording = Wording()
    wording.extend(["Herring came to Ostrel, they say", "The herring of Ostrel are fat", "They saw Herring"])
    made = wording.words(wording.texts())
    numbers = dict(zip(["herring", "came", "to", "ostrel"], wording.texts().of(0), strict=False))
    assert numbers["ostrel"] in made.names
    assert numbers["herring"] not in made.names  # twice with a capital, of which one begins a sentence
    assert made.tells(numbers["ostrel"]) < made.weights[numbers["ostrel"]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On the Situation with the Safety of Herring and Measures to Perfect It", True),
        ("The Herring Convention of October 2031", True),
        ("The Herring Convention is dead", False),
        ("Marta Venn", False),
        ("", False),
        ("Herring " * 100, False),
    ],
)
def test_the_name_of_a_thing(text, expected):
    assert is_titled(text) is expected
