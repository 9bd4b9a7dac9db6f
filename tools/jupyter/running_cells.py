"""
Runs cells in the server. If a reader closes the tab during a training and opens the notebook again, all outputs are there:
jupyter-server-nbmodel writes them into the shared document of jupyter-server-ydoc. Jupyter reads this file when it starts.

The file works around three faults of jupyter-server-nbmodel 0.2.9 and one of JupyterLab 4.6.6:
- jupyter-server-nbmodel ignores `update_display_data` (a FIXME in its source). Progress bars would not move, neither in the
  running cell nor in cells before it.
- It writes two equal outputs in a row only once.
- If the reply to a cell reaches the browser before any message about the cell (a short cell after very many lines), the browser
  writes the reply's outputs into the document, where they already are. So the reply leaves out what is in the document.
- JupyterLab shows a replaced output below the outputs that follow it. So these are written again, too.
"""

import pathlib
import sys

import nbformat
from jupyter_server_nbmodel import actions
from pycrdt import Array, Map, Text

write_output = actions._output_hook
places = {}  # of displays: by cell, then by the display's id, the indexes of its outputs


def write_or_update_output(outputs, ycell, execution, message):
    """
    Writes one message of a running cell into the notebook's shared document.

    `outputs` is what the reply will hold. `ycell["outputs"]` is what the reader sees, if the document is open. `execution` is
    the state of this run of the cell.
    """
    kind, content = message["header"]["msg_type"], message["content"]
    cell, written = (id(outputs), outputs) if ycell is None else (ycell["id"], ycell["outputs"])
    display_id = content.get("transient", {}).get("display_id")
    if kind == "clear_output" or not hasattr(execution, "began"):
        execution.began = True
        places.pop(cell, None)
    if kind == "update_display_data":
        output = nbformat.v4.new_output("display_data", content["data"], metadata=content["metadata"])
        for other, shown in places.items():
            for place in shown.get(display_id, []):
                replace(written if other == cell else outputs_of(other, ycell), place, output)
    elif kind in ("display_data", "execute_result", "error"):
        execution.reset()  # what is printed next is a new output
        if display_id:
            places.setdefault(cell, {}).setdefault(display_id, []).append(len(written))
        written.append(nbformat.v4.output_from_msg(message))
    else:
        write_output(outputs, ycell, execution, message)
    if ycell is not None:
        outputs.clear()


def outputs_of(cell, running):
    """The outputs of another cell in the notebook of the cell `running`; empty if that cell has been removed."""
    cells = [] if running is None else running.doc.get("cells", type=Array)
    return next((other["outputs"] for other in cells if other["id"] == cell), [])


def replace(written, place, output):
    """Replaces one output in a list or a shared array, unless the reader has cleared it."""
    if place >= len(written):
        return
    if isinstance(written, list):
        written[place] = output
        return
    with written.doc.transaction():
        after = written.to_py()[place + 1 :]
        del written[place:]
        written.extend([output, *map(shared, after)])


def shared(output):
    """An output as jupyter-server-nbmodel keeps it in the document, where the text of a stream can grow."""
    return Map({**output, "text": Text(output["text"])}) if output["output_type"] == "stream" else output


actions._output_hook = write_or_update_output

c = get_config()  # noqa: F821  Jupyter's
c.YDocExtension.document_cleanup_delay = None  # else a notebook that was closed for a minute gets no more outputs
c.YDocExtension.ystore_class = "jupyter_server_ydoc.stores.TempFileYStore"  # else a database in the working directory
c.YDocExtension.session_store_path = str(pathlib.Path(sys.prefix).parent / ".cache" / "collaboration_sessions.json")
