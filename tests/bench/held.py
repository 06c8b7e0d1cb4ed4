"""How much memory a process has held."""

import re
from pathlib import Path


def most_held() -> float:
    """Return the most MB that this process held at once.

    Linux tells it in proc(5), VmHWM. What getrusage(2) tells begins with what that process held
    which started this one.
    """
    status = Path("/proc/self/status").read_text()
    (kilobytes,) = re.findall(r"^VmHWM:\s+(\d+) kB$", status, re.MULTILINE)
    return int(kilobytes) / 1024
