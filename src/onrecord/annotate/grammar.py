"""The closed classes of English words that the finders of attributions steer by."""

from __future__ import annotations

AUXILIARIES = frozenset(
    "has have had was were is are am be been being do does did will would can could may might must shall"
    " should 's 've 'd 'll 're 'm hasn't haven't hadn't wasn't weren't isn't aren't don't doesn't didn't"
    " won't wouldn't"
    " can't cannot couldn't mustn't shouldn't not never".split()
)
BE = frozenset("was were is are am be been being wasn't weren't isn't aren't 's 're 'm".split())
MODALS = frozenset(
    "will would can could may might must shall should won't wouldn't can't couldn't 'll 'd".split()
)
DO = frozenset("do does did don't doesn't didn't".split())

ADVERBS = frozenset(
    "also later then now once again still even just already first earlier afterwards thereafter reportedly"
    " repeatedly often always sometimes soon long recently previously subsequently simply only further"
    " however meanwhile moreover though instead therefore nevertheless nonetheless too ever"
    " rather aloud quickly flatly famously together yesterday today tonight".split()
)
# What may stand before a subject without being part of it.
OPENINGS = frozenset(
    "but and or so yet nor for however meanwhile moreover still instead therefore thus then also later now"
    " indeed earlier yesterday today tonight nevertheless nonetheless besides afterwards separately"
    " similarly likewise additionally furthermore finally as".split()
)
# What ends the walk to the left from a verb to its subject, and is not part of it.
CLAUSE_STARTERS = frozenset(
    "that but while because if although though since unless until whether whereas when where how why what"
    " which whom after before as than like so yet nor because".split()
)
PREPOSITIONS = frozenset(
    "in on at by from to with of for during after before about against among between through under over into"
    " outside inside near within without since until despite amid behind across around along via per"
    " following regarding concerning throughout upon toward towards onto off up down aboard".split()
)
# Prepositions that tie a noun phrase to the one before it: "a spokesman for the board of the port".
NOUN_PREPOSITIONS = frozenset("of for from with at in to on close near behind against among by".split())
DETERMINERS = frozenset(
    "the a an this that these those his her their its our my your some many several few most all both another"
    " other one two three four five six seven eight nine ten dozens hundreds thousands no any every each"
    " neither either such more".split()
)
SUBJECT_PRONOUNS = frozenset(
    "he she they i we you it who nobody everyone everybody someone somebody anyone".split()
)
RELATIVES = frozenset("who which whose whom that".split())
WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
TIME_WORDS = WEEKDAYS | frozenset(
    "today yesterday tomorrow tonight earlier later recently january february march april may june july"
    " august september october november december ago".split()
)
# "said in a statement": what is said is not inside these, they say how or where it was said.
VEHICLES = frozenset(
    "statement interview speech letter email e-mail tweet tweets post message memo report article op-ed"
    " column briefing conference release remarks address broadcast video blog note filing testimony"
    " debate hearing"
    " call appearance text editorial affidavit complaint book essay response reply session forum rally event"
    " twitter facebook instagram telegram television tv radio meeting ceremony dinner visit"
    " telegraph phone".split()
)
CLAUSE_SUBJECTS = frozenset(
    "he she they it we i you there the a an this these those his her their its our my".split()
)
