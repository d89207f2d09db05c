"""Runs JMH and reads its results."""

import json
import os
import subprocess
import sys

from .build import TARGET

QUICK = ["-f", "1", "-wi", "2", "-i", "3", "-w", "500ms", "-r", "500ms"]
TINY = ["-f", "1", "-wi", "1", "-i", "1", "-w", "100ms", "-r", "100ms"]

# Selections: a pattern of benchmarks and the parameters that differ from the defaults.
SHORT = [
    ("PeakBenchmark", {}),
    ("GemmBenchmark", {"n": "512,1024", "inner": "128,0"}),
    ("ReduceBenchmark", {"backend": "vector"}),
    ("JvpBenchmark|BracketBenchmark", {"shape": "2-2-2,16x7,32x11", "batch": "1000", "backend": "vector"}),
    ("RankBenchmark", {"n": "250,1000"}),
    ("CellBenchmark", {"shape": "2-2-2,4x5,16x7,1-6-6-2"}),
    ("SmallSweepBenchmark", {"seeds": "2"}),
]
FULL = [
    ("PeakBenchmark", {"threads": "1,2"}),
    ("GemmBenchmark", {"threads": "1,2"}),
    ("ReduceBenchmark", {}),
    ("JvpBenchmark|BracketBenchmark", {"backend": "vector"}),
    ("JvpBenchmark|BracketBenchmark", {"backend": "scalar", "batch": "1000"}),
    ("RankBenchmark", {"threads": "1,2"}),
    ("CellBenchmark", {"shape": "2-2-2,2-3-3-2,4x5,8x5,16x7,1-6-6-2"}),
    ("SmallSweepBenchmark", {"threads": "1,2"}),
]
# The most bytes an operation may allocate. One short iteration of cold code shows some tens of bytes that are not ours.
ALLOCATION = {"ReduceBenchmark.reduce": 1000}

SMOKE = [
    ("PeakBenchmark", {"threads": "1,2"}),
    ("GemmBenchmark", {"n": "1,65,130", "inner": "1,33,600", "threads": "1,2"}),
    ("ReduceBenchmark", {"n": "1001"}),
    ("JvpBenchmark|BracketBenchmark", {"shape": "2-2-2,relu:3x4", "batch": "300"}),
    ("RankBenchmark", {"n": "40", "backend": "vector,scalar"}),
    ("CellBenchmark", {"shape": "2-3-3-2"}),
    ("SmallSweepBenchmark", {"seeds": "1"}),
]


def trials(java, selections, options, heap):
    results = []
    os.makedirs(TARGET, exist_ok=True)
    for pattern, parameters in selections:
        file = os.path.join(TARGET, "jmh.json")
        command = java + ["-Xms" + heap, "-Xmx" + heap, "-XX:+AlwaysPreTouch", "org.openjdk.jmh.Main"]
        command += [f"lawsweep.benchmarks.({pattern})"]
        for name, values in parameters.items():
            command += ["-p", f"{name}={values}"]
        command += options + ["-foe", "true", "-prof", "gc", "-rf", "json", "-rff", file]
        if subprocess.run(command, check=False).returncode != 0:
            sys.exit("failed: " + pattern)
        with open(file, encoding="utf-8") as text:
            results += json.load(text)
    return results


def run(java, mode):
    return trials(java, SHORT, QUICK, "2g") if mode == "short" else trials(java, FULL, [], "4g")


def smoke(java):
    """Each benchmark once; every trial checks its result, and kernels without scratch must not allocate."""
    for trial in trials(java, SMOKE, TINY + ["-v", "SILENT"], "512m"):
        allocated = trial["secondaryMetrics"]["gc.alloc.rate.norm"]["score"]
        name = trial["benchmark"].removeprefix("lawsweep.benchmarks.")
        parameters = " ".join(f"{k}={v}" for k, v in sorted(trial["params"].items()))
        print(f"{name} {parameters}: {allocated:,.0f} B/operation")
        if name in ALLOCATION and allocated > ALLOCATION[name]:
            sys.exit(f"{name} {parameters} allocates {allocated:,.0f} B/operation, expected at most {ALLOCATION[name]}")
