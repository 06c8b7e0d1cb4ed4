"""The blueprint that the pages of groups hang on."""

from flask import Blueprint

blueprint = Blueprint("groups", __name__)
