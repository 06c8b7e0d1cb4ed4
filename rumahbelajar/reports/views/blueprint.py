"""The blueprint that the pages of reports hang on."""

from flask import Blueprint

blueprint = Blueprint("reports", __name__)
