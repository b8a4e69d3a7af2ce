"""What a reader knows by now, in the order in which words are understood."""

from __future__ import annotations

from onrecord.resolve.chains import Chain
from onrecord.resolve.clusters import cluster_names
from onrecord.resolve.layout import OUTSIDE, Layout
from onrecord.resolve.memory import Memory
from onrecord.resolve.stage import resolve
from onrecord.spans import Span
from tests.unit.resolve.found import at, findings, recorded

TEXT, FOUND = findings(
    "[Marta Venn] met [Ilya Morn]. “[He|pronoun masculine] laughed,” [she|pronoun feminine] said.\n\n"
    "[Venn] left.",
    [{"content": "He laughed", "source": "she"}],
)
MARTA, ILYA, HE, SHE, VENN = range(5)


def memory() -> Memory:
    layout = Layout(TEXT, FOUND)
    chains, _ = cluster_names(layout)
    return Memory(layout, FOUND.mentions, chains)


def test_names_are_known_before_they_are_read():
    made = memory()
    assert made.chain(VENN) == made.chain(MARTA) == 0
    assert made.chain(ILYA) == 1
    assert made.chain(HE) is None
    assert list(made.before(len(TEXT))) == []


def test_the_first_answer_stays():
    made = memory()
    made.note(HE, 1, "rule:salience")
    made.note(HE, 0, "rule:epithet")
    assert (made.chain(HE), made.reason[HE]) == (1, "rule:salience")


def test_a_correction_leaves_no_trace_of_the_answer():
    made = memory()
    made.note(HE, 1, "rule:salience")
    made.correct(HE, 0, "rule:label")
    assert (made.chain(HE), made.reason[HE]) == (0, "rule:label")
    assert [seen.chain for seen in made.before(len(TEXT))] == [0]


def test_before_and_after_go_away_from_the_place():
    made = memory()
    for mention, chain in ((VENN, 0), (MARTA, 0), (ILYA, 1)):
        made.note(mention, chain, "rule:name")
    here = at("He", TEXT).start
    assert [seen.mention for seen in made.before(here)] == [ILYA, MARTA]
    assert [seen.mention for seen in made.after(here)] == [VENN]
    assert [seen.subject for seen in made.before(here)] == [False, True]
    assert [seen.frame for seen in made.before(here)] == [OUTSIDE, OUTSIDE]
    assert [seen.sentence for seen in made.before(here)] == [0, 0]


def test_who_has_spoken_is_present_where_the_words_end():
    made = memory()
    made.spoke(0, 0, outside=True)
    end = FOUND.quotes[0].content[-1].end
    assert [(seen.offset, seen.mention, seen.chain) for seen in made.before(end + 1)] == [(end, -1, 0)]
    assert (made.last_speaker, made.speaker_of) == (0, {0: 0})
    assert made.spoke_at == made.layout.sentence(end - 1)
    assert made.speaker_around(0) == 0
    assert made.speaker_around(OUTSIDE) is None


def test_who_speaks_inside_a_quote_is_not_the_last_speaker():
    made = memory()
    made.spoke(0, 1, outside=False)
    assert made.last_speaker is None
    assert made.speaker_around(0) == 1


def test_a_new_chain_has_the_next_number():
    made = memory()
    assert made.begin(Chain("group")) == 2
    assert made.chains[2].kind == "group"


# ---- the order of reading


def test_words_in_a_quote_are_understood_after_its_source():
    record = recorded(TEXT, FOUND)
    led = {m.span.of(TEXT): entity.name for entity in record.entities for m in entity.mentions}
    assert led["she"] == "Marta Venn"
    assert led["He"] == "Ilya Morn"


def test_he_in_a_quote_is_never_its_speaker_who_is_named_behind_it():
    text, found = findings(
        "“[He|pronoun masculine] laughed,” [Ilya Morn] said.",
        [{"content": "He laughed", "source": "Ilya Morn"}],
    )
    (cluster,) = resolve(text, found).clusters
    assert [found.mentions[index].span.of(text) for index in cluster.mentions] == ["Ilya Morn"]


def test_a_quote_inside_a_quote_is_understood_after_both_sources():
    text, found = findings(
        "“[Edwin Olt] told [me|pronoun], ‘[I|pronoun] saw [him|pronoun masculine],’” [Ilya Morn] said.",
        [
            {"content": "Edwin Olt told me, ‘I saw him,’", "source": "Ilya Morn"},
            {"content": "I saw him", "source": "Edwin Olt", "within": 0},
        ],
    )
    record = recorded(text, found)
    led = {m.span.of(text): entity.name for entity in record.entities for m in entity.mentions}
    assert (led["me"], led["I"]) == ("Ilya Morn", "Edwin Olt")
    names = {entity.id: entity.name for entity in record.entities}
    assert [names[quote.speaker] for quote in record.quotes if quote.speaker] == ["Ilya Morn", "Edwin Olt"]


def test_clusters_come_in_the_order_of_their_first_mention():
    resolution = resolve(TEXT, FOUND)
    firsts = [cluster.mentions[0] for cluster in resolution.clusters]
    assert firsts == sorted(firsts)
    assert all(len(cluster.mentions) == len(cluster.reasons) for cluster in resolution.clusters)


# ---- chains


def test_a_chain_fits_a_gender_that_it_does_not_contradict():
    assert Chain("person").fits("feminine")
    assert Chain("person", gender="feminine").fits("feminine")
    assert Chain("person", gender="feminine").fits(None)
    assert not Chain("person", gender="feminine").fits("masculine")
    # What a name only sounds like excludes nobody.
    assert Chain("person", leaning="feminine").fits("masculine")


def test_a_chain_without_a_name_is_not_named():
    assert not Chain("person", nouns={"prisoner"}).named
    assert Chain("person", names={"marta venn"}).named


def test_a_chain_learns_roles_ages_and_gender_from_a_phrase():
    text, found = findings("<[Robin Tarr], 54, {the defendant's sister}>, met <{Mayor} [Kim Vell], aged 38>.")
    tarr, vell = Chain("person"), Chain("person")
    tarr.describe(found.mentions[0], text)
    vell.describe(found.mentions[1], text)
    assert (tarr.ages, tarr.roles, tarr.gender) == ({"54"}, {"the defendant's sister"}, "feminine")
    assert (vell.ages, vell.roles, vell.gender) == ({"38"}, {"Mayor"}, None)
    assert [office.head for office in vell.offices()] == ["mayor"]


def test_a_year_is_no_age():
    text, found = findings("<[Robin Tarr], 2031>, sang.")
    chain = Chain("person")
    chain.describe(found.mentions[0], text)
    assert chain.ages == set()


def test_a_known_gender_is_kept():
    text, found = findings("<[Robin Tarr], {the defendant's sister}>, sang.")
    chain = Chain("person", gender="masculine")
    chain.describe(found.mentions[0], text)
    assert chain.gender == "masculine"
    assert found.mentions[0].phrase == Span(0, len("Robin Tarr, the defendant's sister"))
