"""Many pages of a site, asked for as a crawler must ask: robots.txt first, one at a time, with a pause.

A page that a person names is fetched as a browser does (`onrecord.read.fetch`). Pages that a feed lists are
asked for by a program, so RFC 9309 applies: robots.txt is read once a site, one that is not there allows all,
one that the server fails to show forbids all. See docs/decisions/read-feeds.md.
"""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic, sleep
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from onrecord.errors import FetchError
from onrecord.read import limits
from onrecord.read.fetch import Fetched, fetch

if TYPE_CHECKING:
    from urllib.robotparser import RobotFileParser

Fetch = Callable[[str], Fetched]

_AGENT = "onrecord"  # the product token of `fetch.USER_AGENT`
# RFC 9309, section 2.5: a crawler must read 500 kibibytes at least, and need read no more.
_MOST_ROBOTS = 512_000


class Visits:
    """Fetches pages one after the other; remembers of each site what its robots.txt says."""

    def __init__(self, fetch: Fetch = fetch, *, pause: float = limits.PAUSE_SECONDS) -> None:
        """Begin.

        Args:
            fetch: fetches one page; tests give their own.
            pause: seconds between two requests to a site.
        """
        self._fetch = fetch
        self._pause = pause
        self._rules: dict[str, RobotFileParser | None] = {}
        self._last: dict[str, float] = {}

    def page(self, address: str) -> Fetched:
        """Fetch a page if its site lets programs have it.

        Raises:
            FetchError: it doesn't, or `onrecord.read.fetch` refuses.
            SourceTooLarge: the answer is too large.
        """
        parts = urlsplit(address)
        site = f"{parts.scheme}://{parts.netloc}"
        if site not in self._rules:
            self._rules[site] = self._robots(site)
        rules = self._rules[site]
        if rules is not None and not rules.can_fetch(_AGENT, address):
            raise FetchError(
                f"{address} is not for programs, by the site's robots.txt: "
                "open it in a browser and save the page."
            )
        return self._after_pause(site, address)

    def _robots(self, site: str) -> RobotFileParser | None:
        from urllib.robotparser import RobotFileParser

        rules = RobotFileParser()
        try:
            found = self._after_pause(site, f"{site}/robots.txt")
        except FetchError as error:
            if error.status is not None and error.status < 500:
                return None
            raise FetchError(
                f"{site}/robots.txt can't be read, and without it no program may ask for the site's pages: "
                "try again later."
            ) from None
        rules.parse(found.data[:_MOST_ROBOTS].decode("utf-8", "replace").splitlines())
        return rules

    def _after_pause(self, site: str, address: str) -> Fetched:
        if site in self._last:
            sleep(max(0.0, self._last[site] + self._pause - monotonic()))
        try:
            return self._fetch(address)
        finally:
            self._last[site] = monotonic()
