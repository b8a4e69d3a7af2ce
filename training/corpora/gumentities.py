"""Names and mentions of persons from the entities of GUM."""

from __future__ import annotations

from collections.abc import Iterator

from training.corpora.conllu import Document, Token
from training.corpora.entities import Entity, entities
from training.corpora.places import neighbours, place
from training.example import Mention, MentionForm, Name, NameKind

_KINDS: dict[str, NameKind] = {"person": "person", "organization": "organization", "place": "place"}
_BETWEEN = frozenset(["of", "the", "and", "&", "for", "de", "del", "la", "du", "-"])
_TITLES = frozenset(
    "Administrator Ambassador Chairman Director Doctor Envoy General Governor Judge Justice King Mayor "
    "Minister Mr. Mrs. Ms. Dr. Officer President Prime Professor Queen Secretary Senator".split()
)


def mentions(document: Document) -> tuple[Mention, ...]:
    """Return every mention of persons by its head, in text order; of two with one head, the longer."""
    found: dict[int, Mention] = {}
    people = [entity for entity in entities(document) if entity.sort == "person"]
    for entity in sorted(people, key=lambda one: one.first - one.last):
        head = head_of(document, entity)
        token = document.tokens[head]
        form: MentionForm = "nominal"
        if token.upos == "PRON" or token.xpos == "PRP$":
            form = "pronoun"
        elif token.upos == "PROPN":
            form = "name"
        found.setdefault(head, Mention(token.place, form, entity.number))
    return tuple(found[head] for head in sorted(found))


def names(document: Document) -> tuple[Name, ...]:
    """Return names in text order; runs of proper nouns whose kind or extent is not sure have no kind."""
    all_ = entities(document)
    headed = {head_of(document, entity): entity for entity in all_ if entity.sort not in _KINDS}
    found = [
        _name(document, entity)
        for entity in all_
        if entity.sort in _KINDS and _is_proper(document.tokens[head_of(document, entity)])
    ]
    for run in neighbours(i for i, token in enumerate(document.tokens) if _is_proper(token)):
        if not any(index in headed and headed[index].sort == "time" for index in run):
            found += [(part, None) for part in _by_sentence(document, run)]
    found = [(run, kind) for run, kind in found if run]
    kept: dict[int, tuple[list[int], NameKind | None]] = {}
    taken: set[int] = set()
    for run, kind in sorted(found, key=lambda one: (-len(one[0]), one[1] is None, one[0])):
        if not taken.intersection(run):
            taken.update(run)
            kept[run[0]] = (run, kind)
    return tuple(Name(place(document, run), kind) for _, (run, kind) in sorted(kept.items()))


def _name(document: Document, entity: Entity) -> tuple[list[int], NameKind | None]:
    """Return an entity's name and its kind, or the run of proper nouns about its head without one."""
    tokens = document.tokens
    run = _untitled(document, _run(document, head_of(document, entity)))
    core = _untitled(document, list(range(entity.words[0], entity.words[-1] + 1)))
    first, last = entity.first, entity.last
    if tokens[first].upos == "DET" and first < last:
        first += 1
    if tokens[last].xpos == "POS":
        last -= 1
    bare = _untitled(document, list(range(first, last + 1)))
    for whole in (bare, core):
        if whole == run or (whole and set(run) < set(whole) and _is_name(document, whole)):
            person = entity.sort == "person"
            words = [tokens[index] for index in whole]
            vague = person and (
                tokens[entity.first].upos == "DET"
                or words[-1].xpos == "NNPS"
                or words[-1].form in _TITLES
                or any(not _is_proper(word) and word.xpos != "HYPH" for word in words)
            )
            return whole, None if vague else _KINDS[entity.sort]
    return run, None


def _is_name(document: Document, whole: list[int]) -> bool:
    """Say whether whole runs of proper nouns stand here, small words or hyphens between them."""
    tokens = document.tokens
    ends = _is_proper(tokens[whole[0]]) and _is_proper(tokens[whole[-1]])
    cut = whole[-1] in _run(document, whole[-1])[:-1]
    return (
        ends and not cut and all(_is_proper(t) or t.form in _BETWEEN for t in map(tokens.__getitem__, whole))
    )


def head_of(document: Document, entity: Entity) -> int:
    """Return the word of an entity's smallest span that governs the others."""
    words = set(entity.words)
    return next((i for i in entity.words if document.tokens[i].head not in words), entity.words[0])


def _is_proper(token: Token) -> bool:
    return token.upos == "PROPN" or token.xpos in {"NNP", "NNPS"}


def _run(document: Document, head: int) -> list[int]:
    """Return the proper nouns about one, in its sentence."""
    tokens = document.tokens
    first = last = head
    while first and _is_proper(tokens[first - 1]) and tokens[first - 1].sentence == tokens[head].sentence:
        first -= 1
    while last + 1 < len(tokens) and _is_proper(tokens[last + 1]):
        if tokens[last + 1].sentence != tokens[head].sentence:
            break
        last += 1
    return list(range(first, last + 1))


def _untitled(document: Document, run: list[int]) -> list[int]:
    """Take titles off the front: words that only describe the name behind them."""
    while len(run) > 1 and document.tokens[run[0]].deprel == "nmod:desc":
        run = run[1:]
    return run


def _by_sentence(document: Document, run: list[int]) -> Iterator[list[int]]:
    """Part a run at the ends of sentences, titles off."""
    for sentence in sorted({document.tokens[index].sentence for index in run}):
        yield _untitled(document, [i for i in run if document.tokens[i].sentence == sentence])
