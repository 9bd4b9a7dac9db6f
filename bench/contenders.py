"""Times training steps in PyTorch and NumPy: run.mjs writes a line of JSON for each question and reads a line of JSON."""

import gzip
import json
import pathlib
import platform
import sys
import tempfile
import time

import numpy as np
import torch
import torchvision

PIXELS, CLASSES, RATE = 784, 10, 0.1


def read_idx(path: pathlib.Path, offset: int) -> np.ndarray:
    return np.frombuffer(gzip.decompress(path.read_bytes()), np.uint8, offset=offset)


def as_textbooks_load_it(folder: pathlib.Path) -> torch.utils.data.Dataset:
    """torchvision's own dataset: each access converts an item to a picture, then to a float tensor."""
    with tempfile.TemporaryDirectory() as root:
        raw = pathlib.Path(root, "FashionMNIST", "raw")
        raw.mkdir(parents=True)
        for file in folder.glob("*-ubyte.gz"):
            (raw / file.stem).write_bytes(gzip.decompress(file.read_bytes()))
        return torchvision.datasets.FashionMNIST(root, train=True, transform=torchvision.transforms.ToTensor())


def run_torch(next_batch, steps: int) -> float:
    """Training steps that record each minibatch's loss and accuracy, as the course's steps do."""
    model = torch.nn.Sequential(torch.nn.Flatten(), torch.nn.Linear(PIXELS, CLASSES), torch.nn.LogSoftmax(dim=1))
    optimizer, nll = torch.optim.SGD(model.parameters(), lr=RATE), torch.nn.NLLLoss()
    records = []
    start = time.perf_counter()
    for step in range(steps):
        images, labels = next_batch(step)
        optimizer.zero_grad()
        log_probs = model(images)
        loss = nll(log_probs, labels)
        loss.backward()
        optimizer.step()
        accuracy = (log_probs.argmax(1) == labels).float().mean()
        records.append((loss.item(), accuracy.item()))
    return time.perf_counter() - start


def textbook(data, batch_size: int, steps: int) -> float:
    loader = iter(torch.utils.data.DataLoader(data["items"], batch_size=batch_size, shuffle=True))
    return run_torch(lambda _: next(loader), steps)


def in_memory(threads: int):
    def run(data, batch_size: int, steps: int) -> float:
        torch.set_num_threads(threads)
        order = torch.randperm(len(data["labels"]))

        def next_batch(step):
            chosen = order[step * batch_size : (step + 1) * batch_size]
            return data["images"][chosen], data["labels"][chosen]

        try:
            return run_torch(next_batch, steps)
        finally:
            torch.set_num_threads(1)

    return run


def hand_gradient(data, batch_size: int, steps: int) -> float:
    """PyTorch without its automatic differentiation."""
    weight, bias = torch.rand(PIXELS, CLASSES).sub_(0.5).div_(14), torch.zeros(CLASSES)
    order = torch.randperm(len(data["labels"]))
    start = time.perf_counter()
    with torch.no_grad():
        for step in range(steps):
            chosen = order[step * batch_size : (step + 1) * batch_size]
            images = data["images"][chosen]
            rows = torch.softmax(torch.addmm(bias, images, weight), 1).sub_(data["onehot"][chosen])
            weight.addmm_(images.t(), rows, alpha=-RATE / len(chosen))
            bias.sub_(rows.sum(0), alpha=RATE / len(chosen))
    return time.perf_counter() - start


def numpy_by_hand(data, batch_size: int, steps: int) -> float:
    all_images, onehot = data["images"].numpy(), data["onehot"].numpy()
    rng = np.random.default_rng(0)
    weight = rng.uniform(-1 / 28, 1 / 28, (PIXELS, CLASSES)).astype(np.float32)
    bias = np.zeros(CLASSES, np.float32)
    order = rng.permutation(len(onehot))
    start = time.perf_counter()
    for step in range(steps):
        chosen = order[step * batch_size : (step + 1) * batch_size]
        images = all_images[chosen]
        logits = images @ weight + bias
        rows = np.exp(logits - logits.max(1, keepdims=True))
        rows /= rows.sum(1, keepdims=True)
        rows -= onehot[chosen]
        rows *= RATE / len(chosen)
        weight -= images.T @ rows
        bias -= rows.sum(0)
    return time.perf_counter() - start


CONTENDERS = {
    "pytorchTextbook": textbook,
    "pytorchMemory1": in_memory(1),
    "pytorchMemory2": in_memory(2),
    "pytorchHand": hand_gradient,
    "numpy": numpy_by_hand,
}


def main(folder: pathlib.Path) -> None:
    images, labels = (
        read_idx(folder / "train-images-idx3-ubyte.gz", 16),
        read_idx(folder / "train-labels-idx1-ubyte.gz", 8),
    )
    targets = torch.from_numpy(labels.astype(np.int64))
    data = {
        "items": as_textbooks_load_it(folder),
        "images": torch.from_numpy(images.reshape(-1, PIXELS).astype(np.float32) / 255),
        "labels": targets,
        "onehot": torch.nn.functional.one_hot(targets, CLASSES).float(),
    }
    torch.set_num_threads(1)
    versions = {
        "PyTorch": torch.__version__,
        "torchvision": torchvision.__version__,
        "numpy": np.__version__,
        "Python": platform.python_version(),
    }
    print(json.dumps({"versions": versions}), flush=True)
    for line in sys.stdin:
        asked = json.loads(line)
        seconds = CONTENDERS[asked["contender"]](data, asked["batchSize"], asked["steps"])
        print(json.dumps({"seconds": seconds}), flush=True)


main(pathlib.Path(sys.argv[1]))
