"""Any text at all: a record whose every span is proved, or one clear sentence."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord import codec
from onrecord.errors import OnRecordError
from onrecord.model.chosen import chosen
from onrecord.pipeline import record
from onrecord.read import from_text
from onrecord.record.verify import verify
from tests.properties.whim import Whim

# Words that the finders look for, and what breaks their neighbours apart.
NEWSY = (
    "Marta Venn O'Neil Rabbi Eliav Strand Łódź Tern the minister he she who said told met called announced"
    " according to that will not Thursday 2031 25 p.m. every decades ago of in The By"
)
MARKS = ("“", "”", '"', "'", "‘", "’", "«", "»", "„", "(", ")", ",", ".", ":", "—", "5'4\"", "President X:")
BREAKS = ("\n", "\n\n", "\r\n", "\u00a0", "St\u00adrand", "\u200b", "\ufeff", "e\u0301", "𝔊", "שלום", "ﬁ")
PIECES = st.sampled_from([*NEWSY.split(), *MARKS, *BREAKS])
NEWSLIKE = st.builds(str.join, st.sampled_from([" ", "", " \n"]), st.lists(PIECES, max_size=50))

MODELS = {"rules": lambda: None, "whim": Whim, "packaged": chosen}


@settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow])
@given(text=st.one_of(NEWSLIKE, NEWSLIKE, st.text(max_size=100)), dated=st.booleans())
@pytest.mark.parametrize("name", MODELS)
def test_any_text_gives_a_proved_record_or_a_sentence(text: str, dated: bool, name: str) -> None:
    """Whatever a model says, and where there is none."""
    model = MODELS[name]()
    published = "2031-04-18" if dated else None
    try:
        reading = from_text(text, published=published)
    except OnRecordError as error:
        sentence = str(error)
        if "\n" in sentence or not sentence.endswith((".", "?")):
            raise AssertionError(f"no plain sentence: {sentence!r}") from error
        return
    made = record(reading, model)
    verify(made)
    assert made.article.text == text
    assert codec.load(codec.dump(made)) == made
    assert record(from_text(text, published=published), model) == made
