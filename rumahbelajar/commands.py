"""`flask courses …` and `flask words`: what authors and translators do at the command line."""

import json
from pathlib import Path

import click
from flask import Flask
from flask.cli import AppGroup

from rumahbelajar.config import ROOT
from rumahbelajar.courses.checking import report
from rumahbelajar.courses.linting.courses import lint
from rumahbelajar.courses.schema import schemas
from rumahbelajar.courses.table import course_table
from rumahbelajar.library import the_library
from rumahbelajar.wording import update

TABLE = ROOT / "docs" / "courses.md"
_group = AppGroup("courses", help="Check course packages.", short_help="Check course packages.")


def init_app(app: Flask) -> None:
    """Add the commands."""
    app.cli.add_command(_group)
    app.cli.add_command(_words)


@click.command("words")
def _words() -> None:
    """Bring the English catalogue up to the code, and print what is not translated yet."""
    for message in update("en"):
        click.echo(message.id)


@_group.command("check")
@click.argument("folder", required=False, type=click.Path(path_type=Path))
@click.pass_context
def _check(context: click.Context, folder: Path | None) -> None:
    """Print every fault as file:line: what is wrong; how to mend it. Exit 1 if there is one."""
    _tell(context, *report(folder or the_library().folder))


@_group.command("lint")
@click.argument("folder", required=False, type=click.Path(path_type=Path))
@click.pass_context
def _lint(context: click.Context, folder: Path | None) -> None:
    """Print where a course is hard to read, as file:line: what; how to mend it. Exit 1 if so."""
    _tell(context, *report(folder or the_library().folder, lint))


def _tell(context: click.Context, lines: list[str], code: int) -> None:
    for line in lines:
        click.echo(line)
    context.exit(code)


@_group.command("table")
@click.option("--write", is_flag=True, help="Write it to docs/courses.md too.")
def _table(write: bool) -> None:
    """Print what each course holds and how current it is; whole courses only."""
    found = the_library()
    page = course_table(found.folder, found.courses.values())
    if write:
        TABLE.write_text(page, encoding="utf-8")
    click.echo(page, nl=False)


@_group.command("schema")
@click.argument("folder", type=click.Path(path_type=Path))
def _schema(folder: Path) -> None:
    """Write a JSON Schema for each kind of course file into FOLDER, for editors."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, schema in schemas().items():
        text = json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
        (folder / name).write_text(text, encoding="utf-8")
        click.echo(folder / name)
