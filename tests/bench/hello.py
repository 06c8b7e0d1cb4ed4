"""The bare Flask program that says hello, under the same server as the real one."""

from flask import Flask

from rumahbelajar.config import read_settings
from rumahbelajar.serving import server_of


def application() -> Flask:
    """Return a program that does nothing else."""
    app = Flask(__name__)

    @app.get("/")
    def hello() -> str:
        return "Hello"

    return app


if __name__ == "__main__":
    server_of("tests.bench.hello:application", read_settings()).serve()
