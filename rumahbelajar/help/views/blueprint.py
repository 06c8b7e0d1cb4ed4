"""The blueprint that the pages of help join."""

from flask import Blueprint

blueprint = Blueprint("help", __name__)
