"""The course's settings of nbconvert, in a terminal and in JupyterLab's menu of exports: pages that need no network."""

import pathlib
import sys

project = pathlib.Path(sys.prefix).parent
sys.path.append(str(project / "tools" / "jupyter"))

from nbconvert.exporters import WebPDFExporter  # noqa: E402
from print_to_pdf import print_to_pdf  # noqa: E402, found by the line above

WebPDFExporter.run_playwright = print_to_pdf

c = get_config()  # noqa: F821, a name that Jupyter gives
templates = project / "tools" / "jupyter" / "export"
packages = project / "node_modules"
c.TemplateExporter.extra_template_basedirs = [str(templates)]
c.SlidesExporter.reveal_url_prefix = (
    "data:text/css,"  # an address that asks no server: the page holds the styles itself
)
c.TemplateExporter.extra_template_paths = [
    str(templates),
    str(packages / "mathjax" / "es5"),
    str(packages / "reveal.js" / "dist"),
]
