"""Which village a page is about: `?desa=` means the same wherever an address asks for one."""

import pytest

from tests.conftest import Visit
from tests.house import KENANGA, KURIPAN, House

PAGES = ("/kegiatan", "/kegiatan/lembar", "/kegiatan/baru/rujukan", "/orang/ganda")
PAGES += ("/orang/persetujuan-bersama",)


@pytest.mark.parametrize("page", PAGES)
def test_village_of_others_is_a_404_and_without_one_it_is_ones_own(
    house: House, visit: Visit, page: str
) -> None:
    budi = visit(house.budi)
    for asked, status in (("", 200), (f"?desa={KURIPAN}", 200), ("?desa=", 200)):
        assert budi.get(f"{page}{asked}").status_code == status
    for asked in (KENANGA, "99.99.99.9999", "%00"):
        assert budi.get(f"{page}?desa={asked}").status_code == 404
