"""The cells of a notebook: a cleaned text, and the counts of a corpus."""

from pathlib import Path

import pytest

from chromium import Chromium
from coquille import Cleaner, Report
from damage import texts

LEGIBLE = Path(__file__).with_name("legible.js").read_text("utf-8")

TEXT = """\
Le caf&eacute; du port est ferm&eacute; depuis lundi , et ersonne ne sait pourquoi.Le patron
n'a rien dit . D'apr&egrave;s les oisins, la ermeture sera longue , peut-être définitive.
"""

# how notebooks say what their theme is, whatever the system has
HOSTS = {
    "plain": ("<body>", None),
    "JupyterLab, light": ('<body data-jp-theme-light="true">', False),
    "JupyterLab, dark": ('<body data-jp-theme-light="false" style="background: #111">', True),
    "VS Code, light": ('<body class="vscode-light">', False),
    "VS Code, dark": ('<body class="vscode-dark" style="background: #1e1e1e">', True),
    "Notebook 6": ('<body class="notebook_app">', False),
}

OUTSIDE = "<div id=outside><p>un <del>a</del><ins>b</ins></p><footer>f</footer><table><tr><td>1</table></div>"


def cells() -> list[str]:
    cleaner = Cleaner()
    report = Report(cleaner).add(texts(300))
    return [cleaner.explain(TEXT)._repr_html_(), report._repr_html_()]


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("host", HOSTS)
def test_cells_are_legible_everywhere(
    browser: Chromium, tmp_path: Path, host: str, dark: bool
) -> None:
    body, own = HOSTS[host]
    path = tmp_path / "cell.html"
    path.write_text(f"<!DOCTYPE html><meta charset=utf-8>{body}{''.join(cells())}", "utf-8")
    page = browser.page(width=900, dark=dark)
    page.open(path)
    contrast, text = page.run(LEGIBLE)
    assert contrast >= 4.5, text
    paper = page.run("getComputedStyle(document.querySelector('.coquille')).backgroundColor")
    is_dark = int(paper.removeprefix("rgb(").split(",")[0]) < 128
    assert is_dark == (dark if own is None else own)
    assert page.requests() == [path.as_uri()]
    assert page.complaints() == []


def test_nothing_leaks_into_the_notebook(browser: Chromium, tmp_path: Path) -> None:
    looks = []
    for cell in ["", "".join(cells())]:
        path = tmp_path / "cell.html"
        path.write_text(f"<!DOCTYPE html><meta charset=utf-8>{OUTSIDE}{cell}", "utf-8")
        page = browser.page()
        page.open(path)
        looks.append(
            page.run(
                "[...document.querySelectorAll('#outside, #outside *')].map((element) =>"
                " [...getComputedStyle(element)].filter((name) => !name.startsWith('--'))"
                ".map((name) => getComputedStyle(element)[name]).join())"
            )
        )
    assert looks[0] == looks[1]


def test_reasons_are_said_on_hover_and_to_readers_of_screens(
    browser: Chromium, tmp_path: Path
) -> None:
    path = tmp_path / "cell.html"
    path.write_text(f"<!DOCTYPE html><meta charset=utf-8>{cells()[0]}", "utf-8")
    page = browser.page()
    page.open(path)
    edits = page.run(
        "[...document.querySelectorAll('.coquille .edit')].map((edit) =>"
        " [edit.title, edit.ariaLabel, edit.textContent])"
    )
    assert len(edits) == len(Cleaner().explain(TEXT).edits)
    assert all(title == label and ", " in title for title, label, _ in edits)
