"""The program served to a browser: when it is left, nothing of it goes on."""

import http.client
import threading
import time

from flask import Flask

from tests.chromium import served

SECONDS = 0.2
"""Longer than the server takes to stop."""


def connection_to(url: str) -> http.client.HTTPConnection:
    return http.client.HTTPConnection(url.removeprefix("http://"), timeout=20)


def test_what_is_under_way_is_answered_before_it_is_left() -> None:
    app = Flask(__name__)
    begun, done = threading.Event(), threading.Event()

    @app.get("/")
    def slow() -> str:
        begun.set()
        time.sleep(SECONDS)
        done.set()
        return ""

    with served(app) as url:
        browser = connection_to(url)
        browser.request("GET", "/")
        assert begun.wait(20)
        # A browser breaks off what a page no longer needs.
        browser.close()
    assert done.is_set()


def test_answer_that_is_still_being_written_is_under_way() -> None:
    app = Flask(__name__)
    begun, done = threading.Event(), threading.Event()

    @app.get("/")
    def slow() -> object:
        def parts() -> object:
            begun.set()
            yield "one"
            time.sleep(SECONDS)
            yield "two"
            done.set()

        return app.response_class(parts())

    with served(app) as url:
        browser = connection_to(url)
        browser.request("GET", "/")
        assert begun.wait(20)
    assert done.is_set()
    browser.close()


def test_idle_connection_holds_nothing_up_and_is_answered_no_more() -> None:
    app = Flask(__name__)
    asked = []

    @app.get("/")
    def quick() -> str:
        asked.append(True)
        return ""

    with served(app) as url:
        # A browser opens a second connection that it may not need.
        idle, browser = connection_to(url), connection_to(url)
        idle.connect()
        browser.request("GET", "/")
        assert browser.getresponse().read() == b""
    idle.request("GET", "/")
    assert idle.getresponse().status == 503
    idle.close()
    assert asked == [True]
