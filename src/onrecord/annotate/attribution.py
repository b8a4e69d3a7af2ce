"""One attribution of a statement, before its words are led to anybody."""

from __future__ import annotations

from dataclasses import dataclass, field

from onrecord.annotate.cue import Shape
from onrecord.annotate.statement import Range
from onrecord.lexicon.cues import CueVerb
from onrecord.types import QuoteAct


@dataclass(slots=True)
class Attribution:
    """One attribution as item ranges of its statement."""

    rule: str
    act: QuoteAct
    cue: Range | None
    source: Range | None
    content: list[Range] = field(default_factory=list)
    addressee: Range | None = None
    frame: str = ""
    """What the verb takes on its right (`content.FrameName`), empty where the content is not there."""
    via: tuple[Range, Range | None] | None = None
    """Who quotes it, and the words that say so: "V quoted S as saying"."""
    verb: CueVerb | None = None
    """The verb that reports; `None` where a colon, a dash or "according to" does."""
    shape: Shape = "finite"
    open_right: bool = False
    """The content is still to come, in the next statement ("He said:")."""
