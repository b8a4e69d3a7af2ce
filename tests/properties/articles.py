"""Well-formed articles in no style of quotation marks yet, with slots for names and words.

`⟪…⟫` are the outer marks, `⟨…⟩` the inner ones, `'` is an apostrophe. A quote that goes on over paragraphs opens
each of them with `⟪` and is closed once. All people and places are invented.
"""

from __future__ import annotations

from hypothesis import strategies as st

TEMPLATES = (
    # A wire story: cue after, before and in the middle; a quote that runs on.
    """\
⟪We sail at dawn, and {0} does not sail with us,⟫ {title} {1} said on Thursday.

{1last} told reporters that the ferry had been sold in March. ⟪Nobody wept,⟫ {1last} said. ⟪Nobody even looked up.⟫

⟪The pier,⟫ said {0}, 54, a baker from Tern, ⟪is a pier in name only.⟫

{0last} added: ⟪Ask the harbour master, if you can wake him.⟫
""",
    # A quote over three paragraphs, an inner quote, possessives and decades.
    """\
The council of Tern met on Monday for the first time since the fire.

⟪I was asked in the '90s to leave this town, and I stayed.

⟪My mother told me, ⟨Never sell the boats,⟩ and I never did.

⟪It wasn't the sailors' fault,⟫ {title} {0} said.

{1}, who owns two of the boats, said that {0last}'s memory was short.
""",
    # Mixed quotes, scare quotes, titles of works and nicknames.
    """\
{title} {0} said on Friday that the bridge was ⟪older than God⟫ and would be closed in May.

The so-called ⟪reform⟫ of the bridges has cost nine towns their market, {1} said.

{1last}'s new book, ⟪The Salt and the Sea,⟫ tells of one of them. {1last} called the reform ⟪a gift to the sea⟫.

According to a statement from the harbour office, nobody was on board.
""",
    # Questions, exclamations, inverted cues.
    """\
⟪Who sold the boats?⟫ asked {0}, the mayor of Tern. ⟪Who?⟫

⟪Not me!⟫ {1} shouted from the gallery.

⟪Then we shall read the ledger,⟫ replied {0last}. ⟪All of it.⟫

The ledger, {1last} said later, had been in the harbour since the winter of the great ice.
""",
    # A readout: indirect speech, colon, chain.
    """\
{title} {0} spoke on the telephone with Rabbi {1} on Thursday, 17 April.

{0last} told Rabbi {1last} that the two sailors would be home before the feast.

Rabbi {1last} said: ⟪We have set two chairs at the table. They shall not stay empty.⟫

He thanked the minister, saying that he had ⟪slept for the first night in nine⟫.
""",
    # An inner quote at the very end, one at the very beginning, a measure.
    """\
{0} has kept the light at Tern for forty years and is 6 feet tall.

⟪⟨Out⟩ is a hard word for a man who has never been in,⟫ {0last} said.

⟪The master told me, ⟨Put out the lamp.⟩⟫ said {1}, who was there. ⟪I didn't.⟫

{title} {1last} denied that the lamp had been sold.
""",
    # Cue with colon on a line of its own, single words, a dash.
    """\
After the vote {title} {0} read a letter to the council. It said:

⟪To whom it may concern: I didn't burn the ledger, and I don't know who did.⟫

⟪Rubbish,⟫ {1} said. ⟪That's {0last}'s own hand.⟫

The council voted 9-2 to believe neither. {1last} said that it was ⟪a start⟫ — and left.
""",
    # A transcript.
    """\
{title} {0}: Good morning. We have one hour and no coffee.

{1}: Then let us begin. My father used to say, ⟪Salt first.⟫

{title} {0}: Salt, then. Who pays for it?

{1}: You do. It's in the treaty.
""",
    # A release.
    """\
TERN, 4 May — The Salt Board has named {0} as its director.

⟪I've waited for this since I was nine,⟫ {0last} said. ⟪My first words were ⟨more salt⟩, I'm told.⟫

⟪{0} knows the pans as nobody else does,⟫ said {1}, chair of the board. ⟪We couldn't ask for more.⟫

The Salt Board was founded in 1904. {0last} said it would keep its 300 people.
""",
)

PEOPLE = ("Marta Venn", "Ilya Morn", "Ada Brill", "Edwin Olt", "Lena Orr", "Per O'Dell", "Jana Olt-Hale")
TITLES = ("Foreign Minister", "Mayor", "Sen.", "Dr.", "Judge", "President")


def _filled(template: str, people: tuple[str, str], title: str) -> str:
    slots = {"title": title, "0last": people[0].split()[-1], "1last": people[1].split()[-1]}
    text = template
    for name, value in slots.items():
        text = text.replace("{" + name + "}", value)
    return text.replace("{0}", people[0]).replace("{1}", people[1])


ARTICLES = st.builds(
    _filled,
    st.sampled_from(TEMPLATES),
    st.permutations(PEOPLE).map(lambda people: (people[0], people[1])),
    st.sampled_from(TITLES),
)
PLAIN = tuple(_filled(template, ("Marta Venn", "Edwin Olt"), "Mayor") for template in TEMPLATES)
