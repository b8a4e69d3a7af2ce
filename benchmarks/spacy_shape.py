"""A spaCy pipeline of the shape of en_core_web_sm, with weights that nobody trained.

Its speed is that of the real one: the same layers, widths and numbers of labels
(embedding 96 wide, 4 layers deep; tagger, parser, and NER with an embedding of its
own), and none of its download. The real one's lemmatizer and rules of attributes
are left out, which makes this one faster if anything.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language

# Numbers of labels as en_core_web_sm 3.x tells them in its meta.json.
TAGS, DEPENDENCIES, NAMES = 50, 45, 18
WIDTH, DEPTH = 96, 4


def pipeline() -> Language:
    """Build the pipeline, seeded, ready to run on one thread."""
    import spacy
    from thinc.api import fix_random_seed

    fix_random_seed(0)
    nlp = spacy.blank("en")
    nlp.add_pipe("tok2vec", config={"model": _embedding()})
    tagger: Any = nlp.add_pipe("tagger", config={"model": _tagger()})
    parser: Any = nlp.add_pipe("parser", config={"model": _transitions("parser", _listener())})
    ner: Any = nlp.add_pipe("ner", config={"model": _transitions("ner", _embedding())})
    for pipe, labels in ((tagger, TAGS), (parser, DEPENDENCIES), (ner, NAMES)):
        for number in range(labels):
            pipe.add_label(f"L{number}")
    nlp.initialize()
    return nlp


def _embedding() -> dict[str, Any]:
    return {
        "@architectures": "spacy.Tok2Vec.v2",
        "embed": {
            "@architectures": "spacy.MultiHashEmbed.v2",
            "width": WIDTH,
            "attrs": ["NORM", "PREFIX", "SUFFIX", "SHAPE", "SPACY", "IS_SPACE"],
            "rows": [5000, 1000, 2500, 2500, 50, 50],
            "include_static_vectors": False,
        },
        "encode": {
            "@architectures": "spacy.MaxoutWindowEncoder.v2",
            "width": WIDTH,
            "depth": DEPTH,
            "window_size": 1,
            "maxout_pieces": 3,
        },
    }


def _listener() -> dict[str, Any]:
    return {"@architectures": "spacy.Tok2VecListener.v1", "width": WIDTH, "upstream": "tok2vec"}


def _tagger() -> dict[str, Any]:
    return {"@architectures": "spacy.Tagger.v2", "tok2vec": _listener(), "normalize": False}


def _transitions(state: str, tok2vec: dict[str, Any]) -> dict[str, Any]:
    return {
        "@architectures": "spacy.TransitionBasedParser.v2",
        "state_type": state,
        "extra_state_tokens": False,
        "hidden_width": 64,
        "maxout_pieces": 2,
        "use_upper": True,
        "tok2vec": tok2vec,
    }
