"""
Cells run in the server, so that a reader who closes the tab in mid-training finds, on opening the notebook again, what came
meanwhile: jupyter-server-nbmodel writes outputs into the shared document of jupyter-server-ydoc. Jupyter reads this file when
it starts.

Three things of jupyter-server-nbmodel 0.2.9, and one of JupyterLab 4.6.6, are mended:
- it leaves `update_display_data` out (a FIXME): progress bars would stand still, in the running cell and in those before it;
- two outputs in a row that are equal are written once;
- a browser that heard nothing of a cell before the reply came (a short cell after a flood of lines) writes the reply's outputs
  into the document too, and they are there twice. So what the document has, the reply leaves out;
- JupyterLab shows an output that is replaced below those after it: so they are written anew, too.
"""

import pathlib
import sys

import nbformat
from jupyter_server_nbmodel import actions
from pycrdt import Array, Map, Text

write_output = actions._output_hook
places = {}  # of displays: by cell, then by the display's id, the numbers of its outputs


def write_or_update_output(outputs, ycell, execution, message):
    """
    Writes one message of a running cell into the notebook's shared document.

    `outputs` is what the reply will hold; `ycell["outputs"]`, if the document is open, what the reader sees; `execution` is
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
    """The outputs of another cell of the notebook in which the cell `running` is; none if there is no such cell any more."""
    cells = [] if running is None else running.doc.get("cells", type=Array)
    return next((other["outputs"] for other in cells if other["id"] == cell), [])


def replace(written, place, output):
    """Puts `output` in the place of another, in a list or a shared array; the reader may have cleared it meanwhile."""
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
    """An output as jupyter-server-nbmodel keeps it in the document: a stream's text can grow there."""
    return Map({**output, "text": Text(output["text"])}) if output["output_type"] == "stream" else output


actions._output_hook = write_or_update_output

c = get_config()  # noqa: F821  Jupyter's
c.YDocExtension.document_cleanup_delay = (
    None  # else a notebook closed for a minute is forgotten, its outputs to come with it
)
c.YDocExtension.ystore_class = "jupyter_server_ydoc.stores.TempFileYStore"  # else a database in the working directory
c.YDocExtension.session_store_path = str(pathlib.Path(sys.prefix).parent / ".cache" / "collaboration_sessions.json")
