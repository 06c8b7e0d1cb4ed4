"""Lines of the network: one over which nothing comes any more is ended; nobody waits for it.

A phone that leaves the Wi-Fi does not hang up. Granian has no time-out for a body; and it must not
be answered while somebody still reads one: then it holds Python's lock until that line ends, and
the whole house stands still (seen with 2.8.7 and 2.8.9).
"""

import os
import socket
import struct
from collections.abc import Iterator
from pathlib import Path

_OPEN_FILES = Path("/proc/self/fd")
_LAST_RECEIVED = 52
"""Where struct tcp_info of Linux has tcpi_last_data_recv, in milliseconds (linux/tcp.h)."""
_INFO_BYTES = 104


def cut_silent(address: str, seconds: float) -> None:
    """End every line from an address over which nothing came for so long.

    A browser's idle line may be among them: it opens another. Does nothing where the system does
    not tell of its lines, as anywhere but on Linux: a stalled line is waited for there.
    """
    if not _OPEN_FILES.exists() or not hasattr(socket, "TCP_INFO"):
        return
    for line in _lines_from(address):
        with line:
            try:
                told = line.getsockopt(socket.IPPROTO_TCP, socket.TCP_INFO, _INFO_BYTES)
                if struct.unpack_from("I", told, _LAST_RECEIVED)[0] >= seconds * 1000:
                    line.shutdown(socket.SHUT_RDWR)
            except OSError:
                # It ended by itself meanwhile.
                continue


def _lines_from(address: str) -> Iterator[socket.socket]:
    """Yield a handle of our own for each open line from an address."""
    for entry in list(_OPEN_FILES.iterdir()):
        try:
            handle = os.dup(int(entry.name))
        except OSError:
            continue
        try:
            line = socket.socket(fileno=handle)
        except OSError:
            os.close(handle)
            continue
        if _peer(line) == address:
            yield line
        else:
            line.close()


def _peer(line: socket.socket) -> str | None:
    if line.family not in {socket.AF_INET, socket.AF_INET6}:
        return None
    try:
        return str(line.getpeername()[0])
    except OSError:
        return None
