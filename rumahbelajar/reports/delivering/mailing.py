"""Mailing a file by the mail server that the settings name."""

import contextlib
import smtplib
import ssl
from email.message import EmailMessage
from email.utils import formatdate
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import SplitResult, unquote, urlsplit

from rumahbelajar.config import Settings

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

_SECONDS = 30
SECONDS_FOR_A_LETTER = 600
"""So long a server may look at a letter before it says that it has it (RFC 5321, 4.5.3.2.6): who
does not wait sends it twice. All other answers have half a minute."""
_TYPES = {".pdf": ("application", "pdf")}
_OTHER = ("application", "vnd.openxmlformats-officedocument.spreadsheetml.sheet")


class Letter(NamedTuple):
    """To whom something is written, and what."""

    to: str
    subject: str
    text: str


def with_file(
    settings: Settings, letter: Letter, file: tuple[str, bytes], number: str
) -> EmailMessage:
    """Return a letter as it is sent, with the name and the content of a file.

    `number` stays the same when it is sent again: so a mail server, and who reads it, can tell a
    second copy for what it is.
    """
    made = EmailMessage()
    made["From"] = settings.mail_from
    made["To"] = letter.to
    # Python decodes such words in a header, and what is in them ends the header.
    made["Subject"] = " ".join(letter.subject.replace("=?", "= ?").split())
    made["Date"] = formatdate(localtime=False)
    made["Message-ID"] = f"<{number}@{settings.mail_from.rpartition('@')[2]}>"
    made["Auto-Submitted"] = "auto-generated"
    made.set_content(letter.text)
    name, content = file
    main, sub = _TYPES.get(Path(name).suffix, _OTHER)
    made.add_attachment(content, maintype=main, subtype=sub, filename=name)
    return made


class ServerAway(OSError):  # noqa: N818 - it names what was found
    """The mail server cannot be reached: it took no letter, whichever it was."""


class Post:
    """The mail server as one command knows it: once it was away, nobody waits for it again.

    Else each of a hundred letters would wait half a minute for a server that is not there. Where
    the line breaks over a letter, that letter may be what breaks it, and the next has its own.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self.is_away = False

    def send(self, made: EmailMessage) -> None:
        """Hand over a letter, as `send` does."""
        try:
            send(self._settings, made)
        except ServerAway:
            self.is_away = True
            raise


def send(settings: Settings, made: EmailMessage) -> None:
    """Hand a letter to the mail server; raise SMTPException or OSError when it does not take it.

    Of these, ServerAway is raised where nobody answers, or only to say that nothing is taken now.
    `smtps://` is encrypted from the start, `smtp://` as soon as the server offers it, which every
    server but one on this machine must.
    """
    server = urlsplit(settings.smtp_url)
    secured = ssl.create_default_context()
    line = _connect(server, secured)
    try:
        if server.scheme == "smtp" and server.hostname not in {"127.0.0.1", "localhost", "::1"}:
            line.starttls(context=secured)
        if server.username:
            line.login(unquote(server.username), unquote(server.password or ""))
        line.send_message(made)
        _wait(line, _SECONDS)
        # It has the letter: whatever it says to who leaves, the letter is not sent again.
        with contextlib.suppress(smtplib.SMTPException, OSError):
            line.quit()
    finally:
        line.close()


class _Line(smtplib.SMTP):
    """A line to the server, which has its time over the letter alone."""

    def data(self, msg: "str | ReadableBuffer") -> tuple[int, bytes]:
        """Hand over what the letter says."""
        _wait(self, SECONDS_FOR_A_LETTER)
        return super().data(msg)


class _SecuredLine(smtplib.SMTP_SSL):
    """The same, encrypted from the start."""

    def data(self, msg: "str | ReadableBuffer") -> tuple[int, bytes]:
        """Hand over what the letter says."""
        _wait(self, SECONDS_FOR_A_LETTER)
        return super().data(msg)


def _connect(server: SplitResult, secured: ssl.SSLContext) -> "_Line | _SecuredLine":
    host, port = server.hostname or "", server.port or (465 if server.scheme == "smtps" else 587)
    try:
        if server.scheme == "smtps":
            return _SecuredLine(host, port, timeout=_SECONDS, context=secured)
        return _Line(host, port, timeout=_SECONDS)
    except OSError as error:
        raise ServerAway(str(error)) from error


def _wait(line: smtplib.SMTP, seconds: float) -> None:
    """Let the next answers take so long."""
    if line.sock is not None:
        line.sock.settimeout(seconds)
