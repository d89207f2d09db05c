"""Writes what was measured as one page of Markdown."""

import datetime
import os

from . import details, growth, jmh_tables, targets
from .build import BENCHMARKS, ROOT
from .figures import Figures
from .tables import met, table


def text(topic, command, host, programs, races, trials, memory):
    figures = Figures(races)
    parts = [
        f"# Benchmarks: {topic}, {datetime.date.today().isoformat()}",
        f"All of it again: `{command}`. One figure of the race: `--works` with its work, or a driver by hand as in "
        "`benchmarks/peers/README.md` (ours is `lawsweep.benchmarks.race.Driver`). One figure of JMH: the command below "
        "its table.",
        targets.part(figures, memory, trials),
        "## Host and versions\n\n" + table(["what", ""], host + machine(figures)),
    ]
    missing = [p for p in ("openblas", "fflas", "flint", "numpy") if p not in programs]
    if missing:
        parts.append("Not installed, so left out: " + ", ".join(missing) + ".")
    if races:
        parts += details.parts(figures, races)
        parts.append(growth.part(figures))
    if memory:
        parts.append(memory_part(memory))
    parts += jmh_tables.parts(trials)
    return "\n\n".join(part for part in parts if part) + "\n"


def machine(figures):
    """What was measured of the machine: the bounds for everything else."""
    lines = []
    for threads in figures.threads():
        peak = figures.peak(threads)
        if peak:
            lines.append((f"multiply-adds, {threads} threads" if threads > 1 else "multiply-adds, one thread",
                          f"{peak:.1f} GFLOP/s, {peak / threads:.1f} per core"))
        rates = [(8e-9 * int(r.case.sizes["n"]), work, figures.bandwidth(r))
                 for work in ("write", "copy") for r in figures.of(work, threads)]
        if rates:
            told = ", ".join(f"{work} {size * 1e3:.3g} MB {rate:.0f}" for size, work, rate in sorted(rates))
            lines.append((f"bandwidth in GB/s, {threads} thread{'s' if threads > 1 else ''}", told))
    return lines


def write(topic, page):
    folder = os.path.join(BENCHMARKS, "results", f"{datetime.date.today().isoformat()}-{topic}")
    os.makedirs(folder, exist_ok=True)
    path = os.path.join(folder, "README.md")
    with open(path, "w", encoding="utf-8") as out:
        out.write(page)
    return os.path.relpath(path, ROOT)


def memory_part(memory):
    rows = [[line, f"{wall:.1f} s", f"{peak / 1e9:.2f} GB", "< 1.50 GB", met(peak < 1.5e9)] for line, wall, peak in memory]
    return ("## The program itself\n\nWall-clock time and peak resident memory of the process with all threads, start of the "
            "JVM included.\n\n" + table(["command", "time", "memory", "target", ""], rows))
