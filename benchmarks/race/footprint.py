"""Time and peak memory of the program itself."""

import os
import subprocess
import sys
import time

from .build import ROOT

# The large cell of the targets: linear, depth 10, all widths 32.
LARGE = ["count", "--linear", ",".join(["32"] * 11)]
SMALL = ["count", "--linear", ",".join(["16"] * 7)]


def measure(arguments):
    """The command as a user types it, its seconds, and its peak memory in bytes."""
    start = time.perf_counter()
    process = subprocess.Popen([os.path.join(ROOT, "lawsweep")] + arguments, stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    if status != 0:
        sys.exit("failed: lawsweep " + " ".join(arguments))
    return f"`lawsweep {' '.join(arguments)}`", wall, usage.ru_maxrss * 1024


def run(mode):
    return [measure(SMALL)] if mode == "short" else [measure(SMALL), measure(LARGE)]
