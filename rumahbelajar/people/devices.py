"""What kind of device a browser says it runs on, in words that its owner would use."""

from flask_babel import gettext as _

_SYSTEMS = (
    ("Android", "HP Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("CrOS", "Chromebook"),
    ("Windows", "Komputer Windows"),
    ("Macintosh", "Komputer Mac"),
    ("Linux", "Komputer Linux"),
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
    """Return something like "HP Android, Chrome"; nothing more exact is kept."""
    system = _first(_SYSTEMS, user_agent) or str(_("Perangkat lain"))
    browser = _first(_BROWSERS, user_agent)
    return f"{system}, {browser}" if browser else system


def _first(names: tuple[tuple[str, str], ...], user_agent: str) -> str:
    return next((words for mark, words in names if mark in user_agent), "")
