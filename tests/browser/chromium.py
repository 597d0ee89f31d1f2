"""Chromium without a window, told what to do over a pipe: the DevTools protocol with nothing but the standard library."""

from __future__ import annotations

import base64
import json
import os
import select
import shutil
import subprocess
import sys
import time
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from typing_extensions import Self

NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"]

FLAGS = [
    *("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
    *("--disable-default-apps", "--disable-extensions", "--disable-dev-shm-usage", "--mute-audio"),
    *("--hide-scrollbars", "--lang=en", "--remote-debugging-pipe"),
]

# the browser reads from descriptor 3 and writes to 4
START = """
import fcntl, os, sys
read, write = (fcntl.fcntl(int(pipe), fcntl.F_DUPFD, 10) for pipe in sys.argv[1:3])
os.dup2(read, 3)
os.dup2(write, 4)
os.execv(sys.argv[3], sys.argv[3:])
"""


def find() -> str | None:
    """Return the path of a Chromium: that of the variable CHROMIUM, or one of the usual names."""
    named = os.environ.get("CHROMIUM")
    return named or next(filter(None, map(shutil.which, NAMES)), None)


class Chromium:
    """A browser with an empty profile; use it in a `with`."""

    def __init__(self, path: str, folder: Path) -> None:
        self.downloads = folder / "downloads"
        self.downloads.mkdir(parents=True)
        to_child, self._write = os.pipe()
        self._read, from_child = os.pipe()
        self._process = subprocess.Popen(
            [
                *(sys.executable, "-c", START, str(to_child), str(from_child)),
                *(path, *FLAGS, f"--user-data-dir={folder / 'profile'}", "about:blank"),
            ],
            pass_fds=(to_child, from_child),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(to_child)
        os.close(from_child)
        self._buffer = b""
        self._last = 0
        self.events: list[dict[str, Any]] = []

    def __enter__(self) -> Self:
        try:
            folder = str(self.downloads)
            self.call("Browser.setDownloadBehavior", behavior="allow", downloadPath=folder)
        except BaseException:
            self._process.kill()
            self._process.wait()
            raise
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        try:
            self.call("Browser.close", timeout=10)
            self._process.wait(10)
        except (OSError, TimeoutError, subprocess.TimeoutExpired):
            self._process.kill()
            self._process.wait()
        os.close(self._write)
        os.close(self._read)

    def call(
        self, method: str, session: str | None = None, timeout: float = 60, **params: Any
    ) -> dict[str, Any]:
        """Call a method of the protocol and return its result; events that come meanwhile are kept."""
        self._last += 1
        message: dict[str, Any] = {"id": self._last, "method": method, "params": params}
        if session:
            message["sessionId"] = session
        data = json.dumps(message).encode() + b"\0"
        while data:
            data = data[os.write(self._write, data) :]
        end = time.monotonic() + timeout
        while True:
            answer = self._next(end)
            if answer.get("id") == self._last:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']}")
                result: dict[str, Any] = answer["result"]
                return result
            self.events.append(answer)

    def _next(self, end: float) -> dict[str, Any]:
        while b"\0" not in self._buffer:
            ready, _, _ = select.select([self._read], [], [], max(0.0, end - time.monotonic()))
            if not ready:
                raise TimeoutError("Chromium does not answer")
            more = os.read(self._read, 1 << 20)
            if not more:
                raise OSError("Chromium has ended")
            self._buffer += more
        line, _, self._buffer = self._buffer.partition(b"\0")
        message: dict[str, Any] = json.loads(line)
        return message

    def page(self, width: int = 1200, height: int = 900, dark: bool = False) -> Page:
        """Open an empty page of this size."""
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        return Page(self, session, width, height, dark)


class Page:
    """A page, and what it asked the network for."""

    def __init__(
        self, browser: Chromium, session: str, width: int, height: int, dark: bool
    ) -> None:
        self._browser, self._session = browser, session
        for domain in ["Page", "Network", "Runtime", "Log"]:
            self._call(f"{domain}.enable")
        self.size(width, height)
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self._call("Emulation.setEmulatedMedia", features=[scheme])

    def _call(self, method: str, **params: Any) -> dict[str, Any]:
        return self._browser.call(method, self._session, **params)

    def size(self, width: int, height: int) -> None:
        """Set the size of the window."""
        self._call(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=1,
            mobile=False,
        )

    def open(self, path: Path) -> None:
        """Open a file and wait for its scripts."""
        self._call("Page.navigate", url=path.resolve().as_uri())
        self.wait("document.readyState === 'complete' && location.protocol === 'file:'")

    def reload(self) -> None:
        """Load the page again."""
        self.run("window.isOld = true")
        self._call("Page.reload")
        self.wait("document.readyState === 'complete' && !window.isOld")

    def run(self, script: str) -> Any:
        """Return what a script gives; a promise is waited for."""
        answer = self._call(
            "Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True
        )
        if "exceptionDetails" in answer:
            raise RuntimeError(answer["exceptionDetails"])
        return answer["result"].get("value")

    def wait(self, condition: str, seconds: float = 30) -> None:
        """Wait until a script gives true."""
        end = time.monotonic() + seconds
        while True:
            try:
                if self.run(condition):
                    return
            except RuntimeError:
                # the page is being changed for another
                pass
            if time.monotonic() > end:
                raise TimeoutError(condition)
            time.sleep(0.02)

    def press(self, keys: str) -> None:
        """Type characters, as on a keyboard."""
        for key in keys:
            code = {"\t": "Tab", "\n": "Enter"}.get(key, key)
            text = {} if key == "\t" else {"text": "\r" if key == "\n" else key}
            number = {"\t": 9, "\n": 13}.get(key, 0)
            down = {"key": code, "windowsVirtualKeyCode": number, **text}
            self._call("Input.dispatchKeyEvent", type="keyDown", **down)
            self._call("Input.dispatchKeyEvent", type="keyUp", key=code)

    def screenshot(self, path: Path, whole: bool = False) -> None:
        """Write a picture of what is seen, or of the whole page."""
        picture = self._call("Page.captureScreenshot", format="png", captureBeyondViewport=whole)
        path.write_bytes(base64.b64decode(picture["data"]))

    def requests(self) -> list[str]:
        """Return the addresses that were asked for, that of the page itself included."""
        self.run("0")
        events = self._of("Network.requestWillBeSent")
        return [event["request"]["url"] for event in events]

    def complaints(self) -> list[str]:
        """Return what the browser has to say about the page: errors and warnings."""
        self.run("0")
        thrown = [str(event["exceptionDetails"]) for event in self._of("Runtime.exceptionThrown")]
        return thrown + [event["entry"]["text"] for event in self._of("Log.entryAdded")]

    def _of(self, method: str) -> list[dict[str, Any]]:
        events = self._browser.events
        mine = [e for e in events if e.get("sessionId") == self._session and e["method"] == method]
        return [event["params"] for event in mine]
