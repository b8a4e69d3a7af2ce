"""Many pages of a site: robots.txt once and first, one page at a time, with a pause."""

from __future__ import annotations

import pytest

from onrecord.errors import FetchError, SourceTooLarge
from onrecord.read import visits
from onrecord.read.fetch import Fetched
from onrecord.read.visits import Visits

PAGE = "https://ledger.example/talks"


class Site:
    """Answers as a site does; keeps what was asked for."""

    def __init__(self, robots: bytes | FetchError = b"") -> None:
        self.robots = robots
        self.asked: list[str] = []

    def __call__(self, address: str) -> Fetched:
        self.asked.append(address)
        if address.endswith("/robots.txt"):
            if isinstance(self.robots, FetchError):
                raise self.robots
            return Fetched(self.robots, address, "text/plain", None, None)
        return Fetched(b"a page", address, "text/html", "utf-8", None)


def refusal(status: int | None) -> FetchError:
    return FetchError("The server says no.", status)


@pytest.mark.parametrize(
    "robots",
    [
        b"",
        b"User-agent: *\nDisallow: /private",
        b"User-agent: *\nDisallow: /\n\nUser-agent: onrecord\nAllow: /",
        b"\xff\xfe no text at all \0",
        refusal(404),
        refusal(403),
    ],
    ids=["empty", "another folder", "us", "noise", "none there", "none for us"],
)
def test_what_is_not_forbidden_is_fetched(robots) -> None:
    site = Site(robots)
    assert Visits(site, pause=0).page(PAGE).data == b"a page"
    assert site.asked == ["https://ledger.example/robots.txt", PAGE]


@pytest.mark.parametrize(
    "robots",
    [
        b"User-agent: *\nDisallow: /",
        b"User-agent: onrecord\nDisallow: /talks",
        b"user-agent: OnRecord\r\ndisallow: /ta",
    ],
)
def test_what_is_forbidden_is_not_asked_for(robots: bytes) -> None:
    site = Site(robots)
    with pytest.raises(FetchError, match=r"not for programs, by the site's robots\.txt"):
        Visits(site, pause=0).page(PAGE)
    assert site.asked == ["https://ledger.example/robots.txt"]


@pytest.mark.parametrize("status", [500, 503, None])
def test_a_site_that_fails_to_show_its_rules_forbids_all(status: int | None) -> None:
    site = Site(refusal(status))
    with pytest.raises(FetchError, match="try again later"):
        Visits(site, pause=0).page(PAGE)
    assert PAGE not in site.asked


def test_rules_are_read_once_a_site_and_no_further_than_they_must_be() -> None:
    site = Site(b"#" * 512_000 + b"\nUser-agent: *\nDisallow: /")
    asking = Visits(site, pause=0)
    for address in (PAGE, PAGE, "https://ledger.example:8443/a", "http://ledger.example/a"):
        asking.page(address)
    assert [one for one in site.asked if one.endswith("robots.txt")] == [
        "https://ledger.example/robots.txt",
        "https://ledger.example:8443/robots.txt",
        "http://ledger.example/robots.txt",
    ]


def test_a_pause_between_two_requests_to_a_site_and_none_between_sites(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    slept: list[float] = []
    clock = iter(range(100))
    monkeypatch.setattr(visits, "monotonic", lambda: next(clock) / 10)
    monkeypatch.setattr(visits, "sleep", slept.append)
    asking = Visits(Site(), pause=5.0)
    asking.page(PAGE)
    asking.page("https://gazette.example/a")
    assert len(slept) == 2  # after each robots.txt
    assert all(4 < one <= 5 for one in slept)
    asking.page(PAGE)
    assert len(slept) == 3


def test_a_page_that_fails_is_waited_after_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    slept: list[float] = []
    monkeypatch.setattr(visits, "sleep", slept.append)

    def fails(address: str) -> Fetched:
        raise refusal(404) if address.endswith("robots.txt") else SourceTooLarge("too large")

    asking = Visits(fails, pause=60.0)
    for _ in range(2):
        with pytest.raises(SourceTooLarge):
            asking.page(PAGE)
    assert [one > 50 for one in slept] == [True, True]
