"""What a store has that a quote can be held against: by its index, by reading, never the article itself."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date

from onrecord.cli.outcome import sentences
from onrecord.compare.align import Compared, claims, compare
from onrecord.compare.bar import ANYWHERE
from onrecord.record.verify import verify
from onrecord.register.filing import Filing
from onrecord.register.joins import Statement
from onrecord.store.evidence import Evidence
from onrecord.store.evidence.scope import Scope
from onrecord.store.store import Store
from tests.store.made import MAKER, filing

SAID = "The third breakwater will be ready before the herring fleet returns"
ROAD = "https://gazette.example/road"
NARRATIVE = (
    "The minister spoke on the old customs quay for an hour, in rain that never let up, before some forty "
    "fishermen who had walked over from Ostrel and the villages behind it, and who went home unpersuaded."
)


def report(said: str, *, url: str, **told: str | None) -> Filing:
    """File an article of another's that has a quote of Ada Olt's."""
    return filing(("Ada Olt", said), ("Oskar Hallin", "Good evening."), url=url, **told)


def telling(made: Filing, narrative: str) -> Filing:
    """File an article that tells something more, behind what it has."""
    text = f"{made.record.article.text}\n\n{narrative}"
    digest = hashlib.sha256(text.encode()).hexdigest()
    article = replace(made.record.article, id=f"sha256:{digest}", text=text)
    record = replace(made.record, article=article)
    verify(record)
    return Filing.of(record, sentences)


def quoting(said: str = SAID, speaker: str = "Ada Olt", **told: str) -> Filing:
    """File the article that is compared."""
    return filing((speaker, said), url="https://torch.example/pier", outlet="The Torch", **told)


def found(store: Store, article: Filing, scope: Scope | None = None, *, read: bool = False) -> Compared:
    """What the store has for the one quote of an article."""
    with store.reading() as connection:
        evidence = Evidence(connection, article.record, scope or Scope())
        if read:
            evidence.read([one for _, one in claims(article.record)])
        (only,) = compare(article.record, evidence)
    return only


def origin(one: Compared) -> str | None:
    return one.transcript.origin if one.transcript else None


def test_another_article_has_it(store: Store) -> None:
    store.add(filing(("Oskar Hallin", "The ferry is late again, as ever."), url="https://x.example/1"), MAKER)
    store.add(report(f"{SAID}. We gave our word.", url=ROAD), MAKER)
    one = found(store, quoting())
    assert (one.kind, origin(one), one.places[0].speaker) == ("verbatim", ROAD, "same")
    assert one.transcript is not None
    assert one.change.parts[0].text.of(one.transcript.text) == SAID


def test_the_article_itself_is_no_evidence(store: Store) -> None:
    article = quoting()
    store.add(article, MAKER)
    store.add(quoting(f"{SAID}, they say"), MAKER)  # another text of it
    under_other_key = replace(article.record.article, url="https://mirror.example/pier")
    store.add(Filing.of(replace(article.record, article=under_other_key), sentences), MAKER)
    assert found(store, article, read=True).kind == "not_found"


def test_a_copy_is_told_and_is_no_witness(store: Store) -> None:
    store.add(telling(report(SAID, url="https://agency.example/9"), NARRATIVE), MAKER)
    one = found(store, telling(quoting(), NARRATIVE))
    assert one.kind == "not_found"
    assert [(other.kind, origin(other), other.is_carried) for other in one.also] == [
        ("verbatim", "https://agency.example/9", True)
    ]
    store.add(report(SAID, url=ROAD), MAKER)
    one = found(store, telling(quoting(), NARRATIVE))
    assert (one.kind, origin(one)) == ("verbatim", ROAD)
    assert [other.is_carried for other in one.also] == [True]


def test_the_one_changed_least_comes_first_and_the_others_beside_it(store: Store) -> None:
    store.add(report(SAID.replace("before", "long before"), url="https://a.example/1"), MAKER)
    store.add(report(SAID, url=ROAD), MAKER)
    one = found(store, quoting())
    assert (one.kind, origin(one)) == ("verbatim", ROAD)
    assert [(other.kind, origin(other)) for other in one.also] == [("cut", "https://a.example/1")]


def test_only_some_days_and_outlets(store: Store) -> None:
    store.add(report(SAID, url=ROAD, outlet="Gazette", published="2031-04-19"), MAKER)
    store.add(report(SAID, url="https://a.example/1", published=None), MAKER)
    assert found(store, quoting(), Scope(since=date(2031, 4, 19))).also == ()
    assert found(store, quoting(), Scope(until=date(2031, 4, 18)), read=True).kind == "not_found"
    assert origin(found(store, quoting(), Scope(outlets=("Gazette",)), read=True)) == ROAD
    assert found(store, quoting(), Scope(outlets=("The Torch",)), read=True).kind == "not_found"


def test_words_in_no_quote_are_found_by_reading(store: Store) -> None:
    running = telling(filing(("Oskar Hallin", "Good evening."), url=ROAD), f"{NARRATIVE}\n\n{SAID}.")
    store.add(running, MAKER)
    assert found(store, quoting()).kind == "not_found"
    one = found(store, quoting(), read=True)
    assert (one.kind, origin(one), one.places[0].said) == ("verbatim", ROAD, None)


def test_common_words_are_found_beside_each_other(store: Store) -> None:
    with store.writing():
        for number in range(230):
            said = (
                "The harbour fund has money, and the harbour wall is sound.",
                "The fund pays for the wall.",
            )
            store.add(filing(("Ada Olt", said[number % 2]), url=f"https://a.example/{number}"), MAKER)
            store.add(filing(("Ada Olt", "Our harbour is open."), url=f"https://b.example/{number}"), MAKER)
        store.add(report("The fund stays open, and the money with it.", url=ROAD), MAKER)
    assert origin(found(store, quoting("The fund stays open, and the money with it"))) == ROAD


def test_quotes_of_one_statement_come_along(store: Store) -> None:
    store.add(report(SAID, url=ROAD), MAKER)
    store.add(report("Fishermen get a mole by autumn, promise.", url="https://a.example/1"), MAKER)
    refs = tuple(fact.ref for fact in store.facts("quote"))
    store.set_clusters("quote", [Statement("s1", refs, {})], dict.fromkeys(refs, "s1"))
    article = quoting()
    ((_, words),) = claims(article.record)
    with store.reading() as connection:
        texts = Evidence(connection, article.record, Scope()).candidates(words)
    assert [one.origin for one in texts] == [ROAD, "https://a.example/1"]


def test_what_anybody_says_is_not_found(store: Store) -> None:
    store.add(
        filing(("Oskar Hallin", "I would like to thank you for the invitation, truly."), url=ROAD), MAKER
    )
    assert found(store, quoting("I would like to thank the engineers for the lighthouse")).kind == "not_found"
    assert found(store, quoting("thank you")).kind == "not_found"
    assert found(store, quoting("…")).kind == "not_found"
    assert Evidence.bar is ANYWHERE
