"""The cue in the words that attribute, and the source that the syntax gives it."""

from __future__ import annotations

from training.corpora.conllu import ROOT, Document, Token

_NEGATIONS = frozenset(["not", "n't", "n’t", "never", "nt"])
_BRACKETS = {")": "(", "]": "["}
_SAYING = frozenset(["saying", "stating", "claiming", "arguing", "suggesting", "showing", "believing"])
_SUBJECTS = frozenset(["nsubj", "nsubj:outer", "nsubj:pass"])


def find_cue(document: Document, satellite: set[int], scope: set[int]) -> tuple[set[int], int]:
    """Return the tokens of the cue and the one they centre on; no tokens where there is no cue."""
    tokens = document.tokens
    for index in sorted(satellite):
        words = [token.form.lower() for token in tokens[index : index + 2]]
        if words == ["according", "to"] and index + 1 in satellite and tokens[index].head != ROOT:
            return {index, index + 1}, tokens[index].head
    anchor = _anchor(document, satellite, scope)
    if anchor == ROOT:
        return set(), ROOT
    return _widened(document, satellite - scope, anchor), anchor


def find_source(document: Document, cue: set[int], anchor: int) -> set[int]:
    """Return the tokens of whoever the cue says it of, none if the sentence does not tell."""
    tokens = document.tokens
    token = tokens[anchor]
    if anchor not in cue:  # according to somebody
        return _phrase(document, anchor, cue)
    passive = any(t.head == anchor and t.deprel == "aux:pass" for t in tokens[max(0, anchor - 9) : anchor])
    seen: set[int] = set()
    while anchor != ROOT and anchor not in seen:
        seen.add(anchor)
        for index, child in _children(document, anchor):
            poss = child.deprel == "nmod:poss" and tokens[anchor].upos == "NOUN"
            agent = child.deprel == "obl:agent"
            if agent or poss or (child.deprel in _SUBJECTS and not passive):
                return _phrase(document, index, cue)
        token = tokens[anchor]
        if token.deprel == "acl" and token.form.lower() in _SAYING:
            return _phrase(document, token.head, cue | _under(document, anchor))
        if passive or token.deprel not in {"xcomp", "conj", "advcl"}:
            return set()
        anchor = token.head
    return set()


def _anchor(document: Document, satellite: set[int], scope: set[int]) -> int:
    """Find the word that governs what is said, else the highest verb of the words that attribute."""
    tokens = document.tokens
    for index in sorted(scope):
        token = tokens[index]
        if token.upos == "PUNCT" or token.head not in satellite - scope:
            continue
        governor = tokens[token.head]
        if governor.upos == "ADJ" and governor.deprel == "xcomp" and governor.head in satellite:
            return governor.head
        noun = governor.upos == "NOUN" and token.deprel in {"acl", "ccomp"}
        if governor.upos == "VERB" or noun or _copula(document, token.head):
            return token.head
    for index in sorted(satellite - scope):
        token = tokens[index]
        if token.head not in satellite and (token.upos == "VERB" or _copula(document, index)):
            return index
    return ROOT


def _widened(document: Document, satellite: set[int], anchor: int) -> set[int]:
    """Add auxiliaries, negation, the verbs that govern it ("refused to"), and a particle."""
    tokens = document.tokens
    cue = {anchor}
    index = anchor - 1
    while index in satellite and tokens[index].sentence == tokens[anchor].sentence:
        token = tokens[index]
        helps = token.head in cue and (
            token.deprel.partition(":")[0] in {"aux", "cop", "advmod"}
            or (token.form == "to" and token.xpos == "TO")
        )
        governs = any(tokens[one].deprel == "xcomp" and tokens[one].head == index for one in cue)
        if not helps and not governs:
            break
        cue.add(index)
        index -= 1
    while (first := min(cue)) != anchor and _is_adverb(tokens[first]):
        cue.remove(first)
    if min(cue) != anchor and tokens[min(cue)].xpos == "TO":
        cue.remove(min(cue))
    after = anchor + 1
    if after in satellite and tokens[after].deprel == "compound:prt" and tokens[after].head == anchor:
        cue.add(after)
    return cue


def _is_adverb(token: Token) -> bool:
    return token.deprel.partition(":")[0] == "advmod" and token.form.lower() not in _NEGATIONS


def _copula(document: Document, index: int) -> bool:
    return any(child.deprel == "cop" for _, child in _children(document, index))


def _children(document: Document, index: int) -> list[tuple[int, Token]]:
    """Return the tokens that hang on one, with their indices."""
    tokens = document.tokens
    sentence = tokens[index].sentence
    first = last = index
    while first and tokens[first - 1].sentence == sentence:
        first -= 1
    while last + 1 < len(tokens) and tokens[last + 1].sentence == sentence:
        last += 1
    return [(one, tokens[one]) for one in range(first, last + 1) if tokens[one].head == index]


def _under(document: Document, index: int) -> set[int]:
    return {index}.union(*(_under(document, child) for child, _ in _children(document, index)))


def _phrase(document: Document, head: int, without: set[int]) -> set[int]:
    """Return the run of tokens under `head` around it; no preposition, mark or possessive at its ends."""
    tokens = document.tokens
    under = _under(document, head) - without
    if head not in under:
        return set()
    first = last = head
    while first - 1 in under:
        first -= 1
    while last + 1 in under:
        last += 1
    while first < head and (tokens[first].upos in {"PUNCT", "ADP"} or tokens[first].deprel in {"cc", "case"}):
        first += 1
    while last > head and (tokens[last].upos == "PUNCT" or tokens[last].xpos == "POS"):
        opening = _BRACKETS.get(tokens[last].form)
        if opening and any(tokens[index].form == opening for index in range(first, last)):
            break
        last -= 1
    return set(range(first, last + 1))
