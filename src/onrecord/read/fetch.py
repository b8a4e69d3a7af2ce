"""One polite fetch of one page.

One request at a time, no retries, an honest name, limits on time, size and
redirects. Each redirect is checked like the first address, and the connection goes
to the very address that was checked, so that a name can't change its mind in
between (DNS rebinding). Proxies and credentials of the environment are not used.
See docs/decisions/read-fetch.md.
"""

from __future__ import annotations

import socket
import ssl
import threading
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from functools import cache
from time import monotonic
from typing import TYPE_CHECKING
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

from onrecord import __version__
from onrecord.errors import FetchError, SourceTooLarge
from onrecord.read import addresses, article, limits
from onrecord.read.addresses import Allowance, Resolver

if TYPE_CHECKING:
    from collections.abc import Iterator

    from urllib3.connection import HTTPConnection
    from urllib3.response import BaseHTTPResponse

USER_AGENT = f"onrecord/{__version__} (reads a page that a person named; not a crawler)"
_HEADERS = {
    "User-Agent": USER_AGENT,
    "Accept": "text/html, application/xhtml+xml, text/plain;q=0.9, application/pdf;q=0.8, */*;q=0.1",
    "Accept-Encoding": "gzip, deflate",
    "Connection": "close",
}
_REDIRECTS = frozenset((301, 302, 303, 307, 308))
_MEDIA_TYPES = frozenset(
    (
        "text/html",
        "application/xhtml+xml",
        "text/plain",
        "text/markdown",
        "application/pdf",
        "application/octet-stream",
        # A feed is no article, and `onrecord.read.sniff` says so; `onrecord add` asks for the pages it names.
        "application/rss+xml",
        "application/atom+xml",
        "application/rdf+xml",
        "application/xml",
        "text/xml",
    )
)
_SENTENCES = {
    401: "asks for a login",
    402: "asks for payment",
    403: "refuses to show it",
    404: "has no such page",
    410: "says the page is gone",
    429: "says there were too many requests; wait a while",
    451: "may not show it for legal reasons",
}
_PIECE = 65_536
# `Thu, 17 Apr 2031 09:30:00 GMT` has 29 characters; a header that is longer by far is no date.
_MAX_DATE = 60


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a server answered: the bytes (unpacked), where they came from, what it calls them.

    `date` is its `Date` header as it stands: when the server says that it answered.
    """

    data: bytes
    address: str
    media_type: str | None
    charset: str | None
    date: str | None = None


@dataclass(frozen=True, slots=True)
class _Target:
    """One address of a page, taken apart and made safe to send."""

    url: str
    secure: bool
    host: str
    port: int
    path: str

    @property
    def host_header(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == (443 if self.secure else 80) else f"{host}:{self.port}"


def fetch(
    url: str,
    *,
    resolver: Resolver = addresses.resolve,
    allow: Allowance = addresses.is_public,
    seconds: float = limits.FETCH_SECONDS,
) -> Fetched:
    """Fetch a page.

    Args:
        url: An http or https address.
        resolver: Says which addresses a host has; tests give their own.
        allow: Says whether an address may be connected to; tests give their own.
        seconds: The time for all of it, redirects included.

    Raises:
        FetchError: the address is not http(s) or not public, redirects forever, does not
            answer, or answers with an error or with something that is no text.
        SourceTooLarge: the answer is over `limits.MAX_BYTES`.
    """
    end = monotonic() + seconds
    seen: list[str] = []
    target = _target(url)
    while True:
        if target.url in seen:
            raise FetchError(f"{url} redirects in a circle: open it in a browser and save the page.")
        if len(seen) > limits.MAX_REDIRECTS:
            raise FetchError(
                f"{url} redirects more than {limits.MAX_REDIRECTS} times: "
                "open it in a browser and save the page."
            )
        seen.append(target.url)
        answer = _visit(target, resolver=resolver, allow=allow, end=end)
        if isinstance(answer, Fetched):
            return answer
        target = _target(urljoin(target.url, answer))


def _visit(target: _Target, *, resolver: Resolver, allow: Allowance, end: float) -> Fetched | str:
    """Ask one address; return the page, or where it redirects to."""
    import urllib3.exceptions as failures

    found = addresses.checked(target.host, target.port, resolver=resolver, allow=allow)
    try:
        with _connected(target, found, end) as connection:
            headers = {"Host": target.host_header, **_HEADERS}
            connection.request(
                "GET", target.path, headers=headers, preload_content=False, decode_content=False
            )
            with closing(connection.getresponse()) as response:
                return _answer(target, response, end)
    except (failures.SSLError, ssl.SSLError):
        raise FetchError(
            f"{target.url} has no valid certificate, so what it shows can't be trusted."
        ) from None
    except (failures.HTTPError, OSError, ValueError, EOFError) as error:
        raise _unanswered(target, error, end) from None
    except Exception as error:
        # http.client raises its own family (HTTPException) for malformed answers.
        import http.client

        if isinstance(error, http.client.HTTPException):
            raise _unanswered(target, error, end) from None
        raise


def _unanswered(target: _Target, error: Exception, end: float) -> FetchError:
    name = type(error).__name__.lower()
    if monotonic() >= end or "timeout" in name or isinstance(error, TimeoutError):
        return FetchError(
            f"{target.url} did not answer in time: try again later, or save the page and read the file."
        )
    if "decode" in name:
        return FetchError(
            f"{target.url} sent damaged compressed data: open it in a browser and save the page."
        )
    return FetchError(
        f"{target.url} could not be reached or broke off its answer: check the address and try again."
    )


@contextmanager
def _connected(target: _Target, found: list[str], end: float) -> Iterator[HTTPConnection]:
    """Connect to the first checked address that answers; a timer ends what drips on past the deadline."""
    last: Exception | None = None
    for address in found:
        connection = _connection(target, address, end)
        try:
            connection.connect()
        except Exception as error:  # noqa: BLE001 - kept and raised below unless another address answers
            connection.close()
            last = error
            continue
        # The connection forgets its socket once the server says that it will close; the timer must not.
        timer = threading.Timer(max(0.01, end - monotonic()), _hang_up, [connection.sock])
        timer.daemon = True
        timer.start()
        try:
            yield connection
        finally:
            timer.cancel()
            connection.close()
        return
    raise last or TimeoutError


def _connection(target: _Target, address: str, end: float) -> HTTPConnection:
    from urllib3.connection import HTTPConnection, HTTPSConnection
    from urllib3.util import Timeout

    left = end - monotonic()
    if left <= 0:
        raise TimeoutError
    wait = Timeout(connect=min(limits.CONNECT_SECONDS, left), read=min(limits.READ_SECONDS, left))
    if not target.secure:
        return HTTPConnection(address, target.port, timeout=wait.connect_timeout)
    return HTTPSConnection(
        address,
        target.port,
        timeout=wait.connect_timeout,
        server_hostname=target.host,
        ssl_context=_trust(),
    )


def _hang_up(connected: socket.socket | None) -> None:
    if connected is not None:
        with suppress(OSError):
            connected.shutdown(socket.SHUT_RDWR)


def _answer(target: _Target, response: BaseHTTPResponse, end: float) -> Fetched | str:
    location = response.headers.get("Location")
    if response.status in _REDIRECTS and location:
        return location
    if response.status != 200:
        what = _SENTENCES.get(response.status, f"answers with an error ({response.status})")
        raise FetchError(
            f"The server of {target.url} {what}: open it in a browser and save the page if it shows there.",
            response.status,
        )
    media_type, charset = _content_type(response.headers.get("Content-Type"))
    if media_type is not None and media_type not in _MEDIA_TYPES:
        raise FetchError(f"{target.url} is {media_type}, not a page, a text or a PDF.", response.status)
    length = response.headers.get("Content-Length", "")
    if length.isdecimal() and len(length) < 20:
        _refuse_large(int(length), target)
    pieces: list[bytes] = []
    size = 0
    for piece in response.stream(_PIECE, decode_content=True):
        size += len(piece)
        _refuse_large(size, target)
        pieces.append(piece)
    if monotonic() >= end:  # what the timer cut off looks like the end of an answer without a stated length
        raise TimeoutError
    date = article.field(response.headers.get("Date"), _MAX_DATE)
    return Fetched(b"".join(pieces), target.url, media_type, charset, date)


def _refuse_large(size: int, target: _Target) -> None:
    if size > limits.MAX_BYTES:
        raise SourceTooLarge(
            f"{target.url} is larger than the {limits.MAX_BYTES // 1_000_000} MB read at most."
        )


def _content_type(header: str | None) -> tuple[str | None, str | None]:
    """Return media type and charset of a Content-Type header."""
    if not header:
        return None, None
    media_type, *parameters = header.split(";")
    charset = next(
        (value.strip(" \"'") for name, _, value in (part.partition("=") for part in parameters)
         if name.strip().lower() == "charset"),
        None,
    )  # fmt: skip
    return media_type.strip().lower() or None, charset or None


def _target(url: str) -> _Target:
    """Take a URL apart and refuse what must not be fetched.

    Raises:
        FetchError: not http(s), no host, credentials, control characters.
    """
    shown = url.encode("utf-8", "replace").decode("utf-8")[:300]
    if any(ord(char) < 0x20 or ord(char) == 0x7F for char in url):
        raise FetchError(f"{shown!r} holds control characters, so it is no address.")
    try:
        parts = urlsplit(url.strip())
        port = parts.port
        host = (parts.hostname or "").rstrip(".")
        host = host if ":" in host else host.encode("idna").decode("ascii")
        path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
        query = quote(parts.query, safe="/%:@!$&'()*+,;=~-._?")
    except (ValueError, UnicodeError):
        raise FetchError(f"{shown} is no valid web address.") from None
    if parts.scheme not in ("http", "https"):
        raise FetchError(f"{shown} is not an address of the web: only http:// and https:// are fetched.")
    if parts.username is not None or parts.password is not None:
        raise FetchError(
            "The address carries a user name or password, which onrecord never sends: leave it out."
        )
    if not host:
        raise FetchError(f"{shown} names no host.")
    secure = parts.scheme == "https"
    full = urlunsplit((parts.scheme, parts.netloc, path, query, ""))
    return _Target(full, secure, host, port or (443 if secure else 80), path + (f"?{query}" if query else ""))


@cache
def _trust() -> ssl.SSLContext:
    return ssl.create_default_context()
