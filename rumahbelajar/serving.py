"""Serving: opens the house, says where it is, and runs the server until it is stopped."""

import io
import multiprocessing
import multiprocessing.util
import os
import signal
import socket
import sys
import threading
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from flask import Flask
from granian import Granian
from granian.constants import HTTPModes, Interfaces
from granian.http import HTTP1Settings
from granian.log import LogLevels
from granian.server.common import AbstractServer

from rumahbelajar import create_app, greeting, ledger, memory, reports
from rumahbelajar.alone import Alone, AlreadyServed
from rumahbelajar.config import Settings, SettingsError, read_settings
from rumahbelajar.migrating import CopyFailed, NewerDatabase
from rumahbelajar.preparing import CannotStart, open_instance, prepare
from rumahbelajar.receiving import WAITING_THREADS, receive_first
from rumahbelajar.sqlite import Checkpointer

DEMO_FOLDER = "instance-demo"
USAGE = "Pakailah `python app.py`, atau `python app.py demo` untuk desa contoh."
SECONDS_TO_STOP = 4
"""For the answers at hand; a browser's idle connection would hold the stop up for as long."""
SECONDS_TO_HAND_OVER = 10
"""For a process that was killed a moment ago, which may still be finishing its last answers."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Serve the house, or with the word `demo` the demo village, until it is stopped."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    if words not in ([], ["demo"]):
        raise SystemExit(USAGE)
    try:
        _serve(with_demo=words == ["demo"])
    except (SettingsError, CannotStart, CopyFailed, NewerDatabase) as error:
        raise SystemExit(str(error)) from None
    except AlreadyServed:
        raise SystemExit("Rumah belajar ini sudah dibuka oleh program lain.") from None


def _serve(*, with_demo: bool) -> None:
    if with_demo:
        # The server processes read the settings again.
        os.environ.setdefault("RUMAHBELAJAR_INSTANCE", DEMO_FOLDER)
    # What is written from here on is for the owner of the house alone.
    os.umask(0o077)
    settings = open_instance(os.environ)
    _require_free_port(settings)
    opening = prepare(settings, with_demo=with_demo)
    _say(greeting.words(settings, opening))
    memory.set_aside_what_stays()
    server_of("rumahbelajar.serving:application", settings).serve()


def _say(lines: Iterable[str]) -> None:
    if isinstance(sys.stdout, io.TextIOWrapper):
        # A terminal without these characters shows question marks and no traceback.
        sys.stdout.reconfigure(errors="replace")
    print(*lines, sep="\n", flush=True)


def _require_free_port(settings: Settings) -> None:
    # Granian shares ports between its processes, so two houses would both seem to open.
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        if sys.platform != "win32":
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((settings.host, settings.port))
        except OSError as error:
            raise CannotStart(
                f"Alamat {settings.host}:{settings.port} tidak bisa dipakai ({error.strerror}). "
                "Pilihlah yang lain dengan RUMAHBELAJAR_PORT dan RUMAHBELAJAR_HOST."
            ) from error


def server_of(factory: str, settings: Settings) -> AbstractServer[Any]:
    """Return the server, as the settings say, of the program that `module:function` makes."""
    server: AbstractServer[Any] = Granian(
        factory,
        address=settings.host,
        port=settings.port,
        interface=Interfaces.WSGI,
        factory=True,
        workers=settings.workers,
        # Only so many of them work; the others wait for slow lines (rumahbelajar/receiving.py).
        blocking_threads=settings.threads + WAITING_THREADS,
        # Only for files that Granian itself would serve; ours come from the application.
        runtime_blocking_threads=1,
        http=HTTPModes.http1,
        http1_settings=HTTP1Settings(header_read_timeout=30_000, max_buffer_size=64 * 1024),
        websockets=False,
        respawn_failed_workers=True,
        workers_kill_timeout=SECONDS_TO_STOP,
        log_level=LogLevels.error,
    )
    return server


def application() -> Flask:
    """Return the application of one server process, with what must run beside it started."""
    memory.return_large_blocks()
    settings = read_settings()
    if settings.sqlite_file is not None:
        _look_after(settings.sqlite_file)
    app = create_app(settings)
    receive_first(app, at_once=settings.threads)
    sealer = ledger.begin_serving(app)
    multiprocessing.util.Finalize(None, sealer.stop, exitpriority=3)
    roller = reports.begin_serving(app)
    multiprocessing.util.Finalize(None, roller.stop, exitpriority=3)
    threading.Thread(target=_stop_without_parent, name="orphan", daemon=True).start()
    memory.set_aside_what_stays()
    return app


def _look_after(file: Path) -> None:
    """Hold the SQLite file alone and checkpoint it, until this process ends."""
    right = Alone(file)
    right.take(SECONDS_TO_HAND_OVER)
    checkpointer = Checkpointer(file)
    checkpointer.start()
    # The last to be called: the later the priority, the earlier the call.
    multiprocessing.util.Finalize(None, right.give_back, exitpriority=1)
    multiprocessing.util.Finalize(None, checkpointer.stop, exitpriority=2)


def _stop_without_parent() -> None:
    """Stop this process when the one that started it is gone, however that ended."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os.kill(os.getpid(), signal.SIGTERM)
