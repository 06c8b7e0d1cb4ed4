"""What is said of a person in words of closed lists: sex, age band, category, way to sign in."""

from enum import StrEnum


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
    PASSPHRASE = "passphrase"  # noqa: S105 - a kind, not a secret


class SignInMethod(StrEnum):
    """What somebody signed in with."""

    CARD = "card"
    PIN = "pin"
    PASSPHRASE = "passphrase"  # noqa: S105 - a kind, not a secret
    LINK = "link"


class Purpose(StrEnum):
    """What somebody consents to; each is asked for by name (UU 27/2022, article 22)."""

    LEARNING = "learning"
    REPORTS = "reports"


class ConsentWay(StrEnum):
    """How consent was given: on the screen by oneself, or to a facilitator by word or on paper."""

    SCREEN = "screen"
    ORAL = "oral"
    WRITTEN = "written"


class Tongue(StrEnum):
    """The languages in which lessons and consents are read out, by ISO 639; `mis` is any other."""

    INDONESIAN = "id"
    JAVANESE = "jv"
    SASAK = "sas"
    SUNDANESE = "su"
    MADURESE = "mad"
    OTHER = "mis"


class TextTongue(StrEnum):
    """The languages in which the text of the consent is read or heard: those, and English."""

    INDONESIAN = Tongue.INDONESIAN.value
    JAVANESE = Tongue.JAVANESE.value
    SASAK = Tongue.SASAK.value
    SUNDANESE = Tongue.SUNDANESE.value
    MADURESE = Tongue.MADURESE.value
    OTHER = Tongue.OTHER.value
    ENGLISH = "en"
