"""Makes the pictures of the README: `python -m docs.make_screenshots [FOLDER] [--size 1280x800]`.

Starts a sandbox of its own with a class of twelve, and does what a participant and an instructor do. Needs what the
tests need.
"""

import argparse
import re
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from itertools import count
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright
from werkzeug.serving import WSGIRequestHandler, make_server

from sandbox import create_app
from sandbox.browsers import launch
from sandbox.config import Config
from sandbox.store.classes import ClassSession
from sandbox.web.services import KEY, Services
from sandbox.world.seeding import seeded_world

PICTURES = Path(__file__).resolve().parent / "screenshots"
PASSWORD = "tre-gule-baenke"
DAY = date(2026, 11, 23)
SCENARIOS = ("laes-et-brev", "log-paa-og-af", "mitid-app", "meld-flytning")
SEATS = 12


class Quiet(WSGIRequestHandler):
    """Prints nothing for each request."""

    def log_request(self, *_: object) -> None:
        return


@contextmanager
def sandbox() -> Iterator[tuple[str, Services]]:
    with tempfile.TemporaryDirectory() as folder:
        app = create_app(Config.from_environ({}, data_dir=Path(folder), instructor_password=PASSWORD))
        services: Services = app.extensions[KEY]
        server = make_server("127.0.0.1", 0, app, threaded=True, request_handler=Quiet)
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}", services
        server.shutdown()
        thread.join()
        services.database.close()


def open_class(services: Services) -> ClassSession:
    worlds = [seeded_world(services.config.seed, seat, DAY).to_json() for seat in range(1, SEATS + 1)]
    codes = (str(number) for number in count(4821))
    return services.classes.open("Kom i gang, mandag", DAY, codes, SCENARIOS, worlds)


class Desk:
    """A participant at a browser, and where the pictures go."""

    def __init__(self, browser: Browser, base: str, size: tuple[int, int], folder: Path) -> None:
        context = browser.new_context(
            viewport={"width": size[0], "height": size[1]}, locale="da-DK", base_url=base
        )
        self.page: Page = context.new_page()
        self.page.set_default_timeout(5_000)
        self.folder = folder

    def shot(self, name: str) -> None:
        self.page.screenshot(path=self.folder / f"{name}.png", animations="disabled")

    def press(self, name: str) -> None:
        page = self.page
        page.get_by_role("button", name=name, exact=True).or_(
            page.get_by_role("link", name=name, exact=True)
        ).first.click()

    def join(self, session: ClassSession, seat: int) -> None:
        self.page.goto("/")
        self.page.locator("[name=code]").fill(session.code)
        self.page.locator("[name=seat]").fill(str(seat))
        self.page.locator("main form button").first.click()
        self.page.wait_for_url("**/welcome")

    def begin(self, slug: str) -> None:
        self.page.goto("/welcome")
        self.page.locator(f'form[action$="/guide/start/{slug}"] button').first.click()


def participant(desk: Desk, session: ClassSession, services: Services) -> None:
    desk.page.goto("/")
    desk.shot("join")
    desk.join(session, 7)
    desk.shot("welcome")
    desk.begin("laes-et-brev")
    desk.shot("inbox")
    desk.page.locator("a[href*='/post.borger.dk/brev/']").first.click()
    desk.shot("letter")
    world = services.store.seat(services.classes.seat_id(session.id, 7)).world
    desk.begin("meld-flytning")
    desk.shot("portal")
    desk.page.goto("/oeveby.dk/selvbetjening/flytning/")
    desk.press("Start selvbetjening")
    desk.page.get_by_label("Bruger-id").fill(world.nemid["senior"].user_id)
    desk.page.get_by_label("Adgangskode").fill(world.nemid["senior"].password)
    desk.press("Næste")
    asked = re.findall(r"\d{4}", desk.page.locator('[data-show="key-number"]').inner_text())[-1]
    desk.page.get_by_role("link", name="Nøglekort for").first.click()
    desk.page.locator("#drawer table").first.wait_for()
    desk.shot("nemid")
    desk.page.get_by_label("Nøgle", exact=True).fill(dict(world.nemid["senior"].card.pairs())[asked])
    desk.press("Log på")
    desk.press("Næste")
    desk.shot("selfservice")
    desk.page.goto("/borger.dk/mit-overblik")
    desk.shot("overview")
    desk.page.goto("/oeveby.dk/")
    desk.shot("municipality")


def mitid(desk: Desk, session: ClassSession, services: Services) -> None:
    desk.join(session, 4)
    desk.begin("mitid-app")
    desk.press("Log på")
    desk.press("Fortsæt til login")
    world = services.store.seat(services.classes.seat_id(session.id, 4)).world
    desk.page.get_by_label("Bruger-ID").fill(world.mitid["parent"].user_id)
    desk.press("Fortsæt")
    desk.page.goto("/phone/parent/mitid")
    desk.shot("phone")


def others(desk: Desk, session: ClassSession) -> None:
    """So that the live view has something to show."""
    desk.join(session, 2)
    desk.begin("laes-et-brev")
    desk.press("Tilkald hjælp")


def instructor(desk: Desk, session: ClassSession) -> None:
    desk.page.goto("/instructor/")
    desk.page.get_by_label("Adgangskode").fill(PASSWORD)
    desk.page.locator("main form button").first.click()
    desk.page.goto(f"/instructor/class/{session.id}/")
    desk.shot("live")
    desk.page.goto(f"/instructor/class/{session.id}/board")
    desk.shot("board")
    desk.page.goto(f"/instructor/class/{session.id}/cards/?first=7&last=7&who=senior&no_address=yes")
    desk.page.emulate_media(media="print")
    desk.page.locator(".sheet-front").first.screenshot(path=desk.folder / "card.png")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=PICTURES)
    parser.add_argument("--size", default="1280x800")
    given = parser.parse_args()
    width, height = (int(each) for each in given.size.split("x"))
    given.folder.mkdir(parents=True, exist_ok=True)
    with sandbox() as (base, services), sync_playwright() as playwright:
        browser = launch(playwright.chromium)
        session = open_class(services)

        def desk() -> Desk:
            return Desk(browser, base, (width, height), given.folder)

        participant(desk(), session, services)
        mitid(desk(), session, services)
        others(desk(), session)
        instructor(desk(), session)
        browser.close()


if __name__ == "__main__":
    main()
