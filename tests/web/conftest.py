"""A real browser: headless Chromium, driven by selenium.

Debian: `apt-get install chromium chromium-driver`. Without it these tests are skipped, with
the reason; `ONRECORD_REQUIRE_BROWSER=1` (as CI sets) makes them fail instead.
"""

from __future__ import annotations

import base64
import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

# How far ink and paper are apart: the contrast of WCAG 2.2, for each element.
_CONTRAST = """
  function light(colour) {
    const [r, g, b] = colour.match(/[\\d.]+/g)
      .map(v => (v /= 255) <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4);
    return .2126 * r + .7152 * g + .0722 * b;
  }
  const paper = light(getComputedStyle(document.documentElement).backgroundColor);
  return [...document.querySelectorAll(arguments[0])].map(e => {
    const ink = light(getComputedStyle(e)[arguments[1]]);
    return (Math.max(ink, paper) + .05) / (Math.min(ink, paper) + .05);
  });
"""


class Browser:
    """One Chromium window on pages stored as files."""

    def __init__(self, driver: Any, folder: Path) -> None:
        self.driver, self._folder, self._pages = driver, folder, 0

    def cdp(self, command: str, **arguments: Any) -> Any:
        return self.driver.execute_cdp_cmd(command, arguments)

    def run(self, script: str, *arguments: Any) -> Any:
        return self.driver.execute_script(script, *arguments)

    def contrasts(self, elements: str, colour: str) -> list[float]:
        """Return for each element that a selector finds how far its colour is from the paper's."""
        return self.run(_CONTRAST, elements, colour)

    def size(self, width: int, height: int) -> None:
        self.cdp(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=1,
            mobile=width < 600,
        )

    def media(self, media: str = "", scheme: str = "light") -> None:
        # Motion is off, so that a test needn't wait for a scroll to end.
        features = [("prefers-color-scheme", scheme), ("prefers-reduced-motion", "reduce")]
        self.cdp(
            "Emulation.setEmulatedMedia", media=media, features=[{"name": n, "value": v} for n, v in features]
        )

    def scripts(self, *, on: bool) -> None:
        self.cdp("Emulation.setScriptExecutionDisabled", value=not on)

    def open(self, page: str) -> str:
        """Store the page as UTF-8, byte for byte, and open it from its file."""
        self._pages += 1
        file = self._folder / f"page{self._pages}.html"
        file.write_bytes(page.encode())
        self.driver.get(file.as_uri())
        return file.as_uri()

    def element(self, name: str) -> Any:
        return self.driver.find_element("id", name)

    def lit(self) -> set[str]:
        """The texts of lit segments and the ids of lit cards."""
        lit = "[...document.querySelectorAll('.s.lit, .card.lit')]"
        return set(self.run(f"return {lit}.map(e => e.matches('.card') ? e.id : e.textContent)"))

    def hover(self, element: Any) -> None:
        from selenium.webdriver import ActionChains

        ActionChains(self.driver).move_to_element(element).perform()

    def rest(self) -> None:
        """Put the pointer in the corner: where a test left it, it lights what a page brings under it."""
        self.cdp("Input.dispatchMouseEvent", type="mouseMoved", x=0, y=0)

    def press(self, *keys: str) -> None:
        from selenium.webdriver import ActionChains

        ActionChains(self.driver).send_keys(*keys).perform()

    def until(self, script: str) -> None:
        """Wait until a script says so: a jump ends, and a page hears of it, some time after the click."""
        from selenium.webdriver.support.wait import WebDriverWait

        WebDriverWait(self.driver, 10).until(lambda _: self.run(script), f"never came true: {script}")

    def arrives(self, name: str) -> None:
        """Wait until the element of that id has the focus."""
        self.until(f"return document.activeElement.id === '{name}'")

    def focused(self) -> str:
        return self.run("return document.activeElement.id")

    def pdf(self) -> bytes:
        # A4, in inches as the protocol wants them
        return base64.b64decode(
            self.cdp("Page.printToPDF", printBackground=True, paperWidth=8.27, paperHeight=11.69)["data"]
        )

    def complaints(self) -> list[str]:
        """What the console was told since the last call."""
        return [entry["message"] for entry in self.driver.get_log("browser")]

    def requests(self, *, stopped: bool = False) -> list[str]:
        """Every address asked for since the last call, of whatever kind; or only what the policy stopped."""
        messages = [json.loads(entry["message"])["message"] for entry in self.driver.get_log("performance")]
        asked = {
            message["params"]["requestId"]: message["params"]["request"]["url"]
            for message in messages
            if message["method"] == "Network.requestWillBeSent"
        }
        if not stopped:
            return list(asked.values())
        return [
            asked[message["params"]["requestId"]]
            for message in messages
            if message["method"] == "Network.loadingFailed"
            and message["params"].get("blockedReason") == "csp"
        ]


def _missing() -> str | None:
    try:
        import selenium  # noqa: F401 - only whether it is there
    except ImportError:
        return "selenium is not installed"
    for program in ("chromium", "chromedriver"):
        if shutil.which(program) is None:
            return f"{program} is not installed (Debian: apt-get install chromium chromium-driver)"
    return None


@pytest.fixture(scope="session")
def _window(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    reason = _missing()
    if reason and os.environ.get("ONRECORD_REQUIRE_BROWSER") == "1":
        pytest.fail(f"NO BROWSER TEST RAN: {reason}")
    if reason:
        pytest.skip(f"NO BROWSER TEST RAN: {reason}")
    from selenium import webdriver
    from selenium.webdriver.chrome.service import Service

    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium") or ""
    # --no-sandbox: containers run as root; the pages are our own files.
    for argument in (
        "--headless=new",
        "--no-sandbox",
        "--disable-dev-shm-usage",
        "--disable-background-networking",
    ):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = webdriver.Chrome(options=options, service=Service(shutil.which("chromedriver")))
    try:
        yield Browser(driver, tmp_path_factory.mktemp("pages"))
    finally:
        driver.quit()


@pytest.fixture
def browser(_window: Browser) -> Browser:
    """The window, light, 1280 by 900, with scripts, its logs read out."""
    _window.scripts(on=True)
    _window.size(1280, 900)
    _window.media()
    _window.driver.get("about:blank")
    _window.rest()
    _window.complaints()
    _window.requests()
    return _window
