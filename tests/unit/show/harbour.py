"""One long example with everything a page must show; the people and places are invented."""

from __future__ import annotations

from onrecord.types import Record
from tests.unit.show.story import Story

TEXT = """\
Foreign Minister Marta Venn met her Sarnish counterpart, Dov Ben-Ari (דב בן־ארי), at the old customs \
house on Thursday to discuss the release of two sailors, her office said.

“We will not sign tonight,” Venn told reporters on the quay, “but nobody has left the table.” She \
said that the talks had been “frank, and at times loud”, and that a second round was planned for \
May.

Ben-Ari, who is also chair of the Straits Commission, was shorter. “Ask me again when the Alvena is \
home,” he said.

According to a statement from the harbourmaster, Captain Ilse Thorne had warned both sides in \
writing: “The channel closes at dusk. I told the minister, ‘No pilot will take you out after that,’ \
and no pilot did.”

The families of the sailors hope to see them before the feast of St Osk. Dr Peregrine Oyelaran-\
Whitcombe, who examined one of them by video, believes he is well 🌊.

“Nobody asked us whether we wanted a second round, said a woman at the gate who would not give her \
name.

Venn is to telephone President Aurelio Quist of Lowmark on 2 May.
"""


def harbour() -> Record:
    story = Story(
        TEXT,
        title="Ministers leave the customs house without a signature, and with a second date",
        byline="Ottoline Marsh and Jun Pereira",
        outlet="The Harbour Ledger",
        url="https://ledger.example/2031/04/17/customs-house",
        published="2031-04-17",
        source="customs-house.html",
    )
    venn = story.entity(
        "Marta Venn",
        names=["Marta Venn", ("Venn", 2), ("Venn", 3)],
        roles=["Foreign Minister"],
        nominals=["the minister"],
        pronouns=["her", ("her", 2), "She"],
        also=("Venn",),
        confidence=0.98,
        by=("rule:surname",),
        why={"name": ("rule:name",), "nominal": ("rule:role-holder",), "pronoun": ("rule:salience",)},
    )
    ben_ari = story.entity(
        "Dov Ben-Ari",
        names=["Dov Ben-Ari", "דב בן־ארי", ("Ben-Ari", 2)],
        roles=["chair of the Straits Commission", "Sarnish counterpart"],
        pronouns=[("he", story.text[: story.text.index("he said.")].count("he") + 1)],
        also=("דב בן־ארי", "Ben-Ari"),
        confidence=0.94,
        by=("rule:script", "rule:surname"),
        why={"pronoun": ("rule:salience",)},
        of={"chair of the Straits Commission": "e9"},
    )
    thorne = story.entity("Captain Ilse Thorne", names=["Ilse Thorne"], roles=["Captain"], confidence=0.9)
    doctor = story.entity("Peregrine Oyelaran-Whitcombe", roles=["Dr"], confidence=0.71)
    quist = story.entity("Aurelio Quist", roles=["President"], confidence=0.88)
    office = story.entity(
        "her office", "organization", nominals=["her office"], names=["her office"], confidence=0.6
    )
    families = story.entity("The families of the sailors", "group", confidence=0.66)
    story.entity("the old customs house", "place", confidence=0.83)
    story.entity("Straits Commission", "organization", confidence=0.9)
    story.entity("Lowmark", "place", confidence=0.77)
    story.entity(
        "both sides",
        "group",
        names=[],
        nominals=["both sides"],
        confidence=0.7,
        by=("rule:group",),
        why={"nominal": ("rule:group",)},
        members=(venn, ben_ari),
    )

    story.quote(
        ["We will not sign tonight", "but nobody has left the table."],
        cue="told",
        source=("Venn", 2),
        speaker=venn,
        to="reporters",
        confidence=0.97,
        by=("rule:marks", "rule:cue-after"),
    )
    story.quote(
        "that the talks had been “frank, and at times loud”, and that a second round was planned for May",
        kind="mixed",
        cue=("said", 2),
        source="She",
        speaker=venn,
        confidence=0.82,
        by=("rule:that-clause", "rule:salience"),
    )
    story.quote(
        "Ask me again when the Alvena is home,",
        cue=("said", 3),
        source=("he", story.text[: story.text.index("he said.")].count("he") + 1),
        speaker=ben_ari,
        confidence=0.93,
    )
    outer = story.quote(
        "The channel closes at dusk. I told the minister, ‘No pilot will take you out after that,’ "
        "and no pilot did.",
        act="writing",
        cue="had warned",
        source="Captain Ilse Thorne",
        speaker=thorne,
        to="both sides",
        via=[story.via("a statement from the harbourmaster", "According to")],
        confidence=0.88,
    )
    story.quote(
        "No pilot will take you out after that,",
        cue=("told", 2),
        source=("I", story.text[: story.text.index("I told")].count("I") + 1),
        speaker=thorne,
        to="the minister",
        to_entity=venn,
        within=outer,
        confidence=0.79,
    )
    story.quote(
        "to see them before the feast of St Osk",
        kind="indirect",
        act="thought",
        cue="hope",
        source="The families of the sailors",
        speaker=families,
        confidence=0.55,
    )
    story.quote(
        "he is well",
        kind="indirect",
        act="thought",
        cue="believes",
        source="Dr Peregrine Oyelaran-Whitcombe, who examined one of them by video,",
        speaker=doctor,
        confidence=0.61,
    )
    story.quote(
        "Nobody asked us whether we wanted a second round,",
        cue=("said", 4),
        source="a woman at the gate who would not give her name",
        confidence=0.4,
    )
    story.meeting(
        "met",
        [(venn, "Foreign Minister Marta Venn", "host"), (ben_ari, "Dov Ben-Ari", "guest")],
        place="the old customs house",
        time="Thursday",
        value="2031-04-17",
        precision="day",
        topics=["the release of two sailors"],
        via=[story.via("her office", "said", office)],
        confidence=0.91,
    )
    story.meeting(
        "telephone",
        [(venn, ("Venn", 3), "participant"), (quist, "President Aurelio Quist of Lowmark", "participant")],
        status="planned",
        mode="phone",
        time="2 May",
        value="2031-05-02",
        precision="day",
        confidence=0.8,
    )
    story.time("Thursday", "2031-04-17", anchor="published")
    story.time("May", "2031-05", anchor="published")
    story.time("dusk", None, kind="TIME")
    story.time("2 May", "2031-05-02", anchor="published")
    story.warning(
        "unclosed-quote",
        "This quotation mark is never closed; the quote is taken to end at the comma.",
        "“Nobody asked us whether we wanted a second round,",
    )
    story.warning("no-dateline", "The text does not say where it was written.")
    return story.record()
