"""The machine and the programs, for the report. No names of hosts, no paths."""

import os
import platform
import subprocess

from .build import ROOT


def load():
    return " ".join(f"{x:.2f}" for x in os.getloadavg())


def cpu():
    model, caches = platform.machine(), []
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as lines:
            models = [line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")]
        model = models[0] if models else model
        base = "/sys/devices/system/cpu/cpu0/cache"
        for index in sorted(os.listdir(base)):
            if index.startswith("index"):
                parts = [read(os.path.join(base, index, f)) for f in ("level", "type", "size")]
                if parts[1] != "Instruction":
                    caches.append(f"L{parts[0]} {parts[2]}")
    except OSError:
        pass
    return f"{model}, {len(os.sched_getaffinity(0))} processors" + (f", {', '.join(caches)}" if caches else "")


def memory():
    try:
        with open("/proc/meminfo", encoding="utf-8") as lines:
            return f"{int(next(lines).split()[1]) / 1e6:.0f} GB"
    except OSError:
        return "unknown"


def read(path):
    with open(path, encoding="utf-8") as text:
        return text.read().strip()


def output(command):
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
        return (done.stdout + done.stderr).strip().splitlines()
    except OSError:
        return []


def packages():
    """Versions of Debian's packages, where they are."""
    names = ["fflas-ffpack", "libgivaro-dev", "libflint-dev", "libopenblas0-pthread", "python3-numpy", "g++"]
    form = "${Package} ${Version}\n"
    return ", ".join(output(["dpkg-query", "-W", "-f", form] + names)) if output(["dpkg-query", "--version"]) else ""


def commit():
    head = output(["git", "rev-parse", "--short=12", "HEAD"])
    changed = output(["git", "status", "--porcelain", "--untracked-files=no"])
    return (head[0] if head else "unknown") + (", modified" if changed else "")


def collect(java, versions, load_before):
    lines = [("commit", commit()), ("processor", cpu()), ("memory", memory()), ("system", platform.system() + " "
             + platform.release()), ("load before and after (1, 5, 15 minutes)", f"{load_before}; {load()}")]
    told = output([java[0], "-version"])
    lines.append(("Java", told[1] if len(told) > 1 else "unknown"))
    lines += versions
    if packages():
        lines.append(("packages", packages()))
    return lines
