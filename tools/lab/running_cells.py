"""
Cells run in the server, so that a reader who closes the tab in mid-training finds, on opening the notebook again, what came
meanwhile: jupyter-server-nbmodel writes outputs into the shared document of jupyter-server-ydoc. Jupyter reads this file when
it starts.

jupyter-server-nbmodel 0.2.9 leaves `update_display_data` out (a FIXME): progress bars would stand still. Here they move.
"""

import pathlib
import sys

import nbformat
from jupyter_server_nbmodel import actions

write_output = actions._output_hook


def write_or_update_output(outputs, ycell, execution, message):
    """
    Writes one message of a running cell into the notebook's shared document.

    `outputs` and `ycell["outputs"]` hold the cell's outputs twice, as jupyter-server-nbmodel keeps them; `execution` is the
    state of this run of the cell, on which the places of its displays are kept.
    """
    kind, content = message["header"]["msg_type"], message["content"]
    display_id = content.get("transient", {}).get("display_id")
    displays = execution.__dict__.setdefault("displays", {})
    if kind == "update_display_data":
        for written, place in displays.get(display_id, []):
            output = nbformat.v4.new_output("display_data", content["data"], metadata=content["metadata"])
            written[place] = output
        return
    if kind == "clear_output":
        displays.clear()
    write_output(outputs, ycell, execution, message)
    if kind == "display_data" and display_id:
        lists = [outputs] if ycell is None else [outputs, ycell["outputs"]]
        displays.setdefault(display_id, []).extend((written, len(written) - 1) for written in lists)


actions._output_hook = write_or_update_output

c = get_config()  # noqa: F821  Jupyter's
c.YDocExtension.document_cleanup_delay = (
    None  # else a notebook closed for a minute is forgotten, its outputs to come with it
)
c.YDocExtension.ystore_class = "jupyter_server_ydoc.stores.TempFileYStore"  # else a database in the working directory
c.YDocExtension.session_store_path = str(pathlib.Path(sys.prefix).parent / ".cache" / "collaboration_sessions.json")
