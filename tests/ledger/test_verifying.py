"""`flask ledger`: finds what is not as the ledger claims, and makes projections anew."""

import pytest
from flask import Flask
from sqlalchemy import delete, text, update

from rumahbelajar.database import db, on_sqlite
from rumahbelajar.ledger import sealing, triggers
from rumahbelajar.ledger.models import Fact, FactOrder
from rumahbelajar.ledger.recording import apply
from tests.ledger.samples import BUDI, RINI, SITI, TUESDAY, Saved, Savings, Seen, savings, tell


@pytest.fixture
def told(samples: Flask) -> Flask:
    """An application whose ledger holds a short history, a correction among it."""
    with samples.app_context():
        wrong = tell(Saved("kambing", 500))
        tell(Saved("kambing", 50), replaces=wrong.id)
        tell(Seen("kambing"))
        tell(Saved("sapi", 9), subject=RINI)
        db.session.commit()
        sealing.seal()
    return samples


def verify(app: Flask) -> tuple[int, str]:
    result = app.test_cli_runner().invoke(args=["ledger", "verify"])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.output


def change(app: Flask, *statements: object) -> None:
    """Change what nobody may, past the triggers."""
    with app.app_context():
        dialect = "sqlite" if on_sqlite() else "postgresql"
        for statement in triggers.removal(dialect):
            db.session.execute(text(statement))
        for statement in statements:
            db.session.execute(statement)
        db.session.commit()


def test_a_ledger_as_it_should_be_passes_and_nothing_changes(told: Flask) -> None:
    with told.app_context():
        before = savings()
    assert verify(told) == (0, "4 fakta diperiksa. Salah: 0. Menunggu keputusan: 0.\n")
    with told.app_context():
        assert savings() == before


def test_a_tampered_fact_is_found(told: Flask) -> None:
    tampered = update(Fact).where(Fact.subject_id == RINI)
    change(told, tampered.values(payload='{"amount":900,"code":"sapi"}'))
    code, output = verify(told)
    assert code == 1
    assert "berubah sejak dicatat" in output
    assert f"Tabel sample_savings tentang {RINI} tidak sesuai dengan faktanya." in output


def test_a_fact_that_became_unreadable_is_told_and_does_not_end_the_search(told: Flask) -> None:
    change(told, update(Fact).where(Fact.subject_id == SITI).values(payload="[]"))
    with told.app_context():
        db.session.execute(update(Savings).where(Savings.person_id == RINI).values(total=0))
        db.session.commit()
    code, output = verify(told)
    assert code == 1
    assert f"Fakta tentang {SITI} tidak terbaca" in output
    assert f"Tabel sample_savings tentang {RINI} tidak sesuai" in output


def test_a_gap_in_the_order_is_found(told: Flask) -> None:
    change(told, update(FactOrder).where(FactOrder.seq == 4).values(seq=9))
    code, output = verify(told)
    assert code == 1
    assert "berlubang: 4 fakta, bernomor 1 sampai 9." in output


def test_a_fact_without_a_place_in_the_order_is_found(told: Flask) -> None:
    change(told, delete(FactOrder).where(FactOrder.seq == 4))
    code, output = verify(told)
    assert code == 1
    assert "tidak punya tempat dalam urutan" in output


def test_a_wrong_missing_or_needless_row_of_a_projection_is_found(told: Flask) -> None:
    for statement in (
        update(Savings).where(Savings.person_id == SITI).values(total=51),
        delete(Savings).where(Savings.person_id == SITI),
    ):
        with told.app_context():
            db.session.execute(statement)
            db.session.commit()
        code, output = verify(told)
        assert code == 1
        assert f"Tabel sample_savings tentang {SITI} tidak sesuai" in output
        assert str(RINI) not in output
    with told.app_context():
        db.session.add(
            Savings(person_id=BUDI, code="unta", total=1, times=1, largest=1, first_on=TUESDAY)
        )
        db.session.commit()
    assert f"Tabel sample_savings tentang {BUDI} tidak sesuai" in verify(told)[1]


def test_conflicts_and_facts_set_aside_are_listed_for_a_person(told: Flask) -> None:
    with told.app_context():
        wrong = tell(Saved("kambing", 1))
        for amount in (2, 3):
            tell(Saved("kambing", amount), replaces=wrong.id)
        apply("no fact at all")
        wrong_id = wrong.id
        db.session.commit()
    code, output = verify(told)
    assert code == 0
    assert f"Fakta {wrong_id} dikoreksi 2 kali" in output
    assert "disisihkan (unreadable)" in output
    assert output.endswith("Salah: 0. Menunggu keputusan: 2.\n")


@pytest.mark.parametrize("command", [["rebuild"], ["refold", str(SITI)]], ids=str)
def test_projections_are_made_anew_by_command(told: Flask, command: list[str]) -> None:
    with told.app_context():
        right = savings()
        db.session.execute(delete(Savings).where(Savings.person_id == SITI))
        db.session.commit()
    result = told.test_cli_runner().invoke(args=["ledger", *command])
    assert result.exit_code == 0, result.output
    assert "dibuat ulang" in result.output
    with told.app_context():
        assert savings() == right
    assert verify(told)[0] == 0
