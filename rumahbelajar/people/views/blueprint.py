"""The blueprint that the pages of people hang on."""

from flask import Blueprint

blueprint = Blueprint("people", __name__)
