"""A real Jupyter server on an empty folder, and a notebook in it as a browser has it open."""

import asyncio
import json
import os
import socket
import subprocess
import sys
import tempfile
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import httpx
import psutil
from jupyter_ydoc import YNotebook
from pycrdt import Doc, YMessageType, create_sync_message, create_update_message, handle_sync_message
from tornado.websocket import websocket_connect

TOKEN = "test"
LONGEST = 60  # s for an answer of the server on a busy machine


class LabServer:
    """The server, by its HTTP addresses."""

    def __init__(self, folder, port, pid):
        self.folder, self.pid = folder, pid
        self.address = f"127.0.0.1:{port}"
        self.http = httpx.AsyncClient(base_url=f"http://{self.address}/", params={"token": TOKEN}, timeout=LONGEST)

    async def call(self, method, address, **body):
        answer = await self.http.request(method, address, json=body or None)
        if answer.status_code != 300:  # a cell asks for an input
            answer.raise_for_status()
        return answer.json() if answer.content else None

    async def start_kernel(self, path):
        """Starts a kernel for a notebook; returns its id."""
        session = await self.call(
            "POST", "api/sessions", path=path, name=path, type="notebook", kernel={"name": "tslab"}
        )
        return session["kernel"]["id"]

    async def restart(self, kernel):
        await self.call("POST", f"api/kernels/{kernel}/restart")

    async def restarts(self, kernel):
        """Whether Jupyter restarts the kernel. It answers 500 where it cannot."""
        with suppress(httpx.HTTPStatusError):
            await self.restart(kernel)
            return True
        return False

    async def interrupt(self, kernel):
        await self.call("POST", f"api/kernels/{kernel}/interrupt")

    def process_of(self, kernel):
        """A kernel's process; None while it has none."""
        for process in psutil.Process(self.pid).children():
            with suppress(psutil.Error, IndexError):
                if process.cmdline()[-1].endswith(f"kernel-{kernel}.json"):
                    return process
        return None

    @asynccontextmanager
    async def opened(self, path):
        """The notebook in another browser's tab."""
        notebook = OpenNotebook(self, path)
        await notebook.open()
        try:
            yield notebook
        finally:
            await notebook.close()


@asynccontextmanager
async def lab_server(settings=""):
    """`settings` is Python that the server runs when it starts."""
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryFile() as log, socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
        free.close()
        options = [
            "--ServerApp.log_level=WARN",
            "--allow-root",
            f"--port={port}",
            f"--ServerApp.root_dir={folder}",
            f"--IdentityProvider.token={TOKEN}",
        ]
        config = Path(folder, ".config")
        config.mkdir()
        (config / "jupyter_server_config.py").write_text(settings)
        process = subprocess.Popen(
            [sys.executable, "-m", "jupyter_server", *options],
            cwd=folder,
            env={**os.environ, "JUPYTER_CONFIG_DIR": str(config), "JUPYTER_RUNTIME_DIR": f"{folder}/.runtime"},
            stdout=log,
            stderr=log,
        )
        server = LabServer(Path(folder), port, process.pid)
        try:
            for _ in range(1200):
                with suppress(httpx.HTTPError):
                    await server.call("GET", "api")
                    break
                await asyncio.sleep(0.1)
            yield server
        finally:
            await server.http.aclose()
            process.terminate()
            process.wait(20)
            log.seek(0)
            print(log.read().decode())  # pytest shows it where a test fails


class OpenNotebook:
    """A notebook as a browser's tab holds it: a copy of the shared document, and requests to run cells."""

    def __init__(self, server, path):
        self.server, self.path = server, path
        self.document = YNotebook(Doc())
        self._applies = False  # a change of another's, which is not sent back

    async def open(self):
        session = await self.server.call(
            "PUT", f"api/collaboration/session/{self.path}", format="json", type="notebook"
        )
        self.room = f"json:notebook:{session['fileId']}"
        place = f"ws://{self.server.address}/api/collaboration/room/{self.room}"
        address = f"{place}?sessionId={session['sessionId']}&token={TOKEN}"
        self._socket = await websocket_connect(address, connect_timeout=LONGEST)
        ydoc = self.document.ydoc
        await self._socket.write_message(create_sync_message(ydoc), binary=True)
        self._reader = asyncio.ensure_future(self._read())
        async with asyncio.timeout(LONGEST):
            while not len(self.document.ycells):
                await asyncio.sleep(0.05)
        self._sending = ydoc.observe(lambda event: self._send(event.update))

    async def _read(self):
        while (message := await self._socket.read_message()) is not None:
            if isinstance(message, bytes) and message[0] == YMessageType.SYNC:
                self._applies = True
                reply = handle_sync_message(message[1:], self.document.ydoc)
                self._applies = False
                if reply:
                    await self._socket.write_message(reply, binary=True)

    def _send(self, update):
        if not self._applies:
            self._socket.write_message(create_update_message(update), binary=True)

    async def close(self):
        self._reader.cancel()
        self._socket.close()

    def cell(self, cell_id):
        """A cell as it is now."""
        return next(cell for cell in self.document.source["cells"] if cell["id"] == cell_id)

    def shown(self, cell_id):
        return self.cell(cell_id)["outputs"]

    def state(self, cell_id):
        """`running` where a browser shows `[*]`."""
        return next(cell["execution_state"] for cell in self.document.ycells if cell["id"] == cell_id)

    def clear(self, cell_id):
        """Clears a cell's outputs."""
        cell = next(cell for cell in self.document.ycells if cell["id"] == cell_id)
        del cell["outputs"][:]

    def move(self, cell_id, place):
        """Moves a cell as JupyterLab does: it is deleted, and a copy put elsewhere."""
        cells = self.document.ycells
        with self.document.ydoc.transaction():
            at = next(number for number, cell in enumerate(cells) if cell["id"] == cell_id)
            copy = self.document.get_cell(at)
            del cells[at]
            cells.insert(place, self.document.create_ycell(copy))

    async def ask(self, kernel, cell_id):
        """Empties a cell and asks for it to be run; returns the address at which the request is answered."""
        self.clear(cell_id)
        metadata = {"cell_id": cell_id, "document_id": self.room, "document_path": self.path}
        code = self.cell(cell_id)["source"]
        answer = await self.server.call("POST", f"api/kernels/{kernel}/execute", code=code, metadata=metadata)
        return answer["request_url"]

    async def result(self, request):
        """Waits for a request's result."""
        while True:
            answer = await self.server.call("GET", request)
            if not answer["pending"]:
                return answer
            await asyncio.sleep(0.03)

    async def question(self, request):
        """Waits until a cell asks for an input."""
        while True:
            answer = await self.server.call("GET", request)
            if "input_request" in answer:
                return answer
            assert answer["pending"]
            await asyncio.sleep(0.03)

    async def run(self, kernel, cell_id):
        return await self.result(await self.ask(kernel, cell_id))


def write_notebook(folder, name, sources):
    """A notebook of code cells, by the id of each its source."""
    cells = [
        dict(cell_type="code", id=cell_id, metadata={}, source=source, outputs=[], execution_count=None)
        for cell_id, source in sources.items()
    ]
    kernelspec = {"name": "tslab", "display_name": "TypeScript", "language": "typescript"}
    notebook = dict(
        nbformat=4,
        nbformat_minor=5,
        metadata={"kernelspec": kernelspec, "language_info": {"name": "typescript"}},
        cells=cells,
    )
    (folder / name).write_text(json.dumps(notebook))
