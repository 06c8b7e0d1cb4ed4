"""Tables of people: who they are, where, what they may do, and how they sign in."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from rumahbelajar.access import RoleKind
from rumahbelajar.database import AREA_CODE, Base, words
from rumahbelajar.ids import new_id


class Sex(StrEnum):
    """As the programme reports it; nobody has to say."""

    FEMALE = "P"
    MALE = "L"
    UNSAID = "-"


class AgeBand(StrEnum):
    """Years of age as a band: no birth date is kept (data minimum, UU 27/2022)."""

    UNDER_13 = "<13"
    FROM_13 = "13-15"
    FROM_16 = "16-17"
    FROM_18 = "18-24"
    FROM_25 = "25-34"
    FROM_35 = "35-44"
    FROM_45 = "45-59"
    FROM_60 = "60+"

    @property
    def is_child(self) -> bool:
        """Whether a guardian must consent: under 18."""
        return self in {AgeBand.UNDER_13, AgeBand.FROM_13, AgeBand.FROM_16}


class Category(StrEnum):
    """Why somebody belongs to the programme, in the words of its reports."""

    FAMILY = "keluarga_pmi"
    RETURNED = "pmi_purna"
    PROSPECTIVE = "cpmi"
    ABROAD = "pmi_aktif"
    CHILD = "anak_pmi"
    PUBLIC = "umum"
    OFFICER = "petugas"
    VOLUNTEER = "relawan"


class CredentialKind(StrEnum):
    """A PIN made by the system for learners, a passphrase of one's own for staff."""

    PIN = "pin"
    PASSPHRASE = "passphrase"


class SignInMethod(StrEnum):
    """What somebody signed in with."""

    CARD = "card"
    PIN = "pin"
    PASSPHRASE = "passphrase"
    LINK = "link"


class Area(Base):
    """A nation, province, regency, district or village by its Kemendagri code, with its name."""

    __tablename__ = "area"

    code: Mapped[str] = mapped_column(AREA_CODE, primary_key=True)
    name: Mapped[str] = mapped_column(String(120))


class Village(Base):
    """A village that has a learning house."""

    __tablename__ = "village"

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
    __table_args__ = (Index("ix_person_village_name", "village_code", "name"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    village_code: Mapped[str] = mapped_column(
        AREA_CODE, ForeignKey("village.code", name="fk_person_village")
    )
    name: Mapped[str] = mapped_column(String(120))
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
    roles: Mapped[list["Role"]] = relationship(foreign_keys="Role.person_id")
    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012

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
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id", name="fk_role_person"))
    kind: Mapped[RoleKind] = mapped_column(words(RoleKind, "kind"))
    area_code: Mapped[str] = mapped_column(AREA_CODE)
    granted_at: Mapped[datetime]
    granted_by: Mapped[UUID | None] = mapped_column(
        ForeignKey("person.id", name="fk_role_granted_by")
    )
    revoked_at: Mapped[datetime | None]


class Credential(Base):
    """What a person signs in with; never leaves this node."""

    __tablename__ = "credential"

    person_id: Mapped[UUID] = mapped_column(
        ForeignKey("person.id", name="fk_credential_person"), primary_key=True
    )
    user_name: Mapped[str] = mapped_column(String(40), unique=True)
    kind: Mapped[CredentialKind] = mapped_column(words(CredentialKind, "kind"))
    secret_hash: Mapped[str] = mapped_column(String(200), default="")
    """Argon2id of the peppered secret; "" until a passphrase was chosen."""
    set_at: Mapped[datetime]


class Card(Base):
    """A printed QR card; only the hash of its token is kept."""

    __tablename__ = "card"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    person_id: Mapped[UUID] = mapped_column(
        ForeignKey("person.id", name="fk_card_person"), index=True
    )
    token_sha256: Mapped[str] = mapped_column(String(64), unique=True)
    made_at: Mapped[datetime]
    voided_at: Mapped[datetime | None]


class SignIn(Base):
    """One signed-in browser, from signing in until it is ended; its id is what the cookie names."""

    __tablename__ = "sign_in"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    person_id: Mapped[UUID] = mapped_column(
        ForeignKey("person.id", name="fk_sign_in_person"), index=True
    )
    method: Mapped[SignInMethod] = mapped_column(words(SignInMethod, "method"))
    card_id: Mapped[UUID | None] = mapped_column(ForeignKey("card.id", name="fk_sign_in_card"))
    is_own_phone: Mapped[bool]
    device: Mapped[str] = mapped_column(String(60), default="")
    began_at: Mapped[datetime]
    used_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]


class FailedSignIns(Base):
    """How often signing in failed in a row under one typed name, existing or not."""

    __tablename__ = "failed_sign_ins"

    name_key: Mapped[str] = mapped_column(String(64), primary_key=True)
    """HMAC of the typed name, so that a mistyped secret is not kept here."""
    failures: Mapped[int]
    failed_at: Mapped[datetime]
    boot_id: Mapped[str] = mapped_column(String(40))
    """The machine's running time it was measured in: a clock set forward clears no wait."""
    failed_monotonic: Mapped[int]
    """Whole seconds on the monotonic clock of that boot."""


class OneTimeLink(Base):
    """A link that works once and not for long; only the hash of its token is kept."""

    __tablename__ = "one_time_link"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    person_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("person.id", name="fk_one_time_link_person")
    )
    """Whose passphrase it sets; empty for the link that sets the house up."""
    token_sha256: Mapped[str] = mapped_column(String(64), unique=True)
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]


class HeldForm(Base):
    """What somebody posted after their sign-in had timed out, until they sign in again."""

    __tablename__ = "held_form"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    person_id: Mapped[UUID] = mapped_column(
        ForeignKey("person.id", name="fk_held_form_person"), index=True
    )
    path: Mapped[str] = mapped_column(String(400))
    fields: Mapped[str] = mapped_column(Text)
    """JSON list of [name, value] pairs, in the order posted."""
    held_at: Mapped[datetime]
