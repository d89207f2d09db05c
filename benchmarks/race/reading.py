"""How fast `lawsweep inspect` reads a checkpoint, against `cat FILE >/dev/null` in the same state of the cache; and how
long `lawsweep drift` takes for a pair of them."""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import threading
import time

import numpy

from . import checkpoints
from .build import ROOT

TINY = {"layers": 1, "width": 64, "heads": 4, "pairs": 2, "hidden": 96, "words": 50}


def layers(size, kind):
    """So many layers of the usual widths give a file of about this size in bytes."""
    one = sum(checkpoints.size(shape) for _, shape in checkpoints.tensors(1, 4096, 32, 32, 11008, 32000))
    two = sum(checkpoints.size(shape) for _, shape in checkpoints.tensors(2, 4096, 32, 32, 11008, 32000))
    return max(1, round((size / checkpoints.BYTES[kind] - one) / (two - one)) + 1)


def cat(path):
    start = time.perf_counter()
    with open(os.devnull, "wb") as nowhere:
        subprocess.run(["cat", path], stdout=nowhere, check=True)
    return time.perf_counter() - start


class Memory(threading.Thread):
    """Watches the anonymous memory of a process."""

    def __init__(self, process):
        super().__init__(daemon=True)
        self.process = process
        self.peak = 0

    def run(self):
        while self.process.poll() is None:
            try:
                with open(f"/proc/{self.process.pid}/status", encoding="utf-8") as status:
                    for line in status:
                        if line.startswith("RssAnon"):
                            self.peak = max(self.peak, int(line.split()[1]) * 1024)
            except OSError:
                return
            time.sleep(0.01)


def inspect(path, threads):
    return command(["inspect", path, "--json", "--threads", str(threads)])


def drift(run, network, threads):
    return command(["drift", run, "--net", network, "--json", "--threads", str(threads)])


def command(words):
    """Seconds of the whole command, start of the JVM included, its peak of anonymous memory, and what it says."""
    start = time.perf_counter()
    process = subprocess.Popen([os.path.join(ROOT, "lawsweep")] + words, stdout=subprocess.PIPE)
    memory = Memory(process)
    memory.start()
    out, _ = process.communicate()
    wall = time.perf_counter() - start
    if process.returncode != 0:
        sys.exit("failed: lawsweep " + " ".join(words))
    return wall, memory.peak, json.loads(out)


def run(kind, size, threads, rounds, folder):
    """Median seconds of cat and of inspect, taking turns on a file that is in the cache; the file's bytes; peak memory."""
    with tempfile.TemporaryDirectory(dir=folder) as directory:
        path = os.path.join(directory, "step00000.safetensors")
        count = checkpoints.llama(path, kind, 0, layers=layers(size, kind))
        cat(path)
        turns = [(cat(path), inspect(path, threads)) for _ in range(rounds)]
        plain = statistics.median(turn[0] for turn in turns)
        ours = statistics.median(turn[1][0] for turn in turns)
        return count, plain, ours, max(turn[1][1] for turn in turns)


def pair(kind, size, threads, grouped, folder):
    """Seconds and peak memory of all laws of two checkpoints, and the bytes of both."""
    shape = {**checkpoints.USUAL, "layers": layers(size, kind), "pairs": 8 if grouped else 32}
    with tempfile.TemporaryDirectory(dir=folder) as directory:
        count = sum(checkpoints.llama(os.path.join(directory, f"step{step}.safetensors"), kind, step, **shape)
                    for step in (0, 100))
        wall, memory, _ = drift(directory, checkpoints.net(**shape), threads)
        return count, wall, memory


def smoke():
    smoke_inspect()
    smoke_drift()


def smoke_drift():
    """Laws of a tiny pair are those that NumPy finds, by another formula."""
    for kind in checkpoints.BYTES:
        with tempfile.TemporaryDirectory() as directory:
            for step in (0, 7):
                checkpoints.llama(os.path.join(directory, f"step{step}.safetensors"), kind, step, **TINY)
            said = drift(directory, checkpoints.net(**TINY), 2)[2]["runs"][0]
            names = {"out": "model.layers.0.mlp.down_proj.weight", "in": "model.layers.0.mlp.up_proj.weight"}
            laws = [law for law in said["laws"] if all(law[side][0].startswith(names[side]) for side in names)]
            if len(laws) != TINY["hidden"]:
                sys.exit(f"{kind}: expected {TINY['hidden']} laws of the gated layer, got {len(laws)}")
            for i, step in enumerate(said["steps"]):
                tensors = read(os.path.join(directory, f"step{step}.safetensors"), kind)
                out = tensors[names["out"]]
                into = tensors[names["in"]]
                expected = numpy.diag(out.T @ out) - numpy.diag(into @ into.T)
                worst = max(abs(law["values"][i] - value) for law, value in zip(laws, expected))
                if worst > 1e-14 * numpy.abs(out).sum():
                    sys.exit(f"{kind}, step {step}: laws differ by {worst}")


def read(path, kind):
    with open(path, "rb") as file:
        data = file.read()
    length = int.from_bytes(data[:8], "little")
    header = json.loads(data[8:8 + length])
    return {name: numbers(data[8 + length + about["data_offsets"][0]:8 + length + about["data_offsets"][1]], kind)
            .reshape(about["shape"]) for name, about in header.items() if name != "__metadata__"}


def smoke_inspect():
    """Norms of a tiny checkpoint are those that NumPy finds."""
    with tempfile.TemporaryDirectory() as directory:
        for kind in checkpoints.BYTES:
            path = os.path.join(directory, f"{kind}-step00003.safetensors")
            checkpoints.llama(path, kind, 3, **TINY)
            said = inspect(path, 2)[2]
            with open(path, "rb") as file:
                data = file.read()
            length = int.from_bytes(data[:8], "little")
            header = json.loads(data[8:8 + length])
            for tensor in said["tensors"]:
                begin, end = header[tensor["name"]]["data_offsets"]
                norm = numpy.linalg.norm(numbers(data[8 + length + begin:8 + length + end], kind))
                if abs(tensor["norm"] - norm) > 1e-12 * norm or tensor["not_finite"] != 0:
                    sys.exit(f"{kind} {tensor['name']}: expected the norm {norm}, got {tensor['norm']}")
            if said["step"] != 3 or len(said["tensors"]) != len(header) - 1:
                sys.exit(f"expected step 3 and {len(header) - 1} tensors, got {said['step']} and {len(said['tensors'])}")


def numbers(raw, kind):
    if kind == "BF16":
        return (numpy.frombuffer(raw, "<u2").astype(numpy.uint32) << 16).view(numpy.float32).astype(float)
    return numpy.frombuffer(raw, {"F64": "<f8", "F32": "<f4", "F16": "<f2"}[kind]).astype(float)
