"""What kind of device a browser says it runs on, in words that its owner would use."""

from flask_babel import gettext as _

from rumahbelajar.questions.marking import sentence

_OTHER = sentence("Perangkat lain")
_SYSTEMS = (
    ("Android", sentence("HP Android")),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("CrOS", "Chromebook"),
    ("Windows", sentence("Komputer Windows")),
    ("Macintosh", sentence("Komputer Mac")),
    ("Linux", sentence("Komputer Linux")),
)
_BROWSERS = (
    ("Opera Mini", "Opera Mini"),
    ("OPR/", "Opera"),
    ("UCBrowser", "UC Browser"),
    ("SamsungBrowser", "Samsung Internet"),
    ("EdgA/", "Edge"),
    ("Edg/", "Edge"),
    ("Firefox/", "Firefox"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
)


def device_words(user_agent: str) -> str:
    """Return something like "HP Android, Chrome", in Indonesian; nothing more exact is kept."""
    system = _first(_SYSTEMS, user_agent) or _OTHER
    browser = _first(_BROWSERS, user_agent)
    return f"{system}, {browser}" if browser else system


def said(device: str) -> str:
    """Return what was kept of a device, "" for nothing, in the language of who reads it."""
    system, comma, browser = (device or _OTHER).partition(", ")
    return f"{_(system)}{comma}{browser}"


def _first(names: tuple[tuple[str, str], ...], user_agent: str) -> str:
    return next((words for mark, words in names if mark in user_agent), "")
