"""Files of what was sent go after their time; what was written down of them stays."""

import os
from pathlib import Path

from flask import Flask

from rumahbelajar.reports.delivering import removing, schedules
from tests.conftest import Clock, Visit
from tests.reports.delivering.ordering import Scheduled
from tests.reports.nation import Nation


def deliver(app: Flask) -> list[str]:
    """Let the command run, and return what is in the folder then."""
    result = app.test_cli_runner().invoke(args=["reports", "deliver"])
    assert result.exit_code == 0, result.output
    folder = Path(app.instance_path) / "kiriman"
    return sorted(file.name for file in folder.rglob("*") if file.is_file())


def test_a_file_is_kept_for_its_days_and_then_the_record_alone(
    app: Flask, nation: Nation, scheduled: Scheduled, visit: Visit, clock: Clock
) -> None:
    delivery_id = scheduled()
    (first,) = (name for name in deliver(app) if str(delivery_id)[-8:] in name)
    clock.advance(days=399)  # since Tuesday; it was due on Monday
    assert first in deliver(app)
    visitor = visit(nation.nusa)
    visitor.get(f"/laporan/kiriman/{delivery_id}")
    assert "Berkas disimpan 400 hari." in visitor.page
    assert "sudah dihapus" not in visitor.page
    clock.advance(days=2)
    assert first not in deliver(app)
    visitor = visit(nation.nusa)
    visitor.get(f"/laporan/kiriman/{delivery_id}")
    assert "sudah dihapus" in visitor.page
    assert "rumah-sunyi-jawa-2026-11-23.xlsx" in visitor.page


def test_what_was_never_mailed_goes_too_and_what_others_put_there_stays(
    app: Flask, scheduled: Scheduled, clock: Clock
) -> None:
    scheduled()
    deliver(app)
    month = Path(app.instance_path) / "kiriman" / "2020-01"
    month.mkdir(exist_ok=True)
    for name in ("2020-01-06-rumah-sunyi-0123abcd.pdf", "tmpabc", "catatan.txt", "2020-01-06.pdf"):
        (month / name).write_text("x")
    os.utime(month / "tmpabc", (0, 0))
    emptied = month.with_name("2019-12")
    emptied.mkdir(exist_ok=True)
    (emptied / "2019-12-02-rumah-sunyi-0123abcd.xlsx").write_text("x")
    left = deliver(app)
    assert not emptied.exists()
    assert "catatan.txt" in left
    assert "2020-01-06.pdf" in left
    assert not {"2020-01-06-rumah-sunyi-0123abcd.pdf", "tmpabc"} & set(left)


def test_every_file_that_is_kept_can_be_found() -> None:
    assert schedules.MOST_TIMES * 7 >= removing.KEPT_DAYS
