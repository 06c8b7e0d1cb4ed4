"""The kinds of services that are noted, and which pillars of the programme each may belong to."""

from enum import StrEnum


class ServiceKind(StrEnum):
    """What was done for the village, in the words of its reports."""

    MIGRATION_INFORMATION = "informasi-migrasi"
    REFERRAL = "rujukan"
    NEW_BUSINESS = "usaha-baru"
    NEW_MEMBER = "anggota-koperasi"
    OTHER = "lainnya"

    @property
    def pillars(self) -> tuple[int, ...]:
        """The pillars it may belong to; most kinds fix theirs (see PILLARS)."""
        return _PILLARS_OF.get(self, PILLARS)

    @property
    def has_words(self) -> bool:
        """Whether anything may be typed about it: not of a referral, so that nobody is traced."""
        return self is not ServiceKind.REFERRAL

    @property
    def is_named(self) -> bool:
        """Whether one must say what it was, since its kind does not."""
        return self is ServiceKind.OTHER


PILLARS = (1, 2, 3, 4)
"""Services of migration, productive businesses, community parenting, and cooperatives or BUM Desa:
the four pillars in the wording of 2022 (Permenaker 2/2019)."""

_PILLARS_OF = {
    ServiceKind.MIGRATION_INFORMATION: (1,),
    ServiceKind.NEW_BUSINESS: (2,),
    ServiceKind.NEW_MEMBER: (4,),
}
PILLAR_OF = {kind: pillar for kind, (pillar,) in _PILLARS_OF.items()}
"""The pillar of each kind that has but one."""
