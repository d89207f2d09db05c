"""Networks that a line says: whole counts, warm and cold, and fields against NumPy's passes."""

import json
import os
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time

from . import build
from .build import ROOT
from .cases import OURS
from .driver import Driver, Refused, ours
from .tables import digits, met, seconds, table

# A transformer of six variances (three norms of two tokens each), with its number of laws.
NAMED = [
    ("seq 2x6 causal > dense 4 > res(rms gain > attn 2x2 rope) > res(rms gain > glu 6 silu) > rms gain > ce 6", 31),
    ("seq 2x6 causal > dense 4 > pos > res(ln gain bias > attn 2x2) > res(ln gain bias > mlp 6 gelu) > ln gain bias > out 5", 43),
    ("seq 2x6 causal > dense 4 > pos > res(ln gain bias > attn 2x2 bias qkvo) > res(ln gain bias > mlp 6 gelu bias)"
     " > ln gain bias > tied ce", 40),
]
ONE_HOT = ("tokens 6x2 4 causal pos > res(ln gain bias > attn 2x2 bias qkvo) > res(ln gain bias > mlp 6 gelu bias)"
           " > ln gain bias > tied ce", 43)
ATTENTION = ("seq 2x16 > attn 4x4", 80)
LARGE = ("seq 2x32 > attn 4x8", 288)

# Fields are raced in batches of 64; the last two have norms, and of the last one only one sample in four has all roots.
BATCH = 64
FIELDS = [
    "vec 16 > dense 32 > relu > dense 32 > relu > dense 32 > relu > out 16",
    "vec 48 > dense 96 > relu > out 48",
    "vec 32 > mlp 64 gelu",
    "seq 4x16 > attn 4x8",
    "seq 4x16 > rms gain > res(attn 4x4) > res(mlp 48 gelu)",
    "seq 2x16 > res(rms gain > attn 4x4) > res(rms gain > mlp 48 gelu)",
]
TINY = ["vec 4 > dense 5 > relu > out 3", "seq 2x3 > rms gain > res(attn 1x2) > res(mlp 4 gelu)"]
TIMES = 4  # of NumPy's pass, at most

# A sweep of some ten thousand transformers with up to six variances; D is 60 to 330, the median near 170.
SWEEP = """name: transformers
networks:
  - net: "seq 2x{f} causal > dense {m} > res(rms gain > attn {h}x{d}) > res(rms gain > glu {r} silu) > rms gain > ce {c}"
    over: {f: 3..8, m: 3..5, h: 1..3, d: 1..3, r: 3..7, c: 3..6}
  - net: "seq 2x{f} causal > dense {m} > pos > res(rms > attn {h}x{d} rope) > res(rms > mlp {r} gelu bias) > out {c}"
    over: {f: 3..8, m: 3..5, h: 1..3, d: [2, 4], r: 3..6, c: 3..8}
  - net: "seq 2x{f} causal > dense {m} > res(attn {h}x{d}) > res(mlp {r} tanh) > rms gain > out {c}"
    over: {f: 3..8, m: 3..6, h: 1..2, d: 2..4, r: 3..6, c: 3..9}
    where: h*d <= 2*m
"""
# Small networks that theorems speak of: their records are made quickly, and what is measured is what is done with them.
MANY = """name: many
networks:
  - net: "vec {a} > dense {b} > relu > dense {c} > relu > out {e}"
    over: {a: 1..40, b: 2..25, c: 2..25, e: 1..4}
  - net: "seq 2x{m} > attn {h}x{d}"
    over: {m: 2..60, h: 1..20, d: 1..10}
"""
SMALL_MANY = """name: many
networks:
  - net: "vec {a} > dense {b} > relu > out 2"
    over: {a: 1..2, b: 2..3}
"""
SMALL_SWEEP = """name: transformers
networks:
  - net: "seq 2x{f} causal > dense {m} > res(rms gain > attn {h}x2) > res(mlp 3 silu) > out 3"
    over: {f: 2..3, m: 3..4, h: 1..2}
"""


def word(line):
    return line.replace(" ", "_")


def transformers(count):
    """Random transformers with D from 150 to 250 and six variances at most: two tokens, blocks behind norms."""
    rng, found = random.Random(18), []
    while len(found) < count:
        inputs, m, hidden, outputs = rng.randint(4, 8), rng.randint(4, 6), rng.randint(4, 8), rng.randint(4, 8)
        norm, gains = rng.choice([("rms", 0), ("rms gain", m), ("ln", 0), ("ln gain", m), ("ln gain bias", 2 * m)])
        heads, width = rng.choice([(1, 2), (2, 1), (2, 2), (1, 4), (3, 2)])
        act = rng.choice(["gelu", "silu", "tanh"])
        block, size = rng.choice([(f"mlp {hidden} {act}", 2 * m * hidden), (f"glu {hidden} {act}", 3 * m * hidden),
                                  (f"mlp {hidden} {act} bias", 2 * m * hidden + hidden + m)])
        positions, last = rng.randint(0, 1), rng.randint(0, 1)
        layers = [f"seq 2x{inputs} causal", f"dense {m}"] + ["pos"] * positions
        layers += [f"res({norm} > attn {heads}x{width})", f"res({norm} > {block})"] + [norm] * last
        line = " > ".join(layers + [f"{rng.choice(['out', 'ce'])} {outputs}"])
        d = inputs * m + 2 * m * positions + (2 + last) * gains + 4 * m * heads * width + size + m * outputs
        if 150 <= d <= 250 and line not in found:
            found.append(line)
    return found


class Warm:
    """Counts in one JVM, one thread: all lines in turn for some seconds, then some more turns that are measured."""

    def __init__(self, java, lines, heat, turns):
        self.times = {line: [] for line, _ in lines}
        self.laws = {}
        driver = Driver(OURS, ours(java, "1g"), 1)
        until, measured = time.monotonic() + heat, 0
        while measured < turns:
            warm = time.monotonic() < until
            measured += 0 if warm else 1
            for line, laws in lines:
                driver.ask(f"open network line={word(line)}")
                answer = driver.run(0)
                if laws is not None and int(answer["check"]) != laws:
                    sys.exit(f"{line}: expected {laws} laws, got {answer['check']}")
                self.laws[line] = answer["check"]
                if not warm:
                    self.times[line].append(float(answer["seconds"]))
        driver.close()

    def median(self, line):
        return statistics.median(self.times[line])


def families(java, rows, turns):
    """Seconds of all rows of the known families, turn by turn, in one JVM with one thread; the rows are checked."""
    driver = Driver(OURS, ours(java, "1g"), 1)
    driver.ask(f"open families rows={rows}")
    answers = [driver.run(0) for _ in range(turns)]
    driver.close()
    return int(answers[0]["check"]), [float(answer["seconds"]) for answer in answers]


def cold(line, laws):
    """Seconds of the whole command as a user types it."""
    start = time.perf_counter()
    done = subprocess.run([os.path.join(ROOT, "lawsweep"), "count", "--net", line, "--json"], capture_output=True, text=True,
                          check=False)
    spent = time.perf_counter() - start
    if done.returncode != 0 or json.loads(done.stdout.splitlines()[-1])["laws"] != laws:
        sys.exit(f"{line}: expected {laws} laws, got: {done.stdout}{done.stderr}")
    return spent


def sweep(spec, threads):
    """Cells, cells that are settled, seconds of the plan and of the run, and the bytes of the report."""
    program = os.path.join(ROOT, "lawsweep")
    with tempfile.TemporaryDirectory() as scratch:
        path, out = os.path.join(scratch, "spec.yaml"), os.path.join(scratch, "out")
        with open(path, "w", encoding="utf-8") as file:
            file.write(spec)
        times, commands = [], [["plan", path], ["run", path, "--out", out, "--threads", str(threads)]]
        for command in commands:
            start = time.perf_counter()
            if subprocess.run([program] + command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False).returncode:
                sys.exit("failed: lawsweep " + " ".join(command))
            times.append(time.perf_counter() - start)
        lines = os.path.join(scratch, "cells.json")
        subprocess.run([program, "export", out, "--format", "json", "--out", lines], check=True)
        with open(lines, encoding="utf-8") as records:
            cells = [json.loads(record) for record in records]
        subprocess.run([program, "report", out], stdout=subprocess.DEVNULL, check=True)
        size = os.path.getsize(os.path.join(out, "report.html"))
    settled = [cell for cell in cells if cell["status"] == "done" and cell["verdict"] != "undecided"]
    if any(cell["lie_dim"] + cell["laws"] != cell["parameters"] for cell in settled):
        sys.exit("a record does not add up")
    return len(cells), len(settled), times, size


def many(spec, threads):
    """How many lines a spec has, and seconds of the clock and of the processors of each command on a sweep of them."""
    program, times = os.path.join(ROOT, "lawsweep"), []

    def measure(name, *command):
        start, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
        done = subprocess.run([program, *command], capture_output=True, text=True, check=False)
        wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
        if done.returncode != 0:
            sys.exit(f"failed: lawsweep {' '.join(command)}: {done.stderr}")
        times.append((name, wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime))

    with tempfile.TemporaryDirectory() as scratch:
        path, out = os.path.join(scratch, "spec.yaml"), os.path.join(scratch, "out")
        with open(path, "w", encoding="utf-8") as file:
            file.write(spec)
        measure("plan", "plan", path)
        measure("run", "run", path, "--out", out, "--method", "theorem", "--threads", str(threads))
        measure("run, nothing to do", "run", path, "--out", out, "--method", "theorem")
        measure("status", "status", out)
        for form in ("csv", "parquet", "json"):
            measure("export, " + form, "export", out, "--format", form, "--out", os.path.join(scratch, "cells." + form))
        measure("merge", "merge", out, "--out", os.path.join(scratch, "merged"))
        measure("report", "report", out)
        with open(os.path.join(scratch, "cells.json"), encoding="utf-8") as records:
            cells = sum(json.loads(record)["status"] == "done" for record in records)
    return cells, times


def race(java, lines, rounds, heat, turn):
    """Seconds of a field of ours and of a sample of NumPy's passes, taken in turns."""
    python = build.numpy_python()
    if not python:
        sys.exit("needs a Python with NumPy; on Debian: apt-get install python3-numpy")
    script = os.path.join(build.BENCHMARKS, "peers", "numpy_networks.py")
    drivers = {OURS: Driver(OURS, ours(java, "1g"), 1)}
    for gradients in ("summed", "each"):
        drivers[gradients] = Driver("numpy-" + gradients, [python, "-B", script, "--gradients", gradients], 1)
    found = []
    for line in lines:
        for name, driver in drivers.items():
            driver.ask(f"open network-fields line={word(line)} batch={BATCH}")
            driver.ask(f"warm {heat if name == OURS else heat / 4}")
        times = {name: [] for name in drivers}
        for _ in range(rounds):
            for name, driver in drivers.items():
                times[name].append(driver.seconds(turn) / BATCH)
        found.append((line, int(drivers["each"].run(0)["check"]), times))
    for driver in drivers.values():
        driver.close()
    return found


def field_rows(found):
    rows = []
    for line, size, times in found:
        ratios = {name: sorted(a / b for a, b in zip(times[OURS], times[name])) for name in ("summed", "each")}
        middle = {name: statistics.median(values) for name, values in ratios.items()}
        rows.append([f"`{line}`", size] + [seconds(statistics.median(times[name])) for name in (OURS, "summed", "each")]
                    + [f"{digits(middle[name])} [{digits(ratios[name][0])}, {digits(ratios[name][-1])}]" for name in middle]
                    + [met(middle["summed"] <= TIMES)])
    return rows


def fields_part(found):
    head = ["network", "D", "a field", "NumPy, summed", "NumPy, each", "times summed", "times each", f"≤ {TIMES} times summed"]
    return ("## Fields against NumPy\n\n"
            f"One thread, batches of {BATCH}, time for one field or sample; turns taken side by side, medians and extremes of the rounds. "
            "A field of ours is drawn, walked forward and backward mod p and written as a row. NumPy's pass is forward and backward in "
            "float64 with inputs drawn before: *summed* adds the gradients of the batch, as training does; *each* keeps one for every "
            "sample, as fields are.\n\n" + table(head, field_rows(found)))


def smoke(java):
    """Everything once with tiny sizes; results are checked."""
    try:
        Warm(java, [("seq 2x3 causal > res(rms gain > attn 1x2) > out 2", None)], 0, 1)
        rows, _ = families(java, 20, 1)
        cells, settled, _, _ = sweep(SMALL_SWEEP, 1)
        lines, _ = many(SMALL_MANY, 1)
        cold("seq 2x2 > attn 1x1", 2)
        race(java, TINY, 1, 0, 0)
    except Refused as e:
        sys.exit(str(e))
    if settled != cells:
        sys.exit(f"networks: {cells - settled} of {cells} cells are not settled")
    if lines != 4:
        sys.exit(f"networks: {lines} of 4 lines have a record")
    print(f"networks: {rows} known ones, {cells} of a sweep, {len(TINY)} against NumPy")
