"""Bodies called by a noun: "the union", "the ministry", "the company", "the regulator"."""

from __future__ import annotations

from onrecord.findings import FoundMention
from onrecord.printed import words_of
from onrecord.resolve.chains import Chain
from onrecord.resolve.layout import Layout
from onrecord.resolve.memory import Memory
from onrecord.resolve.roles import Office

# "The company" may be any of them, whatever its name says.
_GENERIC = frozenset(
    "company firm group charity agency club co-operative cooperative body organisation organization"
    " business retailer maker manufacturer carrier operator outfit start-up startup newspaper".split()
)
# Of several who fit, the one last named, when the others were named this many sentences before it.
_LEAD = 2
# A body that is called by a noun its name has not was named no more than this many sentences before.
_REACH = 2


class Bodies:
    """Leads nominals for bodies, in reading order."""

    def __init__(self, layout: Layout, memory: Memory) -> None:
        """Nothing is read yet."""
        self._layout = layout
        self._memory = memory

    def lead(self, mention: FoundMention, noun: str) -> tuple[int | None, str]:
        """Return the one body with the noun in its name or description, else the one just spoken of."""
        wanted = Office.parse(words_of(mention.phrase, self._layout.text))
        named = [
            number
            for number, chain in enumerate(self._memory.chains)
            if chain.kind != "person" and (_is_so_named(chain, noun) or _is_described(chain, wanted))
        ]
        if named:
            return self._memory.last_by_far(named, mention.span.start, _LEAD), "rule:organization-noun"
        if noun in _GENERIC or "rule:source-noun" in mention.by:
            before = self._just_before(mention)
            if before is not None:
                return before, "rule:subject-before"
        chain = Chain("organization", rules={"rule:unnamed"})
        chain.roles.add(words_of(mention.phrase, self._layout.text))
        return self._memory.begin(chain), "rule:unnamed"

    def _just_before(self, mention: FoundMention) -> int | None:
        """Return the last sentences' subject where it is a body, else the only body in them."""
        here = self._layout.sentence(mention.span.start)
        found: dict[int, None] = {}
        for seen in self._memory.before(mention.span.start):
            if here - seen.sentence > _REACH:
                break
            if self._memory.chains[seen.chain].kind != "organization":
                continue
            if seen.subject:
                return seen.chain
            found[seen.chain] = None
        return next(iter(found)) if len(found) == 1 else None


def _is_so_named(chain: Chain, noun: str) -> bool:
    return any(noun in name.replace("-", " ").split() or noun in name.split() for name in chain.names)


def _is_described(chain: Chain, wanted: Office | None) -> bool:
    return wanted is not None and any(map(wanted.within, chain.offices()))
