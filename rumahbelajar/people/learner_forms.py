"""Forms of learners: the consent they give before a registrar, alone or with a registration."""

from flask_babel import lazy_gettext as _
from wtforms import BooleanField, SelectField, StringField
from wtforms.validators import InputRequired, StopValidation

from rumahbelajar.forms import Form
from rumahbelajar.people import labels
from rumahbelajar.people.consent import GuardianWords, Manner
from rumahbelajar.people.forms import (
    HouseholdForm,
    PersonForm,
    TraitsForm,
    choices_of,
    optional_line,
    radio,
)
from rumahbelajar.people.models import AgeBand, ConsentWay, Tongue


class ConsentFields(Form):
    """The consent that was given in the registrar's presence, for a child by a guardian."""

    guardian_name = optional_line(_("Nama orang tua atau wali"), 120)
    guardian_relation = optional_line(_("Hubungan wali dengan anak"), 60)
    tongue = SelectField(
        _("Bahasa saat dibacakan"),
        choices=choices_of(labels.TONGUES),
        default=Tongue.INDONESIAN.value,
    )
    witness = optional_line(_("Saksi, kalau ada"), 120)
    way = radio(_("Cara setuju"), labels.WAYS, [ConsentWay.ORAL, ConsentWay.WRITTEN])
    consented = BooleanField(
        _("Isi persetujuan sudah dibacakan dan peserta (atau walinya) setuju"),
        validators=[InputRequired(_("Tanpa persetujuan, catatan belajar tidak boleh disimpan."))],
    )

    @property
    def is_child(self) -> bool:
        """Whether a guardian must consent; each form knows the age from elsewhere."""
        raise NotImplementedError

    def validate_guardian_name(self, field: StringField) -> None:
        """Ask for a guardian when the learner is a child."""
        if self.is_child and not field.data:
            raise StopValidation(_("Peserta di bawah 18 tahun: isi nama orang tua atau wali."))

    def validate_guardian_relation(self, field: StringField) -> None:
        """Ask how the guardian is related when the learner is a child."""
        if self.is_child and not field.data:
            raise StopValidation(_("Isi hubungannya, misalnya ibu, ayah, atau nenek."))

    def manner(self) -> Manner:
        """Return how the consent was given; the form must be valid."""
        guardian = GuardianWords(self.guardian_name.data or "", self.guardian_relation.data or "")
        return Manner(
            ConsentWay(self.way.data),
            tongue=self.tongue.data,
            guardian=guardian if self.is_child else None,
            witness=self.witness.data or "",
        )


class LearnerForm(ConsentFields, HouseholdForm, TraitsForm, PersonForm):
    """A new learner, with the consent."""

    @property
    def is_child(self) -> bool:
        """Whether the age band that was chosen is that of a child."""
        return self.age_band.data in {AgeBand.FROM_13, AgeBand.FROM_16}


class ConsentForm(ConsentFields):
    """The consent of a learner whose earlier one does not stand."""

    is_child = False
    """The view sets it from what is kept of the learner."""


class JointConsentForm(ConsentFields):
    """The consent of grown people who heard the text together; each of them is ticked."""

    is_child = False
    consented = BooleanField(
        _("Isi persetujuan sudah dibacakan, dan setiap orang yang dicentang setuju"),
        validators=[InputRequired(_("Tanpa persetujuan, catatan belajar tidak boleh disimpan."))],
    )
