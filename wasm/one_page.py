"""The page to try coquille as one file, which works from a disk too: `python3 wasm/one_page.py FOLDER`.

A page that is opened as a file may not read others, so all of them are put into it: styles and scripts as they are, the data as
base64 of gzip, which the worker unpacks.
"""

import base64
import gzip
import re
import sys
from pathlib import Path


def replaced(text: str, old: str, new: str) -> str:
    """Replace what stands there once, and nowhere else."""
    if text.count(old) != 1:
        raise SystemExit(f"wasm/one_page.py: expected once: {old}")
    return text.replace(old, new)


def safe(script: str) -> str:
    """Return a script that does not end the element it stands in."""
    if "</script" in script or "<!--" in script:
        raise SystemExit("wasm/one_page.py: a script would end the element it stands in")
    return script


def page(folder: Path) -> str:
    """Return the page of this folder with all that it names."""

    def read(name: str) -> str:
        return (folder / name).read_text("utf-8")

    words = re.sub("^export ", "", read("words.js"), flags=re.MULTILINE)
    script = replaced(
        read("try.js"),
        'import { examples, reasons as french, words } from "./words.js";\n',
        words + "const french = reasons;\n",
    )
    # from a page that is a file, Chromium starts no worker that is a module
    module = re.sub(r"^export (?!\{)", "", read("coquille/coquille_wasm.js"), flags=re.MULTILINE)
    module = replaced(module, "export { initSync, __wbg_init as default };", "")
    module = replaced(module, "new URL('coquille_wasm_bg.wasm', import.meta.url)", "undefined")
    worker = module + replaced(
        read("worker.js"),
        'import init, { Cleaner, reasons } from "./coquille/index.js";\n',
        "const init = (source) => __wbg_init({ module_or_path: source });\n",
    )
    data = gzip.compress((folder / "coquille/coquille_wasm_bg.wasm").read_bytes(), mtime=0)
    icon = base64.b64encode((folder / "icon.svg").read_bytes()).decode()
    html = read("index.html")
    html = re.sub(
        r'(http-equiv="Content-Security-Policy" content=)"[^"]*"',
        r"""\1"default-src 'none'; script-src 'unsafe-inline' 'wasm-unsafe-eval' blob:; worker-src blob:; """
        r'''style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"''',
        html,
    )
    html = replaced(html, 'href="icon.svg"', f'href="data:image/svg+xml;base64,{icon}"')
    html = replaced(
        html, '<link rel="stylesheet" href="try.css">', f"<style>\n{read('try.css')}</style>"
    )
    html = replaced(html, '<script type="module" src="try.js"></script>\n', "")
    return replaced(
        html,
        "</body>",
        f'<script type="text/plain" id="worker">{safe(worker)}</script>\n'
        f'<script type="text/plain" id="data">{base64.b64encode(data).decode()}</script>\n'
        f'<script type="module">\n{safe(script)}</script>\n</body>',
    )


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    (folder / "coquille-try.html").write_text(page(folder), "utf-8")
