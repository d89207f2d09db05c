"""Runs JMH and reads its results."""

import json
import math
import os
import subprocess
import sys

from .build import TARGET
from .jmh_tables import allocations

# A selection: a pattern of benchmarks, and all parameters that they have (but rows, and backend where it is vector).
FIELDS = "FieldBenchmark|JvpBenchmark|BracketBenchmark"


def selection(pattern, **parameters):
    return pattern, {"threads": "1", **parameters}


SHORT = [
    selection("PeakBenchmark"),
    selection("GemmBenchmark", n="512,1024", inner="128,0"),
    selection("ReduceBenchmark", n="1024,65536,8388608", backend="vector"),
    selection(FIELDS, shape="2-2-2,16x7,32x11", batch="1000", backend="vector"),
    selection("RankBenchmark", n="250,1000"),
    selection("DrawBenchmark", shape="16x7", backend="vector"),
    selection("CellBenchmark", shape="2-2-2,4x5,16x7,1-6-6-2"),
    selection("SmallSweepBenchmark", seeds="2"),
    selection("LoopBenchmark", threads="2"),
]
MIDDLE = [
    selection("PeakBenchmark", threads="1,2"),
    selection("GemmBenchmark", n="512,2048", inner="128,0", threads="1,2"),
    selection("ReduceBenchmark", n="1024,65536,8388608", backend="vector"),
    selection(FIELDS, shape="2-2-2,relu:8x4,16x7,32x11", batch="1000", backend="vector"),
    selection("RankBenchmark", n="250,1000,2000", threads="1,2"),
    selection("DrawBenchmark", shape="4x5,16x7", backend="vector", threads="1,2"),
    selection("CellBenchmark", shape="2-2-2,4x5,16x7,1-6-6-2"),
    selection("SmallSweepBenchmark", seeds="2", threads="1,2"),
    selection("LoopBenchmark", threads="1,2"),
]
FULL = [
    selection("PeakBenchmark", threads="1,2"),
    selection("GemmBenchmark", n="64,512,1024,2048", inner="128,256,0", threads="1,2"),
    selection("ReduceBenchmark", n="1024,65536,8388608", backend="vector,scalar"),
    selection(FIELDS, shape="2-2-2,4x5,relu:8x4,16x7,32x11", batch="1000,10000,100000", backend="vector"),
    selection(FIELDS, shape="2-2-2,4x5,relu:8x4,16x7,32x11", batch="1000", backend="scalar"),
    selection("RankBenchmark", n="250,500,1000,2000,4000", threads="1,2"),
    selection("DrawBenchmark", shape="4x5,8x5,16x7", backend="vector,scalar", threads="1,2"),
    selection("CellBenchmark", shape="2-2-2,2-3-3-2,4x5,8x5,16x7,1-6-6-2"),
    selection("SmallSweepBenchmark", seeds="20", threads="1,2"),
    selection("LoopBenchmark", threads="1,2"),
]

# With --cuda: on the first GPU, beside the processor where that takes seconds.
CUDA = [
    selection(FIELDS, shape="16x7,32x11,relu:32x11,100x11", batch="100000", backend="cuda"),
    selection(FIELDS, shape="32x11", batch="100000", backend="vector"),
    selection("DrawBenchmark", shape="16x7,32x11,60x11", backend="cuda"),
    selection("CellBenchmark", shape="32x11,60x11,relu:24x9", backend="cuda"),
]

# The same with narrower vectors.
WIDTHS = [
    selection("PeakBenchmark"),
    selection("GemmBenchmark", n="512", inner="128"),
    selection("ReduceBenchmark", n="65536", backend="vector"),
    selection(FIELDS, shape="16x7", batch="1000", backend="vector"),
    selection("RankBenchmark", n="1000"),
]
ALLOCATION = [
    selection("GemmBenchmark", n="65,512", inner="128", threads="1,2"),
    selection("ReduceBenchmark", n="1024", backend="vector"),
    selection(FIELDS, shape="2-2-2,relu:8x4,32x11", batch="1000", backend="vector"),
    selection(FIELDS, shape="32x11", batch="1000", backend="vector", threads="2"),
    selection("RankBenchmark", n="250,1000", threads="1,2"),
]
SMOKE = [
    selection("PeakBenchmark", threads="1,2"),
    selection("GemmBenchmark", n="1,65,130", inner="1,33,600", threads="1,2"),
    selection("ReduceBenchmark", n="1001", backend="vector,scalar"),
    selection(FIELDS, shape="2-2-2,relu:3x4", batch="300", backend="vector,scalar"),
    selection("RankBenchmark", n="40", backend="vector,scalar"),
    selection("DrawBenchmark", shape="4x5", backend="vector,scalar"),
    selection("CellBenchmark", shape="2-3-3-2"),
    selection("SmallSweepBenchmark", seeds="1"),
    selection("LoopBenchmark", threads="2"),
]
SMOKE_ALLOCATION = [
    selection("GemmBenchmark", n="130", inner="33", threads="1,2"),
    selection("ReduceBenchmark", n="1001", backend="vector"),
    selection(FIELDS, shape="relu:3x4", batch="300", backend="vector"),
    selection("RankBenchmark", n="40"),
]

SELECTIONS = {"short": SHORT, "middle": MIDDLE, "full": FULL}


def timing(forks, warmups, turns, seconds):
    """Options of JMH and the seconds that a trial takes with them, two for the start of each fork."""
    each = f"{int(1000 * seconds)}ms"
    options = ["-f", str(forks), "-wi", str(warmups), "-i", str(turns), "-w", each, "-r", each]
    return options, forks * ((warmups + turns) * seconds + 2)


TIMING = {"short": timing(1, 2, 3, 0.5), "middle": timing(3, 3, 3, 1), "full": ([], 3 * (9 + 2))}
# In the JVM that JMH itself runs in: a start for each of its trials would take most of the time. (Allocation has forks.)
TINY = timing(0, 1, 1, 0.1)
# The JIT compiler has to be done with the code before its vectors no longer come from the heap.
STEADY = timing(1, 3, 4, 0.5)


def count(selections):
    """How many trials they make."""
    return sum((pattern.count("|") + 1) * math.prod(v.count(",") + 1 for v in parameters.values())
               for pattern, parameters in selections)


def forecast(mode, widths, cuda):
    """Seconds, allocation left out."""
    return TIMING[mode][1] * (count(selections_of(mode, cuda)) + len(widths) * count(WIDTHS))


def selections_of(mode, cuda):
    return SELECTIONS[mode] + (CUDA if cuda else [])


def allocation_forecast():
    return STEADY[1] * count(ALLOCATION)


def trials(java, selections, options, heap, kind, bits=None):
    """The results as JMH gives them; `kind` and `bits` are added to each."""
    results = []
    os.makedirs(TARGET, exist_ok=True)
    narrow = ["-jvmArgsAppend", f"-XX:MaxVectorSize={bits // 8}"] if bits else []
    for pattern, parameters in selections:
        file = os.path.join(TARGET, "jmh.json")
        command = java + ["-Xms" + heap, "-Xmx" + heap, "-XX:+AlwaysPreTouch", "org.openjdk.jmh.Main"]
        command += [f"lawsweep.benchmarks.({pattern})"]
        for name, values in parameters.items():
            command += ["-p", f"{name}={values}"]
        command += options + narrow + ["-foe", "true", "-prof", "gc", "-rf", "json", "-rff", file]
        if subprocess.run(command, check=False).returncode != 0:
            sys.exit("failed: " + pattern)
        with open(file, encoding="utf-8") as text:
            results += [{**trial, "kind": kind, "bits": bits} for trial in json.load(text)]
    return results


def run(java, mode, widths, cuda):
    """The selections of a mode, those for a GPU if wanted, and some of the former once more for each vector width."""
    options, _ = TIMING[mode]
    heap = "2g" if mode == "short" else "4g"
    results = trials(java, selections_of(mode, cuda), options, heap, "all")
    for bits in widths:
        results += trials(java, WIDTHS, options, heap, "widths", bits)
    return results


def allocation(java):
    return trials(java, ALLOCATION, STEADY[0], "2g", "allocation")


def smoke(java):
    """Each benchmark once; every trial checks its result, and kernels must not allocate."""
    trials(java, SMOKE, TINY[0] + ["-v", "SILENT"], "512m", "all")
    found = allocations(trials(java, SMOKE_ALLOCATION, STEADY[0] + ["-v", "SILENT"], "512m", "allocation"))
    for name, each, limit in found:
        print(f"{name}: {each:,.0f} B/operation, at most {limit:,.0f}")
    over = [name for name, each, limit in found if each > limit]
    if over:
        sys.exit("allocates too much: " + "; ".join(over))
