"""Pages of certificates: one's own, and the check that anyone can make."""

from http import HTTPStatus

from flask import Response, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from rumahbelajar.access import ANYONE, LEARNING, SIGNED_IN, allow, signed_in_viewer, viewer
from rumahbelajar.learning import certificates as issued
from rumahbelajar.learning.certificate_printing import print_certificate
from rumahbelajar.learning.codes import grouped, read_code
from rumahbelajar.learning.views.blueprint import blueprint


@blueprint.get("/sertifikat")
@allow(LEARNING)
def certificates() -> ResponseReturnValue:
    """Show one's own certificates."""
    mine = issued.certificates_of(signed_in_viewer().person_id)
    return render_template("learning/certificates.html", mine=mine, grouped=grouped)


@blueprint.get("/periksa-sertifikat")
@allow(ANYONE)
def find_certificate() -> ResponseReturnValue:
    """Ask for the code of a certificate, and lead to what it stands for."""
    typed = request.args.get("kode", "")
    code = read_code(typed)
    if code:
        return redirect(url_for("learning.check_certificate", code=code), 303)
    fault = _("Kode terdiri dari 16 huruf dan angka. Periksa lagi, lalu ketik ulang.")
    asked = "kode" in request.args
    page = render_template(
        "learning/find_certificate.html", typed=typed, fault=fault if asked else ""
    )
    return page, HTTPStatus.UNPROCESSABLE_ENTITY if asked else HTTPStatus.OK


@blueprint.get("/sertifikat/<code>")
@allow(ANYONE)
def check_certificate(code: str) -> ResponseReturnValue:
    """Say whether a certificate is valid, and what it was given for.

    One that was replaced names nobody to strangers: the name on it was wrong.
    """
    found = issued.find(code)
    if found is None:
        page = render_template("learning/unknown_certificate.html", typed=code)
        return page, HTTPStatus.NOT_FOUND
    asker = viewer()
    is_holder = asker is not None and issued.is_holder(asker, found.certificate)
    page = render_template(
        "learning/certificate.html",
        found=found,
        is_holder=is_holder,
        may_print=asker is not None and issued.may_print(asker, found.certificate),
        may_see_holder=asker is not None
        and not is_holder
        and issued.may_see_holder(asker, found.certificate),
        grouped=grouped,
    )
    return page, {"X-Robots-Tag": "noindex"}


@blueprint.get("/sertifikat/<code>/pdf")
@allow(SIGNED_IN)
def certificate_pdf(code: str) -> ResponseReturnValue:
    """Send the certificate to print: to its holder, and to who registers people in the village."""
    asker, found = signed_in_viewer(), issued.find(code)
    if found is None or not issued.may_print(asker, found.certificate):
        abort(404)
    certificate = found.certificate
    if not found.stands:
        code = (found.replaced_on and found.current_code) or certificate.code
        return redirect(url_for("learning.check_certificate", code=code), 303)
    sheet = print_certificate(certificate, found.earlier_serial)
    response = Response(sheet, mimetype="application/pdf")
    name = f"sertifikat-{certificate.course_id}.pdf"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
