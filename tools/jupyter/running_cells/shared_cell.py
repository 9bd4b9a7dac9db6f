"""The cell in the document that the server shares with its browsers, where the reader sees the outputs of a run."""

from os.path import commonprefix
from weakref import WeakKeyDictionary

from pycrdt import Map, Text

_latest = WeakKeyDictionary()  # for each document and cell id, the SharedCell that may write there


class SharedCell:
    """
    A cell that one run writes to. A run with a higher number takes the cell over; from then on this one writes nothing.

    The cell is looked up by its id, because moving a cell, or reading its file again, makes a new object in the document.
    """

    def __init__(self, document, cell_id, number):
        self._document, self._id, self.number = document, cell_id, number
        self._cell = None
        self._shown = 0  # number of outputs that this run has shown
        self._state = "idle"
        latest = _latest.setdefault(document, {})
        if cell_id not in latest or latest[cell_id].number < number:
            latest[cell_id] = self

    @property
    def is_ours(self):
        return _latest[self._document].get(self._id) is self

    @property
    def is_there(self):
        """Whether the cell is still in the document. A deleted one is empty."""
        return self._cell is not None and "id" in self._cell

    def begin(self):
        """Clears the cell's outputs and marks it as running."""
        self._state = "running"
        if (cell := self._find()) is None:
            return
        with cell.doc.transaction():
            del cell["outputs"][:]
            cell["execution_count"] = None
            cell["execution_state"] = self._state
            for key in ("execution", "jupyter_server_nbmodel"):
                if key in cell["metadata"]:
                    del cell["metadata"][key]
        self._shown = 0

    def taken_away(self):
        """The number of outputs that the reader has cleared since the last one was shown."""
        return self._shown if self.is_there and len(self._cell["outputs"]) == 0 else 0

    def show(self, outputs, first):
        """Shows the outputs from index `first` on. Those before it are shown already, unless someone changed them."""
        before = self._cell
        if (cell := self._find()) is None:
            return
        shown = cell["outputs"]
        with cell.doc.transaction():
            if cell is not before or len(shown) != self._shown:
                first = 0
                cell["execution_state"] = self._state
            if first == len(outputs) - 1 == len(shown) - 1 and _grow(shown[first], outputs[first]):
                return
            # The later outputs are replaced, too: JupyterLab 4.6.6 shows a replaced output below them.
            del shown[first:]
            shown.extend(map(_shared, outputs[first:]))
        self._shown = len(outputs)

    def end(self, execution_count, timing):
        """Marks the cell as ended."""
        self._state = "idle"
        if (cell := self._find()) is None:
            return
        with cell.doc.transaction():
            cell["execution_count"] = execution_count
            cell["execution_state"] = self._state
            if timing:
                cell["metadata"]["execution"] = timing

    def _find(self):
        if not self.is_ours:
            return None
        if not self.is_there:
            cells = [cell for cell in self._document.ycells if cell.get("id") == self._id and "outputs" in cell]
            self._cell = cells[0] if cells else None
        return self._cell


def _shared(output):
    """An output in the form of JupyterLab's documents, where a stream's text can grow."""
    return Map({**output, "text": Text(output["text"])}) if output["output_type"] == "stream" else output


def _grow(shown, output):
    """Updates a stream's text by changing only its last part. Returns whether that was possible."""
    is_stream = isinstance(shown, Map) and shown.get("name") == output.get("name") is not None
    text = shown["text"] if is_stream else None
    if not isinstance(text, Text):
        return False
    before, now = str(text), output["text"]
    if not now.startswith(before):
        before = commonprefix([before, now])
        del text[len(before.encode()) :]  # pycrdt 0.14 counts bytes
    text += now[len(before) :]
    return True
