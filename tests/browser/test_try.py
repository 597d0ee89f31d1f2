"""The page to try coquille: a text is repaired as it is given, without a network, and nothing is asked for elsewhere."""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

import chromium
from chromium import Chromium, Page

ROOT = Path(__file__).parents[2]
LEGIBLE = Path(__file__).with_name("legible.js").read_text("utf-8")
BUILT = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target")) / "try"

TEXT = "Le caf&eacute; du port est ferm&eacute; depuis jeudimatin , et ersonne ne sait pourquoi."
MEANT = "Le café du port est fermé depuis jeudi matin, et personne ne sait pourquoi."
HALF = "Le café du port est ferm&eacute; depuis jeudi matin, et personne ne sait pourquoi."

pytestmark = pytest.mark.skipif(
    not (BUILT / "coquille").is_dir(), reason="the page is not built: run scripts/wasm"
)


class Served:
    """The folder of the page on a port of this machine, and what was asked for."""

    def __init__(self, folder: Path) -> None:
        self.asked: list[str] = []
        served = self

        class Handler(SimpleHTTPRequestHandler):
            def log_message(self, format: str, *args: object) -> None:
                served.asked.append(self.path)

        self._server = ThreadingHTTPServer(
            ("127.0.0.1", 0), partial(Handler, directory=str(folder))
        )
        self.address = f"http://127.0.0.1:{self._server.server_port}/"
        self._thread = threading.Thread(
            target=self._server.serve_forever, args=(0.05,), daemon=True
        )
        self._thread.start()

    def stop(self) -> None:
        if self._thread.is_alive():
            self._server.shutdown()
            self._thread.join()
            self._server.server_close()


@pytest.fixture
def served() -> Iterator[Served]:
    server = Served(BUILT)
    yield server
    server.stop()


def visit(page: Page, address: str) -> None:
    page.run(f"window.isOld = true; location.href = {address!r}")
    page.wait("!window.isOld && document.readyState === 'complete'")
    begun(page)


def begun(page: Page) -> None:
    """Wait until coquille has started."""
    wrong = "document.getElementById('state').classList.contains('wrong')"
    page.wait(f"document.documentElement.dataset.ready === '' || {wrong}", 60)
    assert not page.run(wrong), page.run("document.getElementById('state').textContent")


def give(page: Page, text: str) -> None:
    """Put a text where one pastes it, and wait for what comes of it."""
    page.run("document.getElementById('given').focus(); document.getElementById('given').select()")
    insert = f"document.execCommand('insertText', false, {json.dumps(text)})"
    page.run(f"document.getElementById('state').dataset.settled = 'false'; {insert}")
    page.wait("document.getElementById('state').dataset.settled === 'true'", 60)


def proof(page: Page) -> str:
    """Return the text as it would be copied."""
    marks = "document.getElementById('marks')"
    script = f"{marks}.click(); const text = document.getElementById('proof').textContent; {marks}.click(); text"
    return str(page.run("{" + script + "}"))


def edits(page: Page) -> list[str]:
    script = "[...document.querySelectorAll('#proof .edit:not(.maybe)')].map((e) => e.textContent)"
    return list(page.run(script))


def click(page: Page, selector: str) -> None:
    page.run(f"document.querySelector({selector!r}).click()")


def asked(log: Path) -> list[str]:
    """Return what pages, workers and service workers asked for, after the log of a browser that has ended."""
    events = json.loads(log.read_text("utf-8"))["events"]
    asked = [event.get("params", {}) for event in events]
    # what the browser asks for itself has no initiator
    return [
        params["url"]
        for params in asked
        if params.get("url", "").startswith("http")
        and params.get("initiator", "").startswith("http")
    ]


def test_a_text_is_repaired_and_an_edit_taken_back(browser: Chromium, served: Served) -> None:
    page = browser.page()
    visit(page, served.address)
    give(page, TEXT)
    assert proof(page) == MEANT
    before = edits(page)
    assert len(before) == 4
    click(page, "#edits li:nth-child(2) button")
    assert proof(page) == HALF
    # what is taken back stays so while something else is typed
    page.run("const g = document.getElementById('given'); g.setSelectionRange(0, 0); 0")
    give(page, "Ah ! " + TEXT)
    assert proof(page) == "Ah ! " + HALF
    click(page, "#edits li:nth-child(2) button")
    assert proof(page) == "Ah ! " + MEANT
    click(page, "#all")
    assert proof(page) == "Ah ! " + TEXT
    click(page, "#all")
    assert proof(page) == "Ah ! " + MEANT
    assert page.complaints() == []


def test_a_suggestion_can_be_accepted(browser: Chromium, served: Served) -> None:
    page = browser.page()
    visit(page, served.address)
    # whatever the model is sure of: none of these repairs is made without being asked for
    give(page, "Tu as vu se film hier, et les filles sont belle, si vous accéder au jardin.")
    count = page.run("document.querySelectorAll('#suggestions li').length")
    assert count > 0
    plain = proof(page)
    click(page, "#suggestions li button")
    assert proof(page) != plain
    click(page, "#suggestions li button")
    assert proof(page) == plain


def test_the_kind_of_text_and_the_language_are_chosen(browser: Chromium, served: Served) -> None:
    page = browser.page()
    visit(page, served.address)
    for preset in ["repair", "web", "ocr"]:
        click(page, f"[value={preset}]")
        page.run("document.getElementById('state').dataset.settled = 'false'")
        click(page, "#example")
        page.wait("document.getElementById('state').dataset.settled === 'true'")
        assert len(edits(page)) >= 3, preset
    click(page, "#fr")
    assert page.run("document.documentElement.lang") == "fr"
    french = page.run("[...document.querySelectorAll('#edits .meta b')].map((e) => e.textContent)")
    click(page, "#en")
    english = page.run("[...document.querySelectorAll('#edits .meta b')].map((e) => e.textContent)")
    assert not set(french) & set(english)


def test_every_reason_is_told_in_french(browser: Chromium, served: Served) -> None:
    page = browser.page()
    visit(page, served.address)
    missing = page.run(
        "(async () => { const { default: init, reasons } = await import('./coquille/index.js');"
        " const words = await import('./words.js'); await init();"
        " const say = (l) => Object.keys(words.words[l]).sort().join();"
        " const codes = reasons().map((r) => r.code);"
        " return [codes.filter((c) => !(c in words.reasons)),"
        " Object.keys(words.reasons).filter((c) => !codes.includes(c)), say('fr') === say('en')] })()"
    )
    assert missing == [[], [], True]


def test_keys_reach_every_mark(browser: Chromium, served: Served) -> None:
    page = browser.page()
    visit(page, served.address)
    give(page, TEXT)
    reached = []
    for _ in range(20):
        page.press("\t")
        reached.append(page.run("document.activeElement.id || document.activeElement.className"))
        if "edit" in reached[-1]:
            break
    assert "edit" in reached[-1], reached
    assert page.run("!document.getElementById('tip').hidden")
    page.press("\n")
    assert "caf&eacute; du port est fermé" in proof(page)
    # all that can be done is reached by tabs
    page.press("\t" * 30)
    assert page.complaints() == []


def test_what_is_no_text_is_said(browser: Chromium, served: Served) -> None:
    page = browser.page()
    visit(page, served.address)
    page.run(
        "document.getElementById('given').value = 'a\\ud800b';"
        "document.getElementById('given').dispatchEvent(new Event('input'))"
    )
    page.wait("document.getElementById('state').classList.contains('wrong')")
    assert "surrogate" in page.run("document.getElementById('state').textContent")
    give(page, TEXT)
    assert proof(page) == MEANT


def test_it_works_without_a_network(
    served: Served, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = chromium.find()
    if path is None:
        pytest.skip("there is no Chromium: install one, or name it in the variable CHROMIUM")
    # a browser of its own, which writes down all that is asked of the network, by workers too
    log = tmp_path / "net.json"
    monkeypatch.setattr(chromium, "FLAGS", [*chromium.FLAGS, f"--log-net-log={log}"])
    with Chromium(path, tmp_path / "chromium") as alone:
        page = alone.page()
        visit(page, served.address)
        give(page, TEXT)
        assert proof(page) == MEANT
        # the data are fetched once
        assert len([path for path in served.asked if path.endswith(".wasm")]) == 1, served.asked
        served.stop()
        page.reload()
        begun(page)
        give(page, TEXT)
        assert proof(page) == MEANT
        # the page opened anew, under its other address
        again = alone.page()
        visit(again, served.address + "index.html")
        give(again, TEXT)
        assert proof(again) == MEANT
    urls = asked(log)
    assert any(url.endswith(".wasm") for url in urls)
    assert [url for url in urls if not url.startswith(served.address)] == []


def test_one_file_works_from_a_disk(browser: Chromium, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_bytes((BUILT / "coquille-try.html").read_bytes())
    page = browser.page()
    page.open(path)
    begun(page)
    give(page, TEXT)
    assert proof(page) == MEANT
    assert all(url.startswith(("file:", "blob:", "data:")) for url in page.requests())
    assert page.complaints() == []
    # the page of many files says that it cannot
    page = browser.page()
    page.open(BUILT / "index.html")
    page.wait("getComputedStyle(document.getElementById('unserved')).visibility === 'visible'")


def test_the_documentation_is_named_where_it_is(browser: Chromium) -> None:
    shown = "document.getElementById('docs').checkVisibility()"
    for folder, where in [(BUILT, ""), (BUILT.parent, f"{BUILT.name}/")]:
        server = Served(folder)
        page = browser.page()
        visit(page, server.address + where)
        assert page.run(shown) is bool(where)
        server.stop()


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("width", [360, 1200])
def test_it_is_legible(browser: Chromium, served: Served, dark: bool, width: int) -> None:
    page = browser.page(width=width, dark=dark)
    visit(page, served.address)
    click(page, "[value=web]")
    page.run("document.getElementById('state').dataset.settled = 'false'")
    click(page, "#example")
    page.wait("document.getElementById('state').dataset.settled === 'true'")
    contrast, text = page.run(LEGIBLE)
    assert contrast >= 4.5, text
    assert page.run("document.documentElement.scrollWidth <= innerWidth")
