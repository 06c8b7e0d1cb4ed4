"""Forms of people: signing in, and what every registration asks."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from flask_babel import lazy_gettext as _
from wtforms import (
    HiddenField,
    PasswordField,
    RadioField,
    SelectField,
    SelectMultipleField,
    StringField,
)
from wtforms.validators import DataRequired, InputRequired, Length, StopValidation

from rumahbelajar.access import RoleKind
from rumahbelajar.forms import Form, NewId, one_line
from rumahbelajar.people import labels
from rumahbelajar.people.areas import VILLAGE_LENGTH, is_area_code, is_village_code
from rumahbelajar.people.models import AgeBand, Category, Sex, Village
from rumahbelajar.people.register import MOST_NAME_CHARACTERS, TOO_YOUNG, Traits

_ADULT_BANDS = [band for band in AgeBand if not band.is_child]
_LEARNER_CATEGORIES = [each for each in Category if each is not Category.OFFICER]


def choices_of(
    words: Mapping[Any, Any], some: Iterable[Any] | None = None
) -> Callable[[], dict[str, str]]:
    """Return what to ask when a page is shown: only then is its language known."""
    keys = list(words if some is None else some)
    return lambda: {str(key): str(words[key]) for key in keys}


def filled_in(label: Any) -> DataRequired:
    """Return the rule that a field must not stay empty, naming it: summaries stand far from it."""
    return DataRequired(_("%(name)s masih kosong.", name=label))


def _chosen(label: Any) -> InputRequired:
    return InputRequired(_("%(name)s: pilih salah satu.", name=label))


def radio(label: Any, words: Mapping[Any, Any], some: Iterable[Any] | None = None) -> RadioField:
    """Return a field of a few choices, of which one must be taken."""
    return RadioField(
        label,
        choices=choices_of(words, some),
        validators=[_chosen(label)],
    )


def pull_down(
    label: Any, words: Mapping[Any, Any], some: Iterable[Any] | None = None
) -> SelectField:
    """Return a field of more than a few choices, of which one must be taken."""
    return SelectField(
        label,
        choices=choices_of({"": _("Pilih…"), **words}, some and ["", *some]),
        validators=[_chosen(label)],
    )


def line(label: Any, most: int, **attributes: str) -> StringField:
    """Return a field for one line that must not stay empty."""
    return StringField(
        label,
        filters=[one_line],
        validators=[filled_in(label), Length(max=most, message=_("Terlalu panjang."))],
        render_kw={"maxlength": str(most), "autocomplete": "off", **attributes},
    )


def optional_line(label: Any, most: int, **attributes: str) -> StringField:
    """Return a field for one line that may stay empty."""
    return StringField(
        label,
        filters=[one_line],
        validators=[Length(max=most, message=_("Terlalu panjang."))],
        render_kw={"maxlength": str(most), "autocomplete": "off", **attributes},
    )


def adult_age_band() -> SelectField:
    """Return the field of age bands from 18 on."""
    return pull_down(_("Kelompok usia"), labels.AGE_BANDS, _ADULT_BANDS)


class DeviceForm(Form):
    """Whose device this is: a shared one forgets soon."""

    device = RadioField(
        _("Perangkat ini"),
        choices=choices_of({"shared": _("HP atau komputer bersama"), "own": _("HP saya sendiri")}),
        default="shared",
    )

    @property
    def is_own_phone(self) -> bool:
        """Whether it was said to be one's own."""
        return bool(self.device.data == "own")


class SignInForm(DeviceForm):
    """User name, and PIN or passphrase, in one form for everybody."""

    user_name = StringField(
        _("Nama pengguna"),
        filters=[one_line],
        validators=[filled_in(_("Nama pengguna"))],
        # Not "username": the next person at the phone would find it typed in on the way back.
        render_kw={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"},
    )
    secret = PasswordField(
        _("PIN atau kata sandi"),
        validators=[filled_in(_("PIN atau kata sandi"))],
        render_kw={"autocomplete": "current-password"},
    )
    next = HiddenField()


class PersonForm(Form):
    """What every registration asks; the id is made with the form, so a double tap is one person."""

    person_id = NewId()
    name = line(_("Nama"), MOST_NAME_CHARACTERS)
    village = SelectField(_("Desa"))

    def set_villages(self, villages: Iterable[Village]) -> None:
        """Offer the villages that the registrar works in."""
        self.village.choices = {each.code: f"{each.area.name} ({each.code})" for each in villages}


class TraitsForm(Form):
    """What is kept about a learner besides the name and the village."""

    sex = radio(_("Jenis kelamin"), labels.SEXES)
    age_band = pull_down(_("Kelompok usia"), labels.AGE_BANDS)
    main = pull_down(_("Kategori utama"), labels.CATEGORIES, _LEARNER_CATEGORIES)
    categories = SelectMultipleField(
        _("Kategori lain yang juga cocok"),
        choices=choices_of(labels.CATEGORIES, _LEARNER_CATEGORIES),
    )
    destination = SelectField(_("Negara tujuan"), choices=choices_of(labels.DESTINATIONS))

    def validate_age_band(self, field: SelectField) -> None:
        """Refuse an account for a child under 13."""
        if field.data == AgeBand.UNDER_13:
            raise StopValidation(TOO_YOUNG)

    def traits(self) -> Traits:
        """Return what was said of the learner; the form must be valid."""
        return Traits(
            sex=Sex(self.sex.data),
            age_band=AgeBand(self.age_band.data),
            main=Category(self.main.data),
            categories=frozenset(Category(each) for each in self.categories.data or ()),
            destination=self.destination.data,
        )


class HouseholdForm(Form):
    """The household somebody belongs to."""

    household = optional_line(_("Kepala keluarga"), MOST_NAME_CHARACTERS, list="households")


class StaffForm(PersonForm):
    """A new facilitator or coordinator; they consent themselves when they first sign in."""

    sex = radio(_("Jenis kelamin"), labels.SEXES)
    age_band = adult_age_band()
    kind = radio(_("Tugas"), labels.ROLES, [RoleKind.FACILITATOR, RoleKind.COORDINATOR])
    area = line(_("Kode wilayah tugas"), 13, inputmode="decimal")

    def validate_area(self, field: StringField) -> None:
        """Refuse what is no code."""
        if not is_area_code(field.data or ""):
            raise StopValidation(_("Tulis kodenya seperti 33.07.10.2004."))

    def traits(self) -> Traits:
        """Return what was said of the person; the form must be valid."""
        return Traits(
            sex=Sex(self.sex.data), age_band=AgeBand(self.age_band.data), main=Category.OFFICER
        )


class FacilitatorForm(Form):
    """A new facilitator of a village; they consent themselves when they first sign in."""

    person_id = NewId()
    name = line(_("Nama"), MOST_NAME_CHARACTERS)
    village = line(_("Kode desa"), VILLAGE_LENGTH, inputmode="decimal")
    sex = radio(_("Jenis kelamin"), labels.SEXES)
    age_band = adult_age_band()

    def validate_village(self, field: StringField) -> None:
        """Refuse what is no code of a village."""
        if not is_village_code(field.data or ""):
            raise StopValidation(_("Tulis kodenya seperti 33.07.10.2004."))

    def traits(self) -> Traits:
        """Return what was said of the person; the form must be valid."""
        return Traits(
            sex=Sex(self.sex.data), age_band=AgeBand(self.age_band.data), main=Category.OFFICER
        )
