"""The symmetric road: a sweep of random large shapes, and JMH on chosen ones."""

import collections
import json
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass

from . import jmh
from .build import BENCHMARKS, ROOT
from .tables import seconds, table

# Upper ends of the bins of rho; the last bin has no end.
BINS = [1, 2, 4, 8, 16]
SLOWEST = 15

# For the forecast: what a random large shape takes on two cores.
SECONDS_PER_CELL = 0.003

NAMED = "4096x13,784-512-512-10,1000-2048-2048-2048-768,10-64-64-64-10,20-25-7-3"
WIDTHS = "64x5,1024x5,16384x5,262144x5,1000000x5"
RHO = ",".join(f"64-{hidden}-{hidden}-64" for hidden in (128, 256, 512, 1024, 2048))
DEPTHS = "4096x3,4096x5,4096x9,4096x17,4096x33"

# What JMH measures: chosen cells, then cost against width, rho (1 to 16) and depth (2 to 32).
SELECTIONS = [
    jmh.selection("SymmetricCellBenchmark", shape=NAMED, kept="nothing,cores"),
    jmh.selection("SymmetricVerificationBenchmark", shape=NAMED),
    jmh.selection("SymmetricCellBenchmark", shape=",".join([WIDTHS, RHO, DEPTHS]), kept="nothing,cores"),
]
SMOKE = [
    jmh.selection("SymmetricCellBenchmark", shape="4096x4,relu:64x4", kept="nothing,cores"),
    jmh.selection("SymmetricVerificationBenchmark", shape="20-25-7-3"),
]


@dataclass(frozen=True)
class Cell:
    """One record of the sweep."""

    widths: str
    depth: int
    rho: float
    verdict: str
    covered: bool
    longest: int
    seconds: float


def cell(record):
    """What the tables need of a record of the JSON export."""
    certificate = record["certificate"]
    reduced = certificate["reduced"]
    return Cell(
        widths=",".join(map(str, record["widths"])),
        depth=len(reduced) - 1,
        rho=max(reduced[1:-1]) / (reduced[0] + reduced[-1]),
        verdict=record["verdict"],
        covered=covered(reduced, certificate["trees"], certificate["cores"]),
        longest=max((core["length"] for core in certificate["cores"]), default=0),
        seconds=record["seconds"],
    )


def covered(reduced, trees, cores):
    """Whether each pair of trees of the forest is in a core, by type; a type of one tree makes no pair with itself."""
    if not trees and max(reduced) > 1:
        return False
    pairs = {(i, j) for i in range(len(trees)) for j in range(i, len(trees)) if i < j or trees[i]["multiplicity"] > 1}
    if not pairs:
        pairs = {(0,) if trees else ()}
    return pairs <= {tuple(core["trees"] or ()) for core in cores}


def run(spec, method, threads, out):
    """Runs a spec into a directory: seconds of wall clock, and peak memory in bytes."""
    command = [os.path.join(ROOT, "lawsweep"), "run", "-", "--out", out, "--method", method, "--threads", str(threads)]
    start = time.perf_counter()
    process = subprocess.Popen(command, stdin=subprocess.PIPE, text=True)
    process.stdin.write(spec)
    process.stdin.close()
    _, status, usage = os.wait4(process.pid, 0)
    if status != 0:
        sys.exit(f"failed: lawsweep run on the {method} road")
    return time.perf_counter() - start, usage.ru_maxrss * 1024


def sweep(spec, threads):
    """Runs a spec on the symmetric road: its cells, seconds of wall clock, and peak memory in bytes."""
    with tempfile.TemporaryDirectory() as scratch:
        out, lines = os.path.join(scratch, "out"), os.path.join(scratch, "cells.json")
        wall, peak = run(spec, "symmetric", threads, out)
        export = [os.path.join(ROOT, "lawsweep"), "export", out, "--format", "json", "--out", lines]
        if subprocess.run(export, check=False).returncode != 0:
            sys.exit("failed: lawsweep export")
        with open(lines, encoding="utf-8") as records:
            cells = [cell(record) for record in map(json.loads, records) if record["status"] == "done"]
    return cells, wall, peak


def random_spec(count, depth, width, seed=0):
    entry = f"{{family: linear, random: {{count: {count}, depth: {depth}, width: {width}}}}}"
    return f"name: random-large\nseed: {seed}\nnetworks:\n  - {entry}\n"


def forecast(args):
    """Seconds that `benchmarks/symmetric` takes on two cores."""
    trials = 0 if args.only == "sweep" else jmh.count(SELECTIONS) * jmh.TIMING["short"][1]
    return trials + (0 if args.only == "jmh" else args.count * SECONDS_PER_CELL)


def bin_of(rho):
    return next((f"≤ {end}" for end in BINS if rho <= end), f"> {BINS[-1]}")


def row(head, cells):
    settled = sum(c.verdict != "undecided" for c in cells)
    times = sorted(c.seconds for c in cells)
    return head + [
        f"{len(cells):,}",
        f"{settled / len(cells):.2%}" if settled < len(cells) else "all",
        f"{sum(c.covered for c in cells) / len(cells):.1%}",
        seconds(sum(times) / len(times)),
        seconds(times[len(times) // 2]),
        seconds(times[-1]),
    ]


def tables(cells, wall, peak, what):
    """The part of a report on one sweep."""
    groups = collections.defaultdict(list)
    for c in cells:
        groups[c.depth, bin_of(c.rho)].append(c)
    order = [f"≤ {end}" for end in BINS] + [f"> {BINS[-1]}"]
    keys = sorted(groups, key=lambda key: (key[0], order.index(key[1])))
    rows = [row([depth, name], groups[depth, name]) for depth, name in keys]
    rows += [row(["all", name], found) for name in order if (found := [c for c in cells if bin_of(c.rho) == name])]
    rows.append(row(["all", "all"], cells))
    verdicts = ", ".join(f"{n:,} {v}" for v, n in sorted(collections.Counter(c.verdict for c in cells).items()))
    told = (f"## A sweep: {what}\n\n{len(cells):,} cells in {wall:.1f} s, start of the JVM included: "
            f"{len(cells) / wall:,.0f} a second; peak memory {peak / 1e9:.2f} GB. Verdicts: {verdicts}.\n\n"
            "ρ is the largest reduced hidden width by n_0 + n_q. *Covered*: the cores of the certificate alone prove the count, since "
            "each pair of trees is in one; elsewhere they are checks of the theorem. Times are those of the records: a core is "
            "evaluated by the first cell that has it.\n\n")
    told += table(["depth", "ρ", "cells", "settled", "covered", "mean", "median", "slowest"], rows)
    slow = sorted(cells, key=lambda c: -c.seconds)[:SLOWEST]
    told += "\n\nThe slowest cells:\n\n" + table(
        ["widths", "ρ", "longest bracket", "covered", "time"],
        [[c.widths, f"{c.rho:.1f}", c.longest, "yes" if c.covered else "no", seconds(c.seconds)] for c in slow])
    return told


def short_table(trials):
    """Milliseconds of a count, cores kept or not, and of a check."""
    found = collections.defaultdict(dict)
    for trial in trials:
        verify = "Verification" in trial["benchmark"]
        column = "verify" if verify else trial["params"]["kept"]
        found[trial["params"]["shape"]][column] = 1 / trial["primaryMetric"]["score"]
    rows = [[shape] + [seconds(times[name]) if name in times else "" for name in ("nothing", "cores", "verify")]
            for shape, times in found.items()]
    return ("## Single cells\n\nOne thread, a warm process (JMH). *Nothing kept*: every count evaluates its cores; *cores kept*: "
            "they are there from the count before, as in a sweep.\n\n"
            + table(["shape", "count, nothing kept", "count, cores kept", "verify"], rows))


def smoke(java):
    """The benchmarks once, and a small sweep of which every cell must be settled."""
    jmh.trials(java, SMOKE, jmh.TINY[0] + ["-v", "SILENT"], "512m", "all")
    cells, wall, peak = sweep(random_spec(200, "2..8", "2..4096"), 1)
    if len(cells) != 200 or any(c.verdict == "undecided" for c in cells):
        sys.exit("the symmetric road left cells unsettled")
    tables(cells, wall, peak, "smoke")
    print(f"symmetric road: {len(cells)} random shapes in {wall:.1f} s")
    compare("name: small\nnetworks:\n  - {family: [linear, relu], depth: 2..3, each: 1..3}\n")


def compare(spec):
    """Runs a spec on both roads; their records must agree."""
    with tempfile.TemporaryDirectory() as scratch:
        directories = [os.path.join(scratch, method) for method in ("dense", "symmetric")]
        for directory in directories:
            run(spec, os.path.basename(directory), 1, directory)
        if subprocess.run([os.path.join(BENCHMARKS, "compare-roads")] + directories, check=False).returncode != 0:
            sys.exit("the roads differ")
