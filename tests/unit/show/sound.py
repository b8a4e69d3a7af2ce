"""What every page of a register must be, whatever its articles print."""

from __future__ import annotations

import re

from hypothesis import strategies as st

from tests.unit.show.strategies import texts
from tests.unit.show.test_show_page import Reader

# An article with half a surrogate pair is never read.
words = texts.map(lambda text: text.encode("utf-8", "replace").decode())
maybe = st.none() | words

# The same, quicker to draw: what pages break on, and a few words.
_PIECES = (
    *("<b>", "</script>", "<!--", "]]>", "&amp;", "&", '"', "'", "=1+1", "-", "\\", " ", "\n\n", "\r\n"),
    *("\0", "\x0b", "\x85", "\u2028", "\x1b[2J", "\x9b2J", "\u202e", "\u2066", "\u00ad", "\u200b", "\ufeff"),
    *("🌊", "👩‍🚀", "שלום", "محمد", "é", "Venn", "table", "x" * 90, "javascript:alert(1)"),
)
awkward = st.lists(st.sampled_from(_PIECES), max_size=5).map("".join)

_ELEMENTS = frozenset(
    "html head meta link title style body a main header h1 h2 h3 p section div svg g desc line text rect "
    "circle details summary table thead tbody tr th td abbr ul ol li b i br bdi span label input output "
    "footer script time colgroup col blockquote mark code".split()
)
_ADDRESS = re.compile(r"https?://[^\s]+|data:,")


class Page(Reader):
    """Knows that <col> has no end."""

    def handle_starttag(self, tag, attrs):
        super().handle_starttag(tag, attrs)
        if tag == "col":
            self.open.pop()


def sound(page: str) -> Page:
    """Read a page back: tags closed in order, ids once, links that lead somewhere, no handlers."""
    reader = Page(page)
    assert {tag for tag, _ in reader.tags} <= _ELEMENTS
    ids = [found["id"] for _, found in reader.tags if "id" in found]
    assert len(ids) == len(set(ids)), "an id twice"
    for _, found in reader.tags:
        assert not any(name.startswith("on") or name == "style" for name in found)
        target = found.get("href")
        assert target is None or target[1:] in ids or _ADDRESS.fullmatch(target), target
        for name in ("for", "aria-labelledby", "aria-describedby"):
            assert found.get(name) is None or found[name] in ids
    for control in "\0\x1b\u202e\u2066":
        assert control not in page
    return reader
