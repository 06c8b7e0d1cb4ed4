"""`flask people …` mends sign-in at the machine itself."""

import re

from flask import Flask

from rumahbelajar.database import db
from rumahbelajar.people import waiting
from rumahbelajar.people.models import FailedSignIns
from tests.conftest import Visit
from tests.house import House
from tests.people.conftest import GiveSecret


def run(app: Flask, *words: str) -> tuple[int, str]:
    result = app.test_cli_runner().invoke(args=["people", *words])
    return result.exit_code, result.output


def test_unlock_lets_somebody_try_again(app: Flask, house: House, give_pin: GiveSecret) -> None:
    user_name = give_pin(house.siti)
    with app.app_context():
        waiting.count_try(user_name)
    assert run(app, "unlock", "Siti") == (0, "siti boleh mencoba masuk lagi.\n")
    with app.app_context():
        assert db.session.query(FailedSignIns).count() == 0


def test_reset_passphrase_prints_a_link_that_works(
    app: Flask, house: House, visit: Visit, give_passphrase: GiveSecret
) -> None:
    user_name = give_passphrase(house.ratna)
    code, output = run(app, "reset-passphrase", user_name)
    assert code == 0
    link = re.fullmatch(r"http://127\.0\.0\.1:5000(/tautan/[\w-]{22})\n", output)
    assert link is not None
    assert visit().get(link.group(1)).status_code == 200


def test_a_pin_is_not_reset_by_a_link(app: Flask, house: House, give_pin: GiveSecret) -> None:
    code, output = run(app, "reset-passphrase", give_pin(house.siti))
    assert code == 1
    assert "Petugas bisa membuat PIN baru" in output


def test_an_unknown_name_is_said(app: Flask, house: House) -> None:
    assert run(app, "unlock", "tidakada") == (1, "Error: Nama pengguna ini tidak ada.\n")


def test_set_up_link_prints_a_link_that_works(app: Flask, visit: Visit) -> None:
    code, output = run(app, "set-up-link")
    assert code == 0
    link = re.search(r"/siapkan/[\w-]{22}", output)
    assert link is not None
    assert visit().get(link.group()).status_code == 200
