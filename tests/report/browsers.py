"""A headless Chromium, and what a page asks for and complains of in it."""

import os
import shutil
from contextlib import contextmanager

import pytest

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync"]
needed = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine")


@contextmanager
def running():
    """Yield a browser."""
    api = pytest.importorskip("playwright.sync_api")
    with api.sync_playwright() as player:
        started = player.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield started
        started.close()


@contextmanager
def showing(browser, file, width=1100):
    """Yield a page of a file, the addresses that it asked for, and its complaints."""
    context = browser.new_context(viewport={"width": width, "height": 900}, offline=True)
    page, asked, complaints = context.new_page(), [], []
    page.on("request", lambda one: asked.append(one.url))
    page.on("console", lambda one: complaints.append(one.text))
    page.on("pageerror", lambda one: complaints.append(str(one)))
    page.goto(file.as_uri())
    yield page, [url for url in asked if url not in {file.as_uri(), "data:,"}], complaints
    context.close()
