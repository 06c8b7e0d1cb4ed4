"""What tests of files that are made beside do again and again."""

from uuid import UUID

from flask import Flask

from rumahbelajar.database import db
from rumahbelajar.reports.exporting.models import ExportJob
from tests.reports.nation import REGENCY
from tests.visitor import Visitor

ASK = f"/laporan/besar/unduh.csv?wilayah={REGENCY}"


def ask(visitor: Visitor, path: str = ASK) -> str:
    response = visitor.post(path)
    assert response.status_code == 303
    return str(response.location)


def the_job(app: Flask, page: str) -> ExportJob:
    with app.app_context():
        found = db.session.get(ExportJob, UUID(page.rpartition("/")[2]))
        assert found is not None
        db.session.expunge(found)
        return found
