"""`Role.of`, `Entity.members` and `Mention.by`: built, proved, and loaded where they are missing."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from onrecord import codec
from onrecord.errors import ProofError
from onrecord.findings import Findings, FoundMention, FoundQuote, Reading
from onrecord.record.build import build
from onrecord.record.verify import verify
from onrecord.resolution import Answer, Cluster, Resolution
from onrecord.spans import Span
from onrecord.types import Entity, Mention, Record, Role
from tests.unit.record.hand import at, entity, record

GROUP = "the two sailors"


def found(
    words: str, form: str, kind: str, phrase: Span | None = None, roles: tuple[Span, ...] = ()
) -> FoundMention:
    return FoundMention(at(words), form, kind, phrase or at(words), roles)  # type: ignore[arg-type]


MENTIONS = (
    found("Marta Venn", "name", "person", at("Foreign Minister Marta Venn"), (at("Foreign Minister"),)),
    found("Eliav\nStrand", "name", "person"),
    found(GROUP, "nominal", "group"),
    found("she", "pronoun", "person"),
    found("He", "pronoun", "person"),
)
CLUSTERS = (
    Cluster("person", (0, 3), ("rule:name", "rule:reporter"), (), 0.9, ("rule:name",)),
    Cluster("person", (1, 4), ("rule:name", "rule:salience"), (), 0.9, ("rule:name",)),
    Cluster("group", (2,), ("rule:group",), (0, 1), 0.8, ("rule:group",)),
)


def built(mentions: tuple[FoundMention, ...] = MENTIONS, clusters: tuple[Cluster, ...] = CLUSTERS) -> Record:
    findings = Findings(
        mentions=mentions, quotes=(FoundQuote("direct", "speech", (at("We came for two men"),)),)
    )
    findings = replace(findings, quotes=(replace(findings.quotes[0], by=("rule:by-hand",)),))
    resolution = Resolution(clusters, (), (Answer(None),), (Answer(None),), ((),))
    return build(Reading(record().article), findings, resolution)


def test_every_mention_says_what_led_it_there():
    made = built()
    verify(made)
    assert [mention.by for mention in made.entities[0].mentions] == [("rule:name",), ("rule:reporter",)]
    assert [mention.by for mention in made.entities[1].mentions] == [("rule:name",), ("rule:salience",)]


def test_reasons_stay_with_their_mentions_when_a_cluster_is_not_in_text_order():
    first = replace(CLUSTERS[0], mentions=(3, 0), reasons=("rule:reporter", "rule:name"))
    made = built(clusters=(first, *CLUSTERS[1:]))
    verify(made)
    assert made.entities == built().entities


def test_the_members_of_a_group_are_entities():
    made = built()
    (group,) = [one for one in made.entities if one.kind == "group"]
    assert [one.name for one in made.entities if one.id in group.members] == ["Marta Venn", "Eliav Strand"]
    assert [one.members for one in made.entities if one.kind == "person"] == [(), ()]


# ---- the body in a role


def test_a_role_names_the_body_in_it():
    role = Span(at("the har\u00adbour office").start, at("the har\u00adbour office").end)
    strand = found("Strand", "name", "person")
    strand = replace(
        strand, span=at("Strand", 2), phrase=Span(role.start, at("Strand", 2).end), roles=(role,)
    )
    body = found("har\u00adbour office", "name", "organization")
    made = built(
        (MENTIONS[0], body, strand),
        (
            Cluster("person", (0,), ("rule:name",), (), 0.9, ("rule:name",)),
            Cluster("organization", (1,), ("rule:name",), (), 0.9, ("rule:name",)),
            Cluster("person", (2,), ("rule:name",), (), 0.9, ("rule:name",)),
        ),
    )
    verify(made)
    assert [role.of for one in made.entities for role in one.roles] == [None, "e2"]


def test_a_person_in_a_role_is_no_body():
    role = Span(at("the har\u00adbour office").start, at("the har\u00adbour office").end)
    strand = replace(
        MENTIONS[1], span=at("Strand", 2), phrase=Span(role.start, at("Strand", 2).end), roles=(role,)
    )
    person = found("har\u00adbour office", "name", "person")
    clusters = tuple(Cluster("person", (n,), ("rule:name",), (), 0.9, ("rule:name",)) for n in range(2))
    made = built((person, strand), clusters)
    verify(made)
    assert [role.of for one in made.entities for role in one.roles] == [None]


# ---- proof


def told(**changes: object) -> Record:
    """Return the record made by hand with a group of its first two entities, changed."""
    true = record()
    group = entity("two sailors", "group", 5, (Mention(at("sailors"), "nominal", ("rule:group",)),))
    group = replace(group, name="sailors", names=("sailors",), members=("e1", "e2"))
    group = replace(group, **changes)
    entities = sorted((*true.entities, group), key=lambda one: one.mentions[0].span)
    # Ids rise in text order: the group stands third, and nothing refers to what follows it but by its old id.
    return replace(true, entities=tuple(entities), quotes=(), meetings=())


def numbered(made: Record) -> Record:
    """Give the entities ids that rise; those of the first two, which are members, stay."""
    return replace(
        made, entities=tuple(replace(one, id=f"e{n}") for n, one in enumerate(made.entities, start=1))
    )


def lie(made: Record) -> str:
    with pytest.raises(ProofError) as caught:
        verify(numbered(made))
    return str(caught.value)


def group_number(made: Record) -> int:
    return next(n for n, one in enumerate(made.entities) if one.kind == "group")


def test_a_group_with_members_is_proved():
    made = numbered(told())
    verify(made)
    assert made.entities[group_number(made)].members == ("e1", "e2")
    verify(numbered(told(members=())))


@pytest.mark.parametrize("members", [("e1", "e9"), ("e3",), ("e1", "e1"), ("",), ("Marta Venn",)])
def test_a_member_that_is_no_other_entity_is_a_lie(members):
    made = told(members=members)
    place = f"entities[{group_number(made)}].members[{len(members) - 1}]"
    assert group_number(made) == 2  # "e3" is the group itself
    assert lie(made).startswith(f"{place}: {members[-1]!r} is no other entity, or is told twice")


@pytest.mark.parametrize("kind", ["person", "organization", "place", "unknown"])
def test_only_a_group_has_members(kind):
    assert lie(told(kind=kind)) == f"entities[2].members: a {kind} has no members"


def with_role(role: Role) -> Record:
    true = record()
    first: Entity = true.entities[0]
    return replace(true, entities=(replace(first, roles=(role,)), *true.entities[1:]))


def test_a_body_that_the_role_names_is_proved():
    # The role runs over a mention of e4.
    words = at("the har\u00adbour office")
    verify(with_role(Role("the har\u00adbour office", words, "e4")))
    verify(with_role(Role("the har\u00adbour office", words)))


@pytest.mark.parametrize("of", ["e4", "e1", "e9", ""])
def test_a_body_that_the_role_does_not_name_is_a_lie(of):
    with pytest.raises(ProofError) as caught:
        verify(with_role(Role("Foreign Minister", at("Foreign Minister"), of)))
    assert str(caught.value) == f"entities[0].roles[0].of: {of!r} is not named in the role"


def test_half_of_a_body_is_not_named_in_a_role():
    with pytest.raises(ProofError, match=r"entities\[0\]\.roles\[0\]\.of: 'e4' is not named in the role"):
        verify(with_role(Role("office", at("office"), "e4")))


# ---- JSON


def test_the_fields_go_to_json_and_back():
    made = numbered(told())
    line = codec.dump(made)
    assert codec.load(line) == made
    group = json.loads(line)["entities"][group_number(made)]
    assert group["members"] == ["e1", "e2"]
    assert group["mentions"][0]["by"] == ["rule:group"]


def test_a_record_written_before_there_were_such_fields_loads():
    plain = json.loads(codec.dump(record()))
    for one in plain["entities"]:
        del one["members"]
        for role in one["roles"]:
            del role["of"]
        for mention in one["mentions"]:
            del mention["by"]
    old = codec.load(json.dumps(plain))
    verify(old)
    assert old == record()
    assert {one.members for one in old.entities} == {()}
    assert {mention.by for one in old.entities for mention in one.mentions} == {()}
    assert {role.of for one in old.entities for role in one.roles} == {None}


@pytest.mark.parametrize(("field", "value"), [("members", "e1"), ("members", [1]), ("members", None)])
def test_members_of_another_shape_are_refused(field, value):
    plain = json.loads(codec.dump(record()))
    plain["entities"][0][field] = value
    with pytest.raises(codec.SchemaError, match=r"entities\[0\]\.members"):
        codec.load(json.dumps(plain))
