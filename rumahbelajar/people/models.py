"""Tables of people: who they are, where, what they may do, and what they consented to."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column, relationship, validates

from rumahbelajar.access import RoleKind
from rumahbelajar.database import AREA_CODE, Base, words
from rumahbelajar.ids import new_id
from rumahbelajar.people.areas import area_check, village_check
from rumahbelajar.people.consent_models import Consent, ConsentWitness, Guardian
from rumahbelajar.people.correction_model import Correction, Outcome
from rumahbelajar.people.household_model import Household
from rumahbelajar.people.names import MOST_KEY_CHARACTERS, name_key
from rumahbelajar.people.not_same_model import NotSame
from rumahbelajar.people.rosters.models import Roster
from rumahbelajar.people.sign_in_models import (
    Card,
    Credential,
    FailedSignIns,
    HeldForm,
    OneTimeLink,
    SignIn,
)
from rumahbelajar.people.traits import (
    AgeBand,
    Category,
    ConsentWay,
    CredentialKind,
    Purpose,
    Sex,
    SignInMethod,
    TextTongue,
    Tongue,
)

__all__ = [  # the one door to every table of people, and to the words in them
    "AgeBand",
    "Area",
    "Card",
    "Category",
    "Consent",
    "ConsentWay",
    "ConsentWitness",
    "Correction",
    "Credential",
    "CredentialKind",
    "FailedSignIns",
    "Guardian",
    "HeldForm",
    "House",
    "Household",
    "NotSame",
    "OneTimeLink",
    "Outcome",
    "Person",
    "PersonCategory",
    "Purpose",
    "Role",
    "Roster",
    "Sex",
    "SignIn",
    "SignInMethod",
    "TextTongue",
    "Tongue",
    "Village",
]


class Area(Base):
    """A nation, province, regency, district or village by its Kemendagri code, with its name."""

    __tablename__ = "area"
    __table_args__ = (CheckConstraint(area_check("code"), name="code_form"),)

    code: Mapped[str] = mapped_column(AREA_CODE, primary_key=True)
    name: Mapped[str] = mapped_column(String(120))


class Village(Base):
    """A village that has a learning house."""

    __tablename__ = "village"
    __table_args__ = (CheckConstraint(village_check("code"), name="code_form"),)

    code: Mapped[str] = mapped_column(
        AREA_CODE, ForeignKey("area.code", name="fk_village_area"), primary_key=True
    )
    time_zone: Mapped[str] = mapped_column(String(32))
    area: Mapped[Area] = relationship(lazy="joined")


class House(Base):
    """This learning house as it was set up: one row."""

    __tablename__ = "house"
    __table_args__ = (CheckConstraint("id = 1", name="one_row"),)

    id: Mapped[int] = mapped_column(primary_key=True, default=1, autoincrement=False)
    village_code: Mapped[str] = mapped_column(
        AREA_CODE, ForeignKey("village.code", name="fk_house_village")
    )
    base_url: Mapped[str] = mapped_column(String(200), default="")
    public_url: Mapped[str] = mapped_column(String(200), default="")
    is_demo: Mapped[bool] = mapped_column(default=False)
    set_up_at: Mapped[datetime]


class Person(Base):
    """Somebody who learns or works here; facts name only the id."""

    __tablename__ = "person"
    __table_args__ = (
        Index("ix_person_village_name", "village_code", "name"),
        Index("ix_person_village_name_key", "village_code", "name_key"),
        # Who may be registered twice, all in one order.
        Index("ix_person_alike", "village_code", "name", "sex", "age_band"),
        # The few that no report counts, found without a look at everybody.
        Index(
            "ix_person_suspended",
            "id",
            sqlite_where=text("suspended_at IS NOT NULL"),
            postgresql_where=text("suspended_at IS NOT NULL"),
        ),
        CheckConstraint("age_band <> '<13'", name="old_enough"),
        CheckConstraint(
            "destination = '' OR (length(destination) = 2 AND destination = upper(destination))",
            name="destination_form",
        ),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    village_code: Mapped[str] = mapped_column(
        AREA_CODE, ForeignKey("village.code", name="fk_person_village")
    )
    name: Mapped[str] = mapped_column(String(120))
    name_key: Mapped[str] = mapped_column(String(MOST_KEY_CHARACTERS))
    """Set with the name: people of one key are compared (names.py)."""
    household_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("household.id", name="fk_person_household"), index=True
    )
    sex: Mapped[Sex] = mapped_column(words(Sex, "sex"))
    age_band: Mapped[AgeBand] = mapped_column(words(AgeBand, "age_band"))
    age_stated_on: Mapped[date]
    destination: Mapped[str] = mapped_column(String(2), default="")
    """ISO 3166 country code, or "" when none was said."""
    added_at: Mapped[datetime]
    added_by: Mapped[UUID | None] = mapped_column(
        ForeignKey("person.id", name="fk_person_added_by")
    )
    suspended_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column(default=1)

    categories: Mapped[list["PersonCategory"]] = relationship(
        cascade="all, delete-orphan", order_by="PersonCategory.category"
    )
    household: Mapped[Household | None] = relationship()
    held_roles: Mapped[list["Role"]] = relationship(
        primaryjoin="and_(Role.person_id == Person.id, Role.revoked_at.is_(None))",
        order_by="Role.granted_at",
        viewonly=True,
    )
    """The roles held now; to grant or revoke one, write the row of the role itself."""
    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012

    @validates("name")
    def _keep_key(self, _column: str, name: str) -> str:
        self.name_key = name_key(name)
        return name

    @property
    def main_category(self) -> Category:
        """Return the category that reports count this person under."""
        return next(each.category for each in self.categories if each.is_main)


class PersonCategory(Base):
    """One category of a person; exactly one of them is the main one."""

    __tablename__ = "person_category"
    __table_args__ = (
        Index(
            "uq_person_category_main",
            "person_id",
            unique=True,
            sqlite_where=text("is_main"),
            postgresql_where=text("is_main"),
        ),
    )

    person_id: Mapped[UUID] = mapped_column(
        ForeignKey("person.id", name="fk_person_category_person"), primary_key=True
    )
    category: Mapped[Category] = mapped_column(words(Category, "category"), primary_key=True)
    is_main: Mapped[bool]


class Role(Base):
    """A role held for an area until it is revoked."""

    __tablename__ = "role"
    __table_args__ = (
        Index(
            "uq_role_held_once",
            "person_id",
            "kind",
            "area_code",
            unique=True,
            sqlite_where=text("revoked_at IS NULL"),
            postgresql_where=text("revoked_at IS NULL"),
        ),
        CheckConstraint(area_check("area_code"), name="area_form"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id", name="fk_role_person"))
    kind: Mapped[RoleKind] = mapped_column(words(RoleKind, "kind"))
    area_code: Mapped[str] = mapped_column(AREA_CODE)
    area: Mapped[Area | None] = relationship(
        primaryjoin="foreign(Role.area_code) == Area.code", viewonly=True
    )
    """None for the whole country, and for an area whose name is not known here."""
    granted_at: Mapped[datetime]
    granted_by: Mapped[UUID | None] = mapped_column(
        ForeignKey("person.id", name="fk_role_granted_by")
    )
    revoked_at: Mapped[datetime | None]
