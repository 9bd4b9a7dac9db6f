"""Drives lesson 5's training as a page does, beside the plain loop in the same kernel, and prints both as one line of JSON."""

import json
import time

from jupyter_client.manager import start_new_kernel

ROUNDS = 15  # short ones, since other programs disturb each
SECONDS = 1  # of a driven training
WIDGET = "application/vnd.softmax-notebooks.widget.v1+json"
SET_UP = """
import { DataLoader, FashionMNIST, iterateBatch, SGD, SoftmaxRegression, tf, trainingControls } from '#lib';
await tf.ready();
const data = new FashionMNIST({ train: true });
/** Seconds of a step. */
function plain() {
  const model = new SoftmaxRegression({ seed: 0 });
  const optimizer = new SGD(model.parameters, { learningRate: 0.1 });
  const start = performance.now();
  const loader = new DataLoader(data, { batchSize: 256, shuffle: true, seed: 0 });
  for (const batch of loader) iterateBatch(model, optimizer, batch);
  for (const parameter of model.parameters) parameter.dispose();
  return (performance.now() - start) / 1000 / loader.length;
}
"""


def run(client, code: str) -> dict:
    """Runs a cell. Returns the data of its last output."""
    outputs = []

    def keep(message):
        outputs.append(message["content"].get("data"))

    reply = client.execute_interactive(code, timeout=120, output_hook=keep)
    assert reply["content"]["status"] == "ok", reply
    return next((data for data in reversed(outputs) if data), {})


def drive(client, name: str) -> tuple[float, float]:
    """Seconds of a step and of a frame, in a training whose page draws each frame at once."""
    target = run(client, "trainingControls(data)")[WIDGET]["target"]

    def send(kind, **content):
        client.shell_channel.send(client.session.msg(kind, {"comm_id": name, **content}))

    def ask(request):
        send("comm_msg", data={"method": "custom", "content": request})

    send("comm_open", target_name=target, data={})
    seen = []  # of each frame of the running training: when it came, and its updates
    while not seen or seen[-1][0] - seen[0][0] < SECONDS:
        content = client.get_iopub_msg(timeout=10)["content"]
        frame = content.get("data", {}).get("content", {}).get("frame") if content.get("comm_id") == name else None
        if frame is None:
            continue
        if frame["running"]:
            seen.append((time.perf_counter(), frame["now"]["updates"]))
        else:
            ask({"do": "start"})
        ask({"drawn": True})
    send("comm_close", data={})
    seconds = seen[-1][0] - seen[0][0]
    return seconds / (seen[-1][1] - seen[0][1]), seconds / (len(seen) - 1)


manager, client = start_new_kernel(kernel_name="tslab")
run(client, SET_UP)
measured = {"plain": [], "driven": [], "frame": []}
for number in range(ROUNDS + 1):
    plain = float(run(client, "plain()")["text/plain"])
    driven, frame = drive(client, f"page {number}")
    if number == 0:
        continue  # a warm-up
    for key, value in zip(measured, (plain, driven, frame), strict=True):
        measured[key].append(value)
manager.shutdown_kernel(now=True)
print(json.dumps(measured))
