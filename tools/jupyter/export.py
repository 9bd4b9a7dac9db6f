"""The course's settings of nbconvert, in a terminal and in JupyterLab's menu of exports."""

import pathlib
import sys

c = get_config()  # noqa: F821, a name that Jupyter gives
c.TemplateExporter.extra_template_basedirs = [str(pathlib.Path(sys.prefix).parent / "tools" / "jupyter" / "export")]
