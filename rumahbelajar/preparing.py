"""Preparing a start: the instance folder, the secrets, the newest schema, the kept courses."""

from collections.abc import Mapping
from pathlib import Path

from sqlalchemy import create_engine, inspect, make_url

from rumahbelajar import create_app, migrating
from rumahbelajar.alone import alone_with
from rumahbelajar.config import (
    SECRETS_FILE,
    Settings,
    database_url,
    instance_folder,
    make_secrets,
    read_settings,
)
from rumahbelajar.database import db
from rumahbelajar.demo.filling import RealHouse, fill
from rumahbelajar.demo.table import table
from rumahbelajar.greeting import Opening
from rumahbelajar.learning.course_versions import store_versions
from rumahbelajar.ledger import identity
from rumahbelajar.meetings import photos
from rumahbelajar.people.house import the_house
from rumahbelajar.people.set_up import make_link
from rumahbelajar.reports.summaries import folding

_DEMO_HOUSE = (
    "Folder data ini berisi orang contoh dengan PIN yang diketahui umum. Bukalah dengan "
    "`make demo`, atau pilihlah folder lain dengan RUMAHBELAJAR_INSTANCE."
)


class CannotStart(Exception):  # noqa: N818 - it names what follows
    """The house must not be opened like this; the sentence says why, in Indonesian."""


def open_instance(environ: Mapping[str, str]) -> Settings:
    """Make the instance folder, and the secrets of a house that is new; return the settings.

    Raise SettingsError when a secret is missing beside a database: new ones would not open it.
    """
    folder = instance_folder(environ)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    given = all(environ.get(f"RUMAHBELAJAR_{name}") for name in ("SECRET_KEY", "PEPPER"))
    if not given and not (folder / SECRETS_FILE).exists() and not _has_tables(environ):
        make_secrets(folder)
    return read_settings(environ)


def prepare(settings: Settings, *, with_demo: bool) -> Opening:
    """Bring the database up to date and keep its courses; with the demo, fill the demo village.

    Raise CannotStart for a house that must not be opened like this, AlreadyServed when another
    server has it open, CopyFailed when its database could not be copied before it is changed.
    """
    if with_demo and not settings.on_loopback:
        raise CannotStart(
            "Desa contoh memakai PIN yang diketahui umum, jadi hanya dibuka di 127.0.0.1. "
            "Hapuslah RUMAHBELAJAR_HOST."
        )
    with alone_with(settings.sqlite_file):
        app = create_app(settings)
        notes = migrating.bring_up_to_date(app)
        with app.app_context():
            try:
                identity.ensure()
                store_versions()
                folding.fold_what_is_missing(_say_how_far)
                photos.decide_what_broke_off(is_alone=settings.on_sqlite)
                opening = _open(notes, with_demo=with_demo)
                db.session.commit()
                return opening
            finally:
                # The server processes make connections of their own.
                db.session.remove()
                db.engine.dispose()


def _say_how_far(count: int, total: int) -> None:
    """Tell who waits; it takes minutes where there are a hundred thousand facts."""
    if not count:
        print("Catatan lama dihitung untuk laporan. Ini sekali saja. Jika terputus, bukalah lagi.")
    print(f"  {count} dari {total} catatan", flush=True)


def _open(notes: list[str], *, with_demo: bool) -> Opening:
    house = the_house()
    if with_demo:
        try:
            fill()
        except RealHouse as error:
            raise CannotStart(str(error)) from error
        notes = [*notes, *table()]
    elif house is not None and house.is_demo:
        raise CannotStart(_DEMO_HOUSE)
    return Opening(
        notes=tuple(notes),
        base_url=house.base_url if house else "",
        set_up_path="" if with_demo or house else f"/siapkan/{make_link()}",
    )


def _has_tables(environ: Mapping[str, str]) -> bool:
    url = make_url(database_url(environ))
    if url.drivername == "sqlite":
        return Path(str(url.database)).exists()
    engine = create_engine(url)
    try:
        return bool(inspect(engine).get_table_names())
    finally:
        engine.dispose()
