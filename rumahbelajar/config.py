"""Settings: every environment variable the program reads, named once with its default."""

import os
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

from flask import Flask, current_app
from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from rumahbelajar.addresses import is_of_a_server

ROOT = Path(__file__).resolve().parent.parent
SECRETS_FILE = "secrets.env"
MIN_SECRET_CHARACTERS = 32
_DATABASE_IN_INSTANCE = "sqlite:///rumahbelajar.db"
_BAD_DATABASE_URL = (
    "RUMAHBELAJAR_DATABASE_URL harus seperti sqlite:///rumahbelajar.db "
    "atau postgresql://nama:sandi@komputer/basisdata."
)
_KEY = "rumahbelajar.settings"


class SettingsError(Exception):
    """A setting is missing or cannot work; the text names it and the way out, in Indonesian."""


@dataclass(frozen=True)
class Setting:
    """One environment variable: its name, its default as text, and what it is for."""

    name: str
    default: str
    meaning: str


SETTINGS = (
    Setting("RUMAHBELAJAR_INSTANCE", "instance", "folder of the database, secrets and built files"),
    Setting("RUMAHBELAJAR_COURSES", "courses", "folder of the course packages"),
    Setting("RUMAHBELAJAR_DATABASE_URL", "", "empty: SQLite in the instance folder"),
    Setting("RUMAHBELAJAR_SECRET_KEY", "", "signs cookies; empty: from secrets.env"),
    Setting("RUMAHBELAJAR_PEPPER", "", "keys PINs and passphrases; empty: from secrets.env"),
    Setting("RUMAHBELAJAR_HOST", "127.0.0.1", "address to serve on; 0.0.0.0 for the house Wi-Fi"),
    Setting("RUMAHBELAJAR_PORT", "5000", "port to serve on"),
    Setting("RUMAHBELAJAR_WORKERS", "1", "server processes; on SQLite exactly 1"),
    Setting("RUMAHBELAJAR_THREADS", "2", "requests worked on at once in each server process"),
    Setting("RUMAHBELAJAR_BASE_URL", "", "address on cards and posters; empty: as set up"),
    Setting("RUMAHBELAJAR_PUBLIC_URL", "", "address on certificates; empty: as set up"),
    Setting("RUMAHBELAJAR_TRUSTED_PROXIES", "0", "how many proxies stand before the server"),
    Setting("RUMAHBELAJAR_TRUSTED_HOSTS", "", "host names answered to, by comma; empty: any"),
    Setting("RUMAHBELAJAR_DELIVERIES", "", "folder of scheduled reports; empty: in the instance"),
    Setting(
        "RUMAHBELAJAR_SMTP_URL", "", "mails them: smtps://name:password@host:465; empty: no mail"
    ),
    Setting("RUMAHBELAJAR_MAIL_FROM", "", "address that mails are from"),
    Setting("RUMAHBELAJAR_LOG_LEVEL", "INFO", "DEBUG, INFO, WARNING or ERROR"),
)


@dataclass(frozen=True)
class Settings:
    """The settings of one start, checked; paths are absolute, numbers are whole."""

    instance: Path
    courses: Path
    database_url: str = field(repr=False)
    secret_key: str = field(repr=False)
    pepper: str = field(repr=False)
    host: str
    port: int
    workers: int
    threads: int
    base_url: str
    public_url: str
    trusted_proxies: int
    trusted_hosts: tuple[str, ...]
    log_level: str
    deliveries: Path | None = None
    """None for a folder in the instance."""
    smtp_url: str = field(default="", repr=False)
    """"" when nothing is mailed."""
    mail_from: str = ""

    @property
    def on_sqlite(self) -> bool:
        """Whether the database is one SQLite file, which allows one server process only."""
        return self.database_url.startswith("sqlite:")

    @property
    def sqlite_file(self) -> Path | None:
        """The file of the database, when it is one file."""
        name = make_url(self.database_url).database if self.on_sqlite else None
        return Path(name) if name else None

    @property
    def on_loopback(self) -> bool:
        """Whether only this machine can reach the server."""
        return self.host in {"127.0.0.1", "localhost", "::1"}


def read_settings(environ: Mapping[str, str] | None = None) -> Settings:
    """Read and check the settings; raise SettingsError with the name of the first bad one."""
    given = os.environ if environ is None else environ
    text = {each.name: _text(given, each.name) for each in SETTINGS}
    instance = instance_folder(given)
    kept = read_secrets(instance)
    settings = Settings(
        instance=instance,
        courses=_path(text["RUMAHBELAJAR_COURSES"]),
        database_url=database_url(given),
        secret_key=_secret("RUMAHBELAJAR_SECRET_KEY", text, kept),
        pepper=_secret("RUMAHBELAJAR_PEPPER", text, kept),
        host=text["RUMAHBELAJAR_HOST"],
        port=_whole("RUMAHBELAJAR_PORT", text, 1, 65535),
        workers=_whole("RUMAHBELAJAR_WORKERS", text, 1, 64),
        threads=_whole("RUMAHBELAJAR_THREADS", text, 1, 64),
        base_url=_address("RUMAHBELAJAR_BASE_URL", text),
        public_url=_address("RUMAHBELAJAR_PUBLIC_URL", text),
        trusted_proxies=_whole("RUMAHBELAJAR_TRUSTED_PROXIES", text, 0, 9),
        trusted_hosts=tuple(
            host.strip() for host in text["RUMAHBELAJAR_TRUSTED_HOSTS"].split(",") if host.strip()
        ),
        log_level=_log_level(text),
        deliveries=_path(named) if (named := text["RUMAHBELAJAR_DELIVERIES"]) else None,
        smtp_url=_mail_server(text),
        mail_from=text["RUMAHBELAJAR_MAIL_FROM"],
    )
    if settings.secret_key == settings.pepper:
        raise SettingsError("RUMAHBELAJAR_PEPPER tidak boleh sama dengan RUMAHBELAJAR_SECRET_KEY.")
    if settings.on_sqlite and settings.workers != 1:
        raise SettingsError(
            "RUMAHBELAJAR_WORKERS harus 1 pada SQLite: satu proses menjaga berkasnya tetap utuh. "
            "Pakailah PostgreSQL untuk lebih dari satu."
        )
    return settings


def instance_folder(environ: Mapping[str, str]) -> Path:
    """Return the folder of the database, secrets and built files; it need not exist yet."""
    return _path(_text(environ, "RUMAHBELAJAR_INSTANCE"))


def database_url(environ: Mapping[str, str]) -> str:
    """Return the address of the database, with its driver; SQLite by its whole path."""
    given = _text(environ, "RUMAHBELAJAR_DATABASE_URL") or _DATABASE_IN_INSTANCE
    try:
        url = make_url(given)
    except ArgumentError:
        raise SettingsError(_BAD_DATABASE_URL) from None
    if url.drivername in {"postgres", "postgresql", "postgresql+psycopg"} and url.database:
        return url.set(drivername="postgresql+psycopg").render_as_string(hide_password=False)
    if url.drivername != "sqlite" or url.database in {None, "", ":memory:"}:
        raise SettingsError(_BAD_DATABASE_URL)
    file = instance_folder(environ) / str(url.database)
    return URL.create("sqlite", database=file.as_posix()).render_as_string()


def keep_settings(app: Flask, settings: Settings) -> None:
    """Keep the settings with the application they were read for."""
    app.extensions[_KEY] = settings


def the_settings(app: Flask | None = None) -> Settings:
    """Return the settings of an application; of the one at hand when none is given."""
    return cast(Settings, (app or current_app).extensions[_KEY])


def read_secrets(instance: Path) -> dict[str, str]:
    """Return the secrets kept in the instance folder, or nothing when there is no such file."""
    try:
        lines = (instance / SECRETS_FILE).read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return {}
    pairs = (line.split("=", 1) for line in lines if "=" in line and not line.startswith("#"))
    return {name.strip(): value.strip() for name, value in pairs}


def make_secrets(instance: Path) -> None:
    """Write new secrets into an instance folder that has none; only its owner may read them."""
    path = instance / SECRETS_FILE
    lines = [
        f"{name}={secrets.token_urlsafe(48)}\n"
        for name in ("RUMAHBELAJAR_SECRET_KEY", "RUMAHBELAJAR_PEPPER")
    ]
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.writelines(lines)
        file.flush()
        os.fsync(file.fileno())


def _text(environ: Mapping[str, str], name: str) -> str:
    """Return a setting as it was given, or its default."""
    default = next(each.default for each in SETTINGS if each.name == name)
    return environ.get(name, "").strip() or default


def _path(text: str) -> Path:
    path = Path(text).expanduser()
    return path if path.is_absolute() else ROOT / path


def _secret(name: str, text: Mapping[str, str], kept: Mapping[str, str]) -> str:
    value = text[name] or kept.get(name, "")
    if not value:
        raise SettingsError(
            f"{name} tidak ada. Isilah, atau kembalikan berkas {SECRETS_FILE} "
            "ke folder data: tanpa kunci yang lama, PIN dan kata sandi yang ada tidak berlaku."
        )
    if len(value) < MIN_SECRET_CHARACTERS or len(set(value)) < 12:
        raise SettingsError(
            f"{name} terlalu lemah. Pakailah paling sedikit {MIN_SECRET_CHARACTERS} huruf acak."
        )
    return value


def _whole(name: str, text: Mapping[str, str], least: int, most: int) -> int:
    if not re.fullmatch(r"\d{1,6}", text[name]) or not least <= int(text[name]) <= most:
        raise SettingsError(f"{name} harus bilangan bulat dari {least} sampai {most}.")
    return int(text[name])


def _address(name: str, text: Mapping[str, str]) -> str:
    value = text[name].rstrip("/")
    if value and not is_of_a_server(value):
        raise SettingsError(f"{name} harus seperti https://belajar.contoh.id, tanpa jalur.")
    return value


def _mail_server(text: Mapping[str, str]) -> str:
    value = text["RUMAHBELAJAR_SMTP_URL"]
    if value and not re.fullmatch(r"smtps?://([^@/\s]+@)?[^@/:\s]+(:\d{1,5})?", value):
        raise SettingsError(
            "RUMAHBELAJAR_SMTP_URL harus seperti smtps://nama:sandi@surel.contoh.id."
        )
    if value and "@" not in text["RUMAHBELAJAR_MAIL_FROM"]:
        raise SettingsError("RUMAHBELAJAR_MAIL_FROM harus diisi alamat surel, sebagai pengirim.")
    return value


def _log_level(text: Mapping[str, str]) -> str:
    level = text["RUMAHBELAJAR_LOG_LEVEL"].upper()
    if level not in {"DEBUG", "INFO", "WARNING", "ERROR"}:
        raise SettingsError("RUMAHBELAJAR_LOG_LEVEL harus DEBUG, INFO, WARNING atau ERROR.")
    return level
