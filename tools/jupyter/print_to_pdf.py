"""Prints a page by a browser that is installed. nbconvert 7.17.2 needs Python's playwright instead, which downloads a Chromium of its own."""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

BROWSERS = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge"]
ON_MACS = [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
]
TIME = 20_000  # ms of the page's own clock, for its formulas
LONGEST = 180  # s


def print_to_pdf(exporter, html):
    """The PDF of a page of HTML; takes the place of `WebPDFExporter.run_playwright`."""
    browser = find_browser()
    with tempfile.TemporaryDirectory() as folder:
        page, pdf = Path(folder) / "page.html", Path(folder) / "page.pdf"
        page.write_text(html, encoding="utf-8")
        as_root = hasattr(os, "getuid") and os.getuid() == 0
        options = ["--headless", "--disable-gpu", "--no-first-run", "--no-pdf-header-footer"]
        options += [f"--user-data-dir={folder}/profile", f"--virtual-time-budget={TIME}", f"--print-to-pdf={pdf}"]
        options += ["--no-sandbox"] if as_root or exporter.disable_sandbox else []
        done = subprocess.run([browser, *options, page.as_uri()], capture_output=True, text=True, timeout=LONGEST)
        if not pdf.exists():
            raise RuntimeError(f"Cannot print to PDF: {browser} wrote no file: {done.stderr.strip()[-300:]}")
        return pdf.read_bytes()


def find_browser():
    named = os.environ.get("CHROMIUM")
    places = [named] if named else [*BROWSERS, *ON_MACS]
    for place in places:
        if found := shutil.which(place):
            return found
    raise RuntimeError("Cannot print to PDF: no Chromium or Chrome is installed; the variable CHROMIUM may name one")
