"""Formgrader's pages (nbgrader 0.9.6) with a Content-Security-Policy, with names escaped, and with the rubric.

JupyterLab's process loads formgrader, which reads nbgrader_config.py before it makes its pages.
"""

import sys
from pathlib import Path

from jinja2 import Environment, FileSystemLoader

from .page_exporter import CarefulLoader
from .page_policy import FILES, FORMGRADER
from .rubric import FormgraderExporter

EXTENSION = "nbgrader.server_extensions.formgrader.formgrader"


def make_formgrader_careful() -> None:
    """Does nothing in other processes than formgrader's."""
    extension = sys.modules.get(EXTENSION)
    if extension is None or hasattr(extension.FormgradeExtension, "stock_settings"):
        return
    extension.FormgradeExtension.stock_settings = extension.FormgradeExtension.init_tornado_settings
    extension.FormgradeExtension.init_tornado_settings = init_tornado_settings
    handlers = extension.handlers
    handlers.BaseHandler.content_security_policy = FORMGRADER
    handlers.SubmissionFilesHandler.content_security_policy = FILES


def init_tornado_settings(self, webapp) -> None:
    self.stock_settings(webapp)
    templates = sys.modules[EXTENSION].handlers.template_path
    webapp.settings["nbgrader_jinja2_env"] = Environment(
        loader=CarefulLoader(FileSystemLoader([templates])), autoescape=True
    )
    masters = Path(self.coursedir.root) / self.coursedir.source_directory
    webapp.settings["nbgrader_exporter"] = FormgraderExporter(masters, config=self.config)
