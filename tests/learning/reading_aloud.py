"""Sending a lesson in as it was read aloud, for the tests."""

import io
import wave
from uuid import uuid4

from flask import Flask
from werkzeug.test import TestResponse

from rumahbelajar.database import db
from rumahbelajar.learning import sound_files
from rumahbelajar.learning.voice_models import Voice
from tests.learning.learner import FIRST_LESSON
from tests.visitor import Visitor

SEND = f"{FIRST_LESSON}/suara/unggah"


def sound(seconds: float = 12, rate: int = 8_000) -> bytes:
    """Return a WAV file of silence."""
    kept = io.BytesIO()
    with wave.open(kept, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(1)
        file.setframerate(rate)
        file.writeframes(b"\x80" * int(seconds * rate))
    return kept.getvalue()


def sent(visitor: Visitor, content: bytes = b"", **changes: str) -> TestResponse:
    """Send a recording in; return the answer."""
    fields = {"voice_id": str(uuid4()), "tongue": "jv", "is_agreed": "y", **changes}
    upload = (io.BytesIO(content or sound()), "rekaman.html", "text/html")
    return visitor.post(SEND, {**fields, "recording": upload})


def send(visitor: Visitor, content: bytes = b"", **changes: str) -> int:
    """Send a recording in; return the status."""
    return sent(visitor, content, **changes).status_code


def voice_id(app: Flask) -> str:
    """Return the id of the only recording."""
    with app.app_context():
        return str(db.session.scalars(db.select(Voice.id)).one())


def kept(app: Flask) -> set[str]:
    """Return the names of all files of recordings."""
    with app.app_context():
        return {file.name for file in sound_files.place_of(uuid4(), "", "wav").parent.glob("*")}


def approve(visitor: Visitor, recording: str) -> None:
    """Let everybody hear it."""
    assert visitor.post(f"/rekaman/{recording}/putuskan", {"putusan": "setuju"}).status_code == 303
