"""Settings: read once, checked, and each bad one named in one sentence."""

import stat
import sys
from pathlib import Path

import pytest

from rumahbelajar.config import (
    ROOT,
    SECRETS_FILE,
    SETTINGS,
    Settings,
    SettingsError,
    make_secrets,
    read_settings,
)

KEY = "a key of thirty-two characters, or more"
PEPPER = "a pepper of thirty-two characters or more"


def read(tmp_path: Path, **given: str) -> Settings:
    environ = {"INSTANCE": str(tmp_path), "SECRET_KEY": KEY, "PEPPER": PEPPER, **given}
    return read_settings({f"RUMAHBELAJAR_{name}": value for name, value in environ.items()})


def test_defaults_serve_this_machine_alone_on_sqlite(tmp_path: Path) -> None:
    settings = read(tmp_path)
    assert (settings.host, settings.port, settings.workers) == ("127.0.0.1", 5000, 1)
    assert settings.on_loopback
    assert settings.sqlite_file == tmp_path / "rumahbelajar.db"


def test_an_empty_variable_means_the_default(tmp_path: Path) -> None:
    assert read(tmp_path, PORT=" ", DATABASE_URL="").port == 5000


def test_secrets_come_from_the_file_that_only_its_owner_may_read(tmp_path: Path) -> None:
    make_secrets(tmp_path)
    settings = read(tmp_path, SECRET_KEY="", PEPPER="")
    kept = (tmp_path / SECRETS_FILE).read_text(encoding="utf-8")
    assert settings.secret_key in kept
    assert settings.pepper in kept
    if sys.platform != "win32":
        assert stat.S_IMODE((tmp_path / SECRETS_FILE).stat().st_mode) == 0o600


def test_secrets_are_never_written_over(tmp_path: Path) -> None:
    make_secrets(tmp_path)
    with pytest.raises(FileExistsError):
        make_secrets(tmp_path)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SECRET_KEY", ""),
        ("PEPPER", ""),
        ("SECRET_KEY", "short"),
        ("PEPPER", "a" * 40),
        ("PEPPER", KEY),
        ("PORT", "0"),
        ("PORT", "65536"),
        ("PORT", "x"),
        ("PORT", "-1"),
        ("WORKERS", "2"),
        ("THREADS", "0"),
        ("BASE_URL", "belajar.contoh.id"),
        ("BASE_URL", "http://belajar.contoh.id/rumah"),
        ("PUBLIC_URL", "ftp://belajar.contoh.id"),
        ("TRUSTED_PROXIES", "many"),
        ("LOG_LEVEL", "LOUD"),
        ("DATABASE_URL", "mysql://u:p@h/d"),
        ("DATABASE_URL", "sqlite://"),
        ("DATABASE_URL", "not an address"),
    ],
)
def test_a_setting_that_cannot_work_is_named(tmp_path: Path, name: str, value: str) -> None:
    with pytest.raises(SettingsError, match=f"RUMAHBELAJAR_{name}") as refused:
        read(tmp_path, **{name: value})
    assert "\n" not in str(refused.value)


def test_more_processes_are_for_postgresql(tmp_path: Path) -> None:
    settings = read(tmp_path, DATABASE_URL="postgresql://u:p@h/d", WORKERS="4")
    assert settings.workers == 4
    assert settings.database_url == "postgresql+psycopg://u:p@h/d"
    assert settings.sqlite_file is None


def test_paths_are_taken_from_the_folder_of_the_program(tmp_path: Path) -> None:
    assert read(tmp_path).courses == ROOT / "courses"
    assert read(tmp_path, COURSES="elsewhere").courses == ROOT / "elsewhere"
    file = read(tmp_path, DATABASE_URL="sqlite:///house.db").sqlite_file
    assert file == tmp_path / "house.db"


def test_no_secret_shows_when_settings_are_printed(tmp_path: Path) -> None:
    shown = repr(read(tmp_path, DATABASE_URL="postgresql://u:pass-word@h/d"))
    assert not {word for word in (KEY, PEPPER, "pass-word") if word in shown}


def test_every_setting_and_default_stands_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for setting in SETTINGS:
        default = f"`{setting.default}`" if setting.default else "–"
        assert f"| `{setting.name}` | {default} | {setting.meaning} |" in readme


def test_no_other_file_reads_the_environment() -> None:
    readers = [
        path.relative_to(ROOT).as_posix()
        for path in sorted((ROOT / "rumahbelajar").rglob("*.py"))
        if "os.environ" in path.read_text(encoding="utf-8")
    ]
    starting = "rumahbelajar/reports/exporting/starting.py"
    # The last hands its own on to the process that it starts.
    assert set(readers) <= {"rumahbelajar/config.py", "rumahbelajar/serving.py", starting}
