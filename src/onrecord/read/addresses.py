"""Which addresses a page may be fetched from: public ones only.

A page on the web must not make onrecord knock at a router, a database or a cloud
machine's metadata service (server-side request forgery, CWE-918).
"""

from __future__ import annotations

import socket
from collections.abc import Callable
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address, ip_network

from onrecord.errors import FetchError
from onrecord.read import limits

Resolver = Callable[[str, int], list[str]]
Allowance = Callable[[str], bool]

# RFC 6052 and RFC 8215: IPv6 addresses that lead to the IPv4 address in their last four bytes.
_NAT64 = (IPv6Network("64:ff9b::/96"), IPv6Network("64:ff9b:1::/48"))

# Reserved by IANA's special-purpose registries, but global to older Pythons.
_RESERVED = tuple(
    ip_network(text)
    for text in ("192.0.0.0/24", "192.88.99.0/24", "2001::/23", "2001:db8::/32", "3fff::/20", "5f00::/16")
)


def is_public(address: str) -> bool:
    """Say whether an IP address is one of the public internet, and so is every IPv4 address wrapped in it.

    Private, loopback, link-local, shared, multicast, reserved and documentation
    ranges are not; nor is what is no IP address.
    """
    try:
        parsed = ip_address(address)
    except ValueError:
        return False
    if isinstance(parsed, IPv6Address):
        wrapped = _wrapped(parsed)
        if wrapped:
            return all(_global(inner) for inner in wrapped)
    return _global(parsed)


def resolve(host: str, port: int) -> list[str]:
    """Return the addresses of a host, as the system's resolver orders them.

    Raises:
        FetchError: the name has no address.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, proto=socket.IPPROTO_TCP)
    except (OSError, UnicodeError):
        raise FetchError(
            f"No address was found for {host}: is the name spelt right, and is the network there?"
        ) from None
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def checked(host: str, port: int, *, resolver: Resolver, allow: Allowance) -> list[str]:
    """Resolve a host and return its addresses if every one of them may be connected to.

    Raises:
        FetchError: it has no address, or one of them is not public.
    """
    found = resolver(host, port)
    if not found:
        raise FetchError(f"No address was found for {host}: is the name spelt right?")
    if not all(allow(address) for address in found):
        raise FetchError(
            f"{host} leads to a private or reserved address, which onrecord never fetches from: "
            "save the page and read the file."
        )
    return found[: limits.MAX_ADDRESSES]


def _global(address: IPv4Address | IPv6Address) -> bool:
    if address.is_multicast or address.is_reserved or address.is_unspecified:
        return False
    return address.is_global and not any(address in network for network in _RESERVED)


def _wrapped(address: IPv6Address) -> tuple[IPv4Address, ...]:
    """Return the IPv4 addresses inside a mapped, 6to4, Teredo or NAT64 address."""
    if address.ipv4_mapped:
        return (address.ipv4_mapped,)
    if address.sixtofour:
        return (address.sixtofour,)
    if address.teredo:
        return address.teredo
    if any(address in network for network in _NAT64):
        return (IPv4Address(address.packed[-4:]),)
    return ()
