"""What tools/jupyter/running_cells does by itself. A test that fails says: look whether the library does it by now."""

import asyncio

from jupyter_client.manager import AsyncKernelManager
from jupyter_server_nbmodel.actions import _output_hook, _StreamState
from pycrdt import Array, Doc, Map, Text


def hook(outputs, cell, *messages):
    execution = _StreamState()
    for kind, content in messages:
        _output_hook(outputs, cell, execution, {"header": {"msg_type": kind}, "content": content})


def display(text):
    return {"data": {"text/plain": text}, "metadata": {}, "transient": {"display_id": "bar"}}


def cell_of_a_document():
    cells = Doc()["cells"] = Array([Map({"outputs": Array()})])
    return cells[0]


def test_a_client_numbers_its_messages_as_the_servers_own_session_does():
    async def ids():
        kernel = AsyncKernelManager(kernel_name="tslab")
        kernel.load_connection_info(kernel.get_connection_info())
        return kernel.client().session.msg_id, kernel.session.msg_id

    first, second = asyncio.run(ids())
    assert first == second


def test_updates_of_displays_are_left_out():
    outputs = []
    hook(outputs, None, ("display_data", display("1 of 2")), ("update_display_data", display("2 of 2")))
    assert outputs[0]["data"]["text/plain"] == "1 of 2"


def test_two_equal_outputs_in_a_row_are_written_once():
    outputs, cell = [], cell_of_a_document()
    hook(outputs, cell, ("display_data", display("the same")), ("display_data", display("the same")))
    assert (len(cell["outputs"]), len(outputs)) == (1, 2)


def test_a_text_is_counted_in_bytes():
    text = Doc()["text"] = Text("█é")
    assert len(text) == 5
