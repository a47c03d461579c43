"""Which addresses are fetched: pages of the public web, checked again for every redirection."""

from __future__ import annotations

import ipaddress
import socket
from urllib.parse import urlsplit

from reader.errors import FetchError
from reader.named_tuple import NamedTuple

LONGEST = 2_000  # characters
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_PORTS = {"http": 80, "https": 443}


class Target(NamedTuple):
    """A checked address: its host in ASCII letters, and the numbers of machines that may be connected to."""

    address: str
    scheme: str
    host: str
    port: int
    path: str
    machines: tuple[str, ...]

    @property
    def host_field(self) -> str:
        """The host as the field of a request names it."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"


def is_address(name: str) -> bool:
    """Whether a word on the command line is the address of a page."""
    return name.lower().startswith(("http://", "https://"))


def target_of(address: str, *, allow_local: bool = False) -> Target:
    """What an address leads to, its host looked up. Raises FetchError for one that is not fetched: another
    scheme, a name or password in it, or a machine of this network unless `allow_local`."""
    address = address.strip()
    try:
        parts = urlsplit(address)
        host, port = parts.hostname or "", parts.port
        host = host.encode("idna").decode("ascii") if not host.isascii() else host
    except (ValueError, UnicodeError) as e:
        raise FetchError(f"{address}: is no address of a page") from e
    scheme = parts.scheme.lower()
    if scheme not in _PORTS or not host or len(address) > LONGEST or not address.isprintable():
        raise FetchError(f"{address[:200]}: is no address of a page; http:// and https:// are fetched")
    if parts.username is not None or parts.password is not None:
        raise FetchError(f"{host}: an address with a name or a password in it is not fetched")
    port = port or _PORTS[scheme]
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    machines = _machines(host, port)
    if not allow_local and (local := next((m for m in machines if not is_public(m)), None)) is not None:
        where = "this machine" if ipaddress.ip_address(local).is_loopback else "a private network"
        raise FetchError(f"{host}: is an address of {where} ({local}); --allow-local fetches it")
    return Target(address, scheme, host, port, path, machines)


def is_public(machine: str) -> bool:
    """Whether the number of a machine is one of the public internet, also where it wraps another number."""
    number = ipaddress.ip_address(machine.partition("%")[0])
    if isinstance(number, ipaddress.IPv6Address):
        wrapped = [number.ipv4_mapped, number.sixtofour, *(number.teredo or ())]
        if number in _NAT64:
            wrapped.append(ipaddress.IPv4Address(int(number) & 0xFFFFFFFF))
        if any(one is not None and not is_public(str(one)) for one in wrapped):
            return False
        if number.ipv4_mapped is not None:
            return True
    return number.is_global and not number.is_multicast


def _machines(host: str, port: int) -> tuple[str, ...]:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as e:
        raise FetchError(f"{host}: no machine of this name was found; is there a connection?") from e
    return tuple(dict.fromkeys(str(entry[4][0]) for entry in found))
