"""The blueprint that the pages of services hang on."""

from flask import Blueprint

blueprint = Blueprint("outreach", __name__)
