"""The greeting: what the terminal says when a house opens, with a code for the wall."""

import io
import ipaddress
import re
import socket
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import segno

from rumahbelajar.config import Settings

_LINUX_ADDRESSES = Path("/proc/net/fib_trie")
_PRIVATE_NETWORKS = ("192.168.255.255", "10.255.255.255", "172.31.255.255")


@dataclass(frozen=True)
class Opening:
    """What a prepared house has to say: notes for the admin, and where it is."""

    notes: tuple[str, ...]
    base_url: str
    """The address on cards and posters; "" when none was set up."""
    set_up_path: str
    """The one-time way to set the house up; "" when that was done."""


def words(settings: Settings, opening: Opening) -> Iterator[str]:
    """Yield the lines to print before the house opens."""
    yield from opening.notes
    yield f"Rumah belajar dibuka di {address_here(settings)}"
    if not settings.on_loopback:
        yield from _words_for_phones(opening.base_url, addresses_on_the_network(settings))
    if opening.set_up_path:
        yield "Rumah ini belum disiapkan. Bukalah tautan ini; berlaku sekali dan 24 jam:"
        yield f"{address_here(settings)}{opening.set_up_path}"
    yield "Tekan Ctrl+C untuk menutupnya."


def _words_for_phones(base_url: str, addresses: list[str]) -> Iterator[str]:
    if not base_url and not addresses:
        yield "Untuk HP: alamatnya belum ada. Sambungkan komputer ini ke Wi-Fi rumah, lalu ulangi."
        return
    best = base_url or addresses[0]
    others = [address for address in addresses if address != best]
    yield f"Untuk HP di Wi-Fi rumah: {best}"
    if others:
        yield f"Atau: {', '.join(others)}"
    yield wall_code(best)


def address_here(settings: Settings) -> str:
    """Return the address of the house for a browser on this machine."""
    host = settings.host if settings.host not in {"0.0.0.0", "::"} else "127.0.0.1"  # noqa: S104
    shown = f"[{host}]" if ":" in host else host
    return f"http://{shown}:{settings.port}"


def addresses_on_the_network(settings: Settings) -> list[str]:
    """Return the addresses for phones on the house Wi-Fi, the likeliest first; may be empty."""
    if settings.on_loopback:
        return []
    if settings.host not in {"0.0.0.0", "::"}:  # noqa: S104
        return [address_here(settings)]
    found = dict.fromkeys(host for host in _own_hosts() if _is_for_phones(host))
    return [f"http://{host}:{settings.port}" for host in found]


def wall_code(address: str) -> str:
    """Return the address as a QR code drawn with letters, to hang on the wall."""
    drawn = io.StringIO()
    segno.make(address, error="m", micro=False).terminal(out=drawn, compact=True)
    return drawn.getvalue()


def _own_hosts() -> Iterator[str]:
    for network in _PRIVATE_NETWORKS:
        # Nothing is sent: connecting a datagram socket only asks which way it would go.
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
            try:
                probe.connect((network, 9))
            except OSError:
                continue
            yield str(probe.getsockname()[0])
    yield from _named_hosts()
    if _LINUX_ADDRESSES.exists():
        # A house without internet may have no way out at all, and still an address.
        yield from re.findall(r"\|-- (\S+)\n\s+/32 host LOCAL", _LINUX_ADDRESSES.read_text("ascii"))


def _named_hosts() -> list[str]:
    try:
        return socket.gethostbyname_ex(socket.gethostname())[2]
    except OSError:
        return []


def _is_for_phones(host: str) -> bool:
    address = ipaddress.ip_address(host)
    return address.is_private and not address.is_loopback and not address.is_link_local
