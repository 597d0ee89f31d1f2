"""The page of a corpus, as someone uses it who has no mouse and no network."""

import json
import subprocess
import sys
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest

from chromium import Chromium, Page
from coquille import Cleaner, Report
from damage import texts

DOCUMENTS = 100_000
LEGIBLE = Path(__file__).with_name("legible.js").read_text("utf-8")

# every edit, in one place or everywhere
REJECT = """
for (const change of changes.filter((change) => change[MADE])) {{
    decide({{ change, example: change[EXAMPLES][0] }}, {everywhere}, "reject");
}}
"""

# a large machine needs half a minute, a small one that others share some minutes
pytestmark = pytest.mark.timeout(900)


@dataclass(frozen=True)
class Corpus:
    """What the command made of a corpus."""

    lines: Path
    report: Path
    texts: list[str]


def coquille(*arguments: str | Path) -> str:
    """Run the command, and return what it writes."""
    command = [sys.executable, "-m", "coquille", *map(str, arguments)]
    return subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    folder = tmp_path_factory.mktemp("corpus")
    lines, report = folder / "pages.jsonl", folder / "report.html"
    all_texts = texts(DOCUMENTS)
    lines.write_text("".join(json.dumps({"text": text}) + "\n" for text in all_texts), "utf-8")
    coquille("report", "--jsonl", lines, "-o", report)
    return Corpus(lines, report, all_texts)


@pytest.fixture
def page(browser: Chromium, corpus: Corpus) -> Page:
    page = browser.page()
    page.open(corpus.report)
    page.run("by('forget').click(); localStorage.clear()")
    return page


def shown(page: Page, item: str = "current") -> tuple[str, str, str]:
    """Return what stood there, what stands there and the document of a card."""
    part = f"{item}.querySelector"
    before, after, meta = page.run(
        f"[{part}('del')?.textContent ?? '', {part}('ins')?.textContent ?? '', "
        f"{part}('.meta').textContent]"
    )
    return before, after, meta.split(" · ")[1]


def test_it_is_small_and_opens_at_once(page: Page, corpus: Corpus) -> None:
    assert corpus.report.stat().st_size < 10_000_000
    start = time.monotonic()
    page.reload()
    assert time.monotonic() - start < 10
    assert page.run("document.querySelector('.figures dd').textContent") == f"{DOCUMENTS:,}"
    assert page.run("document.querySelectorAll('#cards li').length") == 50
    assert page.requests() == [corpus.report.resolve().as_uri()] * 2
    assert page.complaints() == []


def test_changes_are_searched(page: Page) -> None:
    page.press("/fontaine eacute")
    page.wait("by('query').value === 'fontaine eacute'")
    page.press("\n")
    page.wait("by('found').textContent.length > 0 && found.length < changes.length")
    assert page.run("by('results').children.length") > 0
    found = page.run("[...by('results').children].map((item) => item.textContent)")
    assert all("fontaine" in text.lower() for text in found)
    # whatever the accents
    page.run("by('query').value = 'MACON'; search()")
    none = page.run("found.length")
    page.run("by('query').value = 'bibliothecaire'; search()")
    assert none == 0 < page.run("found.length")
    took = page.run(
        "(() => { const start = performance.now(); for (const word of ['a', 'ou', 'rideaux', 'x'])"
        " { by('query').value = word; search(); } return (performance.now() - start) / 4; })()"
    )
    assert took < 500


def test_lists_are_narrowed(page: Page) -> None:
    page.run("by('reason').value = 'glued-words'; by('kind').value = '1'; search()")
    assert page.run("found.every(([i]) => data.reasons[changes[i][2]][0] === 'glued-words')")
    page.run("by('order').value = 'doubt'; search()")
    sure = page.run("found.map(([i]) => changes[i][5][0][2])")
    assert sure and sure == sorted(sure)
    before = page.run("by('results').children.length")
    assert before < len(sure)
    page.run("by('more').click()")
    assert page.run("by('results').children.length") > before


def test_decisions_are_made_by_keys_kept_saved_and_applied(
    page: Page, browser: Chromium, corpus: Corpus, tmp_path: Path
) -> None:
    page.run("by('cards').firstElementChild.focus()")
    first = shown(page)
    page.press("r")
    second = shown(page)
    assert second != first
    page.press("aR")
    third = shown(page, "current.previousElementSibling")
    # a change of mind, and back
    page.press("aku")
    assert shown(page) == shown(page, "by('cards').children[3]")
    assert page.run("by('count').textContent") == "3 decided"
    # what was nearly made
    page.run("by('tab-nearly').click(); by('cards').firstElementChild.focus()")
    suggested = shown(page)
    page.press("a")

    page.reload()
    assert page.run("by('count').textContent") == "4 decided"
    classes = page.run("[...by('cards').children].slice(0, 4).map((item) => item.className)")
    assert classes == ["rejected", "accepted", "rejected", ""]

    page.press("s")
    saved = browser.downloads / "decisions.tsv"
    end = time.monotonic() + 30
    while not saved.exists() and time.monotonic() < end:
        time.sleep(0.05)
    table = saved.read_text("utf-8")
    saved.unlink()
    rows = [row for row in table.splitlines() if not row.startswith("#")]
    assert [row.split("\t")[0] for row in rows] == ["accept", "accept", "reject", "reject"]

    decided = Cleaner(decisions=table)
    # in order of what stands there, not of the verdict
    assert decided.decisions.splitlines()[-4:] == sorted(rows, key=lambda row: row.split("\t")[1:])

    def text(card: tuple[str, str, str]) -> str:
        return corpus.texts[int(card[2].rsplit(":", 1)[1]) - 1]

    def edits(cleaner: Cleaner, card: tuple[str, str, str]) -> list[tuple[str, str]]:
        return [(edit.before, edit.after) for edit in cleaner.explain(text(card)).edits]

    def places(cleaner: Cleaner) -> list[str]:
        made = [e for e in cleaner.explain(text(first)).edits if (e.before, e.after) == first[:2]]
        return [text(first)[max(0, edit.start - 20) : edit.end + 20] for edit in made]

    # a text may have the same change elsewhere, where it was not decided about; with the same words around, it was
    rejected = Counter(places(Cleaner())) - Counter(places(decided))
    assert len(rejected) == 1
    assert not set(rejected) & set(places(decided))
    assert third[:2] in edits(Cleaner(), third)
    assert third[:2] not in edits(decided, third)
    assert second[:2] in edits(decided, second)
    assert suggested[:2] not in edits(Cleaner(), suggested)
    assert suggested[:2] in edits(decided, suggested)

    cards = [first, second, third, suggested]
    lines = tmp_path / "some.jsonl"
    lines.write_text("".join(json.dumps({"text": text(card)}) + "\n" for card in cards), "utf-8")
    (tmp_path / "decisions.tsv").write_text(table, "utf-8")
    out = coquille("clean", "--jsonl", "--decisions", tmp_path / "decisions.tsv", lines)
    by_command = [json.loads(line)["text"] for line in out.splitlines()]
    assert by_command == [decided.clean(text(card)) for card in cards]

    # the table is read again, where it was not kept
    page.run("by('forget').click()")
    assert page.run("by('count').textContent") == "nothing decided"
    assert page.run(f"read({json.dumps(table)})") == 4
    page.run("changed()")
    assert page.run("tsv()") == table
    assert page.complaints() == []


def test_every_sign_comes_back_from_the_page(browser: Chromium, tmp_path: Path) -> None:
    odd = "a\\nb\tle &eacute;t&eacute;\\ \"<&amp;>\" \u2028 'x' 😀 l&rsquo;eau\r\nfin\t\n"
    report = tmp_path / "odd.html"
    cleaner = Cleaner()
    Report(cleaner).add([odd], names=["<odd>\t&"]).save(report)
    page = browser.page()
    page.open(report)
    edits = cleaner.explain(odd).edits
    assert len(edits) >= 3
    page.run(REJECT.format(everywhere="false"))
    once = Cleaner(decisions=page.run("tsv()"))
    assert len(once.explain(odd).edits) == len(edits) - page.run(
        "changes.filter((change) => change[MADE]).length"
    )
    page.run(REJECT.format(everywhere="true"))
    assert Cleaner(decisions=page.run("tsv()")).clean(odd) == odd
    assert page.complaints() == []


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("width", [1200, 380])
def test_everything_is_legible(browser: Chromium, corpus: Corpus, dark: bool, width: int) -> None:
    page = browser.page(width=width, dark=dark)
    page.open(corpus.report)
    page.run("document.querySelectorAll('details').forEach((part) => { part.open = true; })")
    contrast, text = page.run(LEGIBLE)
    assert contrast >= 4.5, text
    # nothing is wider than the window, but for tables, which scroll by themselves
    assert page.run("document.documentElement.scrollWidth") <= width
