"""Starts the application: `python app.py` serves it; the flask command finds `create_app` here."""

from rumahbelajar import create_app
from rumahbelajar.serving import main

__all__ = ["create_app"]

if __name__ == "__main__":
    main()
