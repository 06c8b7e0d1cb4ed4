"""Reports of areas that there are not, and of months that have not come."""

import pytest

from tests.conftest import Visit
from tests.reports.nation import Nation


@pytest.mark.parametrize("area", ["99", "33.99", "33.07.10.2999"])
@pytest.mark.parametrize(
    "path", ["/laporan", "/laporan/penyelesaian", "/laporan/bukti", "/wilayah"]
)
def test_an_area_that_there_is_not_is_not_there(
    nation: Nation, visit: Visit, path: str, area: str
) -> None:
    assert visit(nation.nusa).get(f"{path}?wilayah={area}").status_code == 404


def test_months_to_come_are_said_to_be(nation: Nation, visit: Visit) -> None:
    visitor = visit(nation.nusa)
    path = "/laporan/penyelesaian?dari=2027-01&sampai=2027-03"
    assert visitor.get(path).status_code == 200
    assert "Januari sampai Maret 2027 belum tiba" in visitor.page
    visitor.get("/laporan/penyelesaian?dari=2026-11&sampai=2027-03")
    assert "belum tiba" not in visitor.page
