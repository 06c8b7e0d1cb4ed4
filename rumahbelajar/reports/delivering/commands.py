"""`flask reports deliver`: for cron or a systemd timer, every quarter of an hour."""

import click
from flask import current_app
from flask_babel import gettext as _

from rumahbelajar import clock
from rumahbelajar.people.house import base_url
from rumahbelajar.reports.commands import group
from rumahbelajar.reports.delivering import removing, sending
from rumahbelajar.reports.delivering.models import State


@group.command("deliver")
@click.pass_context
def _deliver(context: click.Context) -> None:
    """Send every scheduled report that is due; what failed is tried again the next time.

    Files of what was sent long ago are removed.
    Exit 1 when anything could not be sent.
    """
    # Addresses within reports are those that the house is reached by; a POST may write.
    with current_app.test_request_context(base_url=base_url(), method="POST"):
        runs = sending.run_due()
        for run in runs:
            told = run.file_name if run.state is State.SENT else run.fault
            click.echo(f"{run.due_on} {run.delivery.name}: {told}")
        failed = [run for run in runs if run.state is not State.SENT]
        click.echo(
            _(
                "Terkirim: %(sent)s, gagal: %(failed)s.",
                sent=len(runs) - len(failed),
                failed=len(failed),
            )
        )
        removing.remove_old(sending.folder(), clock.now().date())
    context.exit(1 if failed else 0)
