"""A course about a hard subject, served to a real browser that somebody is signed in to."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from flask import Flask
from playwright.sync_api import Browser, BrowserContext, Page

from tests.chromium import served
from tests.journeys.learner import PHONE
from tests.learning.learner import Learner


@dataclass(frozen=True)
class HardHouse:
    """The program, and the phone of somebody who takes its course."""

    app: Flask
    learner: Learner
    phone: BrowserContext

    def page(self) -> Page:
        return self.phone.new_page()


@contextmanager
def open_house(browser: Browser, learner: Learner, *, script: bool = True) -> Iterator[HardHouse]:
    with served(learner.app) as url:
        phone = browser.new_context(viewport=PHONE, base_url=url, java_script_enabled=script)
        cookie = learner.visitor.client.get_cookie("session")
        assert cookie is not None
        phone.add_cookies([{"name": "session", "value": cookie.value, "url": url}])
        yield HardHouse(learner.app, learner, phone)
        phone.close()
