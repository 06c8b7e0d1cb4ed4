"""Rumah Belajar: a learning house in a box for the villages of migrant workers."""

from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix

from rumahbelajar import (
    access,
    assets,
    commands,
    compressing,
    cookies,
    database,
    demo,
    desk,
    discretion,
    errors,
    formats,
    forms,
    groups,
    headers,
    health,
    help,  # noqa: A004 - the feature, not the builtin
    language,
    learning,
    ledger,
    library,
    logs,
    meetings,
    outreach,
    people,
    pieces,
    reports,
    shell,
    uploads,
)
from rumahbelajar.config import ROOT, Settings, keep_settings, read_settings
from rumahbelajar.program import Program

FEATURES = (ledger, people, help, groups, meetings, outreach, learning, desk, reports, demo)
"""What the program is made of; imports go only from right to left."""

_SHARED = (
    *(logs, database, language, formats, uploads, forms, library, assets, compressing, shell),
    *(pieces, cookies, discretion, headers, errors, health, commands),
)


def create_app(settings: Settings | None = None) -> Flask:
    """Return the application; raise SettingsError or UndeclaredRoute when it must not start."""
    chosen = settings or read_settings()
    app = Program(
        __name__,
        root_path=str(ROOT),
        instance_path=str(chosen.instance),
        static_folder=None,
    )
    app.config.from_mapping(
        SECRET_KEY=chosen.secret_key,
        TRUSTED_HOSTS=list(chosen.trusted_hosts) or None,
        MAX_CONTENT_LENGTH=256 * 1024,
        MAX_FORM_MEMORY_SIZE=256 * 1024,
        MAX_FORM_PARTS=200,
    )
    if chosen.trusted_proxies:
        hops = chosen.trusted_proxies
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=hops, x_proto=hops, x_host=hops)  # type: ignore[method-assign]
    keep_settings(app, chosen)
    for part in (*_SHARED, *FEATURES):
        part.init_app(app)
    access.init_app(app)
    access.require_declarations(app)
    return app
