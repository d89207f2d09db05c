"""Time and peak memory of the program itself."""

import os
import subprocess
import sys
import time

from .build import ROOT
from .cases import CELLS

SHORT = ["16x7"]


def arguments(shape):
    """The command that counts a network of equal widths."""
    family, _, widths = shape.rpartition(":")
    width, count = widths.split("x")
    return ["count", f"--{family or 'linear'}", ",".join([width] * int(count)), "--method", "dense"]


def measure(shape):
    """The command as a user types it, its seconds, and its peak memory in bytes."""
    command = arguments(shape)
    start = time.perf_counter()
    process = subprocess.Popen([os.path.join(ROOT, "lawsweep")] + command, stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    if status != 0:
        sys.exit("failed: lawsweep " + " ".join(command))
    return f"`lawsweep {' '.join(command)}`", wall, usage.ru_maxrss * 1024


def run(mode):
    return [measure(shape) for shape in (SHORT if mode == "short" else CELLS)]
