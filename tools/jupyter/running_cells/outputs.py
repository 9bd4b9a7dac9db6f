"""The outputs of a cell, from the messages of its kernel."""

from jupyter_server_nbmodel.actions import _apply_terminal_controls
from nbformat.v4 import output_from_msg

MAX_SAFE_INTEGER = 2**53 - 1


class Outputs:
    """
    The outputs of one run of a cell, in nbformat's form.

    Reference: https://jupyter-client.readthedocs.io/en/stable/messaging.html#messages-on-the-iopub-pub-sub-channel
    """

    def __init__(self):
        self.all = []
        self._clears = False
        self._cursor = 0  # the column of a stream's next character, in its last line

    def take(self, message):
        """
        Takes a message with an output. Other messages change nothing.

        Returns the index of the first output that has changed, None if none has.
        """
        kind, content = message["header"]["msg_type"], message["content"]
        if kind == "clear_output":
            self._clears = True
            return None if content.get("wait") else self._clear()
        if kind not in ("stream", "display_data", "execute_result", "error"):
            return None
        first = self._clear() if self._clears else len(self.all)
        output = storable(output_from_msg(message))
        if kind == "stream":
            return min(first, self._print(output))
        self.all.append(output)
        return first

    def replace(self, old, new):
        """Puts `new` in place of the output `old`, the same object. Returns its index, None if `old` is not shown any more."""
        for number, output in enumerate(self.all):
            if output is old:
                self.all[number] = new
                return number
        return None

    def forget(self, count):
        """Forgets the first `count` outputs, which the reader cleared."""
        del self.all[:count]

    def _clear(self):
        self.all.clear()
        self._clears = False
        return 0

    def _print(self, output):
        last = self.all[-1] if self.all else {}
        if last.get("name") != output["name"]:
            self._cursor = 0
            last = {**output, "text": ""}
            self.all.append(last)
        line = last["text"].rfind("\n") + 1
        shown, self._cursor = _apply_terminal_controls(last["text"][line:], output["text"], self._cursor)
        self._cursor -= shown.rfind("\n") + 1
        last["text"] = last["text"][:line] + shown
        return len(self.all) - 1


def storable(value):
    """A JSON value that pycrdt and a file accept: no single surrogates, and only integers that JavaScript has."""
    if isinstance(value, str):
        return value if value.isascii() else value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if isinstance(value, dict):
        return {storable(key): storable(part) for key, part in value.items()}
    if isinstance(value, list):
        return [storable(part) for part in value]
    return float(value) if isinstance(value, int) and abs(value) > MAX_SAFE_INTEGER else value
