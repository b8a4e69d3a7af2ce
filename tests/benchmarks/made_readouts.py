"""Rows of two invented sites, as the files of readouts hold them."""

from __future__ import annotations

KREMLIN = {"id": "7", "title": "Meeting with Aurel Olt", "date": "2031-03-02", "place": "Castle Hill, Oslo",
           "persons": [["1", "Aurel Olt"]], "text": "The two discussed fish.", "url": ""}  # fmt: skip
STATE = {"title": "Secretary Venn’s Meeting with Minister Olt", "published": "2031-03-02T18:00:00+00:00",
         "text": "Office\nSecretary Marta Venn met today with Minister Aurel Olt in Oslo.",
         "url": "https://example.org/a-title/"}  # fmt: skip
