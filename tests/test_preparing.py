"""The first things a start makes: a folder, and secrets for a house that is new."""

from pathlib import Path

import psycopg
import pytest

from rumahbelajar.config import SettingsError
from rumahbelajar.preparing import open_instance
from tests.databases import new_database


def environ(folder: Path, **more: str) -> dict[str, str]:
    return {"RUMAHBELAJAR_INSTANCE": str(folder), **more}


def test_a_new_house_gets_secrets_once(tmp_path: Path) -> None:
    first = open_instance(environ(tmp_path / "deep" / "house"))
    again = open_instance(environ(tmp_path / "deep" / "house"))
    assert first.secret_key == again.secret_key
    assert first.pepper == again.pepper != first.secret_key


def test_each_house_has_its_own_secrets(tmp_path: Path) -> None:
    houses = [open_instance(environ(tmp_path / name)) for name in ("one", "two")]
    assert houses[0].pepper != houses[1].pepper


def test_secrets_that_are_given_are_not_written_down(tmp_path: Path) -> None:
    given = {
        "RUMAHBELAJAR_SECRET_KEY": "a key of thirty-two characters, or more",
        "RUMAHBELAJAR_PEPPER": "a pepper of thirty-two characters or more",
    }
    open_instance(environ(tmp_path, **given))
    assert not list(tmp_path.iterdir())


def test_a_database_file_without_its_secrets_gets_no_new_ones(tmp_path: Path) -> None:
    (tmp_path / "rumahbelajar.db").write_bytes(b"")
    with pytest.raises(SettingsError, match="RUMAHBELAJAR_SECRET_KEY"):
        open_instance(environ(tmp_path))


@pytest.mark.postgres
def test_a_postgresql_database_with_tables_gets_no_new_secrets(
    tmp_path: Path, database_kind: str, postgres_server_url: str
) -> None:
    url = new_database(postgres_server_url, "central")
    central = {"RUMAHBELAJAR_DATABASE_URL": url}
    assert open_instance(environ(tmp_path / "new", **central)).secret_key
    with psycopg.connect(url.replace("+psycopg", ""), autocommit=True) as connection:
        connection.execute("CREATE TABLE person (id int)")
    with pytest.raises(SettingsError, match="RUMAHBELAJAR_SECRET_KEY"):
        open_instance(environ(tmp_path / "lost", **central))
