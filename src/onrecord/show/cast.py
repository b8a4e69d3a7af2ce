"""Who is who in one record: from the ids that facts carry to entities and back."""

from __future__ import annotations

from onrecord.show.reasons import why
from onrecord.types import Entity, Mention, Quote, Record, Role


class Cast:
    """The entities of a record by id, with the quotes and meetings each has a part in.

    `spoke` and `met` lead from an entity's id to indices in `record.quotes` and
    `record.meetings`, in their order.
    """

    def __init__(self, record: Record) -> None:
        """Read the record once."""
        self.numbers: dict[str, int] = {}
        for number, entity in enumerate(record.entities, 1):
            self.numbers.setdefault(entity.id, number)
        self._entities = record.entities
        self.spoke: dict[str, list[int]] = {}
        self.met: dict[str, list[int]] = {}
        for index, quote in enumerate(record.quotes):
            if quote.speaker is not None:
                self.spoke.setdefault(quote.speaker, []).append(index)
        for index, meeting in enumerate(record.meetings):
            for entity_id in dict.fromkeys(participant.entity for participant in meeting.participants):
                self.met.setdefault(entity_id, []).append(index)

    def entity(self, entity_id: str | None) -> Entity | None:
        """Return the entity with that id, `None` where there is none."""
        number = self.numbers.get(entity_id) if entity_id is not None else None
        return self._entities[number - 1] if number else None

    def speaking(self, quote: Quote) -> Mention | None:
        """Return where the source of a quote names the speaker: the first such mention."""
        speaker = self.entity(quote.speaker)
        mentions = speaker.mentions if speaker else ()
        return next((one for one in mentions if any(span.contains(one.span) for span in quote.source)), None)

    def name(self, entity_id: str | None) -> str | None:
        """Return the entity's name, `None` where the text does not say.

        An id that leads nowhere is given back as it is: `verify` refuses such a record,
        a reader of it must not mistake it for silence.
        """
        entity = self.entity(entity_id)
        return entity.name if entity else entity_id

    @staticmethod
    def other_names(entity: Entity) -> list[str]:
        """Return the other forms the entity's name is printed in, each once."""
        return [name for name in dict.fromkeys(entity.names) if name != entity.name]

    @staticmethod
    def roles(entity: Entity) -> list[Role]:
        """Return the entity's titles and offices, each once; of two that read alike one that says of what."""
        found: dict[str, Role] = {}
        for role in entity.roles:
            if role.text not in found or found[role.text].of is None:
                found[role.text] = role
        return list(found.values())

    @staticmethod
    def led(entity: Entity, text: str) -> dict[str, list[Mention]]:
        """Return the mentions that are no names, by why they lead to the entity; each form of words once.

        Args:
            entity: whom they lead to.
            text: the article's text.
        """
        found: dict[str, list[Mention]] = {}
        seen: set[tuple[str, str]] = set()
        for mention in entity.mentions:
            reason, form = why(mention.by), mention.span.of(text).lower()
            if mention.form != "name" and (reason, form) not in seen:
                seen.add((reason, form))
                found.setdefault(reason, []).append(mention)
        return found
