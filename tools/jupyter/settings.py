"""The course's settings of Jupyter, which reads this file when it starts."""

import pathlib
import sys

project = pathlib.Path(sys.prefix).parent
sys.path.append(str(project / "tools" / "jupyter"))

from jupyter_server_nbmodel import extension  # noqa: E402
from running_cells import RunningCells  # noqa: E402

extension.ExecutionStack = RunningCells

c = get_config()  # noqa: F821, a name that Jupyter gives
load_subconfig("jupyter_nbconvert_config.py")  # noqa: F821, a name that Jupyter gives
c.ServerApp.contents_manager_class = "readers_contents.ReadersContents"
# Otherwise a notebook that has been closed for a minute gets no more outputs.
c.YDocExtension.document_cleanup_delay = None
# Otherwise it makes a database in the working directory.
c.YDocExtension.ystore_class = "jupyter_server_ydoc.stores.TempFileYStore"
c.YDocExtension.session_store_path = str(project / ".cache" / "collaboration_sessions.json")
