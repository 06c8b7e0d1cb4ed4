"""Pages: the files that somebody asked for, how far each is, and the file itself."""

from uuid import UUID

from flask import abort, make_response, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import lazy_gettext as _

from rumahbelajar.access import STAFF, allow, signed_in_viewer
from rumahbelajar.database import db
from rumahbelajar.people.house import time_zone_of
from rumahbelajar.reports.asking import choosing, saying
from rumahbelajar.reports.asking.scope import scope_of
from rumahbelajar.reports.asking.today import today
from rumahbelajar.reports.exporting import jobs
from rumahbelajar.reports.exporting.files import as_download
from rumahbelajar.reports.exporting.models import ExportJob, Fault, JobState
from rumahbelajar.reports.exporting.starting import start_if_needed
from rumahbelajar.reports.tables import showing
from rumahbelajar.reports.views.blueprint import blueprint

SECONDS = 5
"""After which the page of a file that is being made opens itself again."""
FAULTS = {
    Fault.DIED: _(
        "Pembuatan berkas ini terhenti dua kali, mungkin karena listrik atau komputernya mati."
    ),
    Fault.DISK: _("Penyimpanan komputer ini penuh. Beri tahu adminnya, lalu coba lagi."),
    Fault.SCOPE: _("Laporan ini tidak lagi termasuk wilayah atau tugas Anda."),
    Fault.BROKEN: _("Ada yang rusak saat berkas ini dibuat. Ini bukan salah Anda."),
}


@blueprint.get("/laporan/unduhan", endpoint="files")
@allow(STAFF)
def show_files() -> ResponseReturnValue:
    """List what somebody asked for and may still load."""
    viewer = signed_in_viewer()
    scope = scope_of(viewer)
    found = [job for job in jobs.jobs_of(viewer.person_id) if jobs.may_load(job, scope)]
    start_if_needed()
    return render_template(
        "reports/files.html",
        files=[(job, *_words(job)[:2]) for job in found],
        is_there=jobs.is_there,
        JobState=JobState,
        time_zone=time_zone_of(viewer.village_code),
    )


@blueprint.get("/laporan/unduhan/<uuid:job_id>", endpoint="file")
@allow(STAFF)
def show_file(job_id: UUID) -> ResponseReturnValue:
    """Show how far a file is; while it is being made the page opens itself again."""
    job = _mine(job_id)
    start_if_needed()
    title, said, address = _words(job)
    page = render_template(
        "reports/file.html",
        job=job,
        title=title,
        said=said,
        report_address=address,
        is_there=jobs.is_there(job),
        is_over=job.state in {JobState.DONE, JobState.FAILED},
        kept_until=jobs.kept_until(job),
        fault=FAULTS.get(job.fault, ""),
        JobState=JobState,
        time_zone=time_zone_of(signed_in_viewer().village_code),
    )
    response = make_response(page)
    if job.state in {JobState.WAITING, JobState.RUNNING}:
        response.headers["Refresh"] = str(SECONDS)
    return response


@blueprint.get("/laporan/unduhan/<uuid:job_id>/berkas", endpoint="load_file")
@allow(STAFF)
def load_file(job_id: UUID) -> ResponseReturnValue:
    """Send a file that was made; one that is no longer there leads back to its page."""
    job = _mine(job_id)
    if not jobs.is_there(job):
        return redirect(url_for("reports.file", job_id=job_id), 303)
    file = (jobs.folder() / job.file).open("rb")
    return as_download(file, job.file_name, job.form)


@blueprint.post("/laporan/unduhan/<uuid:job_id>", endpoint="make_file_again")
@allow(STAFF)
def make_again(job_id: UUID) -> ResponseReturnValue:
    """Let a file be made anew, of what is there by now."""
    jobs.restart(_mine(job_id))
    db.session.commit()
    start_if_needed()
    return redirect(url_for("reports.file", job_id=job_id), 303)


def _mine(job_id: UUID) -> ExportJob:
    """Return a file of who asks, in what they may read by now; any other is a 404."""
    viewer = signed_in_viewer()
    job = jobs.find(viewer.person_id, job_id) or abort(404)
    return job if jobs.may_load(job, scope_of(viewer)) else abort(404)


def _words(job: ExportJob) -> tuple[str, str, str]:
    """Return the title of its report, what was asked of it, and the address of its page."""
    report = jobs.report_of(job) or abort(404)
    scope = scope_of(signed_in_viewer())
    asked, _faults = choosing.read(jobs.asked_with(job), report, scope, today())
    return str(report.title), saying.where_and_when(report, asked), showing.address(report, asked)
