"""A page on which every component stands once, with a form that has every kind of field."""

from flask import Flask, render_template, request
from flask.typing import ResponseReturnValue
from jinja2 import ChoiceLoader, FileSystemLoader
from wtforms import (
    BooleanField,
    IntegerField,
    PasswordField,
    RadioField,
    SelectField,
    SelectMultipleField,
    StringField,
)
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Optional

from rumahbelajar.access import ANYONE, allow
from rumahbelajar.config import ROOT
from rumahbelajar.forms import Form

LAYOUTS = ("base.html", "staff.html")


class KitchenSink(Form):
    """A form with every kind of field that a page may have."""

    user_name = StringField("Nama pengguna", [InputRequired("Tulis nama pengguna Anda.")])
    pin = PasswordField(
        "PIN",
        [InputRequired("Tulis PIN Anda.")],
        render_kw={"autocomplete": "current-password", "inputmode": "numeric"},
    )
    amount = IntegerField("Jumlah", [Optional()])
    sex = SelectField(
        "Jenis kelamin", choices=[SelectChoice("P", "Perempuan"), SelectChoice("L", "Laki-laki")]
    )
    phone = RadioField(
        "HP siapa ini?",
        [InputRequired("Pilih salah satu.")],
        choices=[SelectChoice("shared", "HP bersama"), SelectChoice("own", "HP sendiri")],
    )
    categories = SelectMultipleField(
        "Kelompok",
        choices=[SelectChoice("family", "Keluarga PMI"), SelectChoice("returned", "PMI purna")],
    )
    agreed = BooleanField("Saya setuju", [InputRequired("Beri tanda kalau setuju.")])


@allow(ANYONE)
def kitchen_sink() -> ResponseReturnValue:
    form = KitchenSink()
    valid = request.method == "GET" or form.validate()
    layout = request.args.get("layout", LAYOUTS[0])
    return render_template("kitchen_sink.html", form=form, layout=layout), 200 if valid else 422


def add_kitchen_sink(app: Flask) -> None:
    """Add the page to an application that has not answered anything yet."""
    assert app.jinja_loader
    app.jinja_loader = ChoiceLoader(  # type: ignore[method-assign]
        [app.jinja_loader, FileSystemLoader(ROOT / "tests" / "templates")]
    )
    app.add_url_rule("/ruang-coba", "sink", kitchen_sink, methods=["GET", "POST"])
