"""The Langevin schemes: ours and NumPy's side by side, replica-steps per second."""

import os
import statistics
import sys
import time

from . import build, jmh
from .cases import OURS
from .driver import Driver, Refused, ours
from .schedule import PAUSE
from .tables import digits, met, table

REPLICAS = 4096
VARIANTS = ("plain", "tuned")

# Dynamics, width, depth, and how many times as fast as NumPy we are to be, if that is a target.
CASES = [
    ("upstairs", 2, 2, 20), ("upstairs", 2, 3, None), ("upstairs", 3, 3, None), ("upstairs", 4, 2, None), ("upstairs", 4, 3, 50),
    ("upstairs", 4, 4, None), ("upstairs", 8, 3, 50),
    ("downstairs", 2, 2, None), ("downstairs", 4, 3, 10), ("downstairs", 8, 3, 10),
]

SELECTIONS = [
    jmh.selection("PeakBenchmark", threads="1,2"),
    jmh.selection("LangevinStepBenchmark", shape="1-3,2-2,4-2,4-3,4-8,4-32,8-3,16-3,32-3", dynamics="upstairs,downstairs",
                  replicas="4096"),
    jmh.selection("LangevinStepBenchmark", shape="4-3", dynamics="upstairs", replicas="8,256,4096,32768", threads="1,2"),
]
SMOKE = [jmh.selection("LangevinStepBenchmark", shape="2-2,3-3", dynamics="upstairs,downstairs", replicas="64")]

# Seconds: of one turn, of warming up. Ours runs so many steps that it fills a turn.
TURN = 1.0
WARM = 4.0
MOST_STEPS = 2000


class Result:
    """The turns of a case: replica-steps per second by name, one number a round."""

    def __init__(self, case, threads):
        self.case, self.threads, self.rates = case, threads, {}

    def ratios(self, variant):
        theirs = self.rates.get("numpy-" + variant, [])
        return sorted(mine / other for mine, other in zip(self.rates[OURS], theirs))


def command(case, steps):
    dynamics, width, depth, _ = case
    return f"langevin dynamics={dynamics} width={width} depth={depth} replicas={REPLICAS} steps={steps}"


def warmed(driver, case):
    """Opens our work with as many steps as fill a turn, warm; the steps."""
    steps = 2
    for _ in range(4):
        driver.ask("open " + command(case, steps))
        driver.ask(f"warm {WARM / 4}")
        steps = max(2, min(MOST_STEPS, round(steps * TURN / driver.seconds(0))))
    driver.ask("open " + command(case, steps))
    driver.ask("warm 0")
    return steps


def race(case, threads, drivers, rounds):
    """Lets all drivers take turns."""
    steps = {name: 1 for name in drivers}
    for name, driver in drivers.items():
        if name == OURS:
            steps[name] = warmed(driver, case)
        else:
            driver.ask("open " + command(case, 1))
            driver.ask("warm 0.5")
    result = Result(case, threads)
    names = list(drivers)
    for done in range(rounds):
        for name in names[done % len(names):] + names[: done % len(names)]:
            time.sleep(PAUSE)
            result.rates.setdefault(name, []).append(REPLICAS * steps[name] / drivers[name].seconds(TURN))
    for driver in drivers.values():
        driver.ask("close")
    return result


def run(java, threads, rounds):
    """All cases, with each number of threads."""
    python = build.numpy_python()
    if not python:
        sys.exit("needs a Python with NumPy; on Debian: apt-get install python3-numpy")
    script = os.path.join(build.BENCHMARKS, "peers", "numpy_langevin.py")
    results = []
    for number in threads:
        drivers = {OURS: Driver(OURS, ours(java, "2g"), number)}
        for variant in VARIANTS:
            drivers["numpy-" + variant] = Driver("numpy-" + variant, [python, "-B", script, "--variant", variant], number)
        for case in CASES:
            results.append(race(case, number, drivers, rounds))
            print(line(results[-1]), file=sys.stderr)
        for driver in drivers.values():
            driver.close()
    return results


def line(result):
    rates = " ".join(f"{name}={statistics.median(values):.4g}" for name, values in result.rates.items())
    return f"{command(result.case, 1)} threads={result.threads} {rates}"


def ratio(values):
    return f"{digits(statistics.median(values))} [{digits(values[0])}, {digits(values[-1])}]"


def row(result):
    dynamics, width, depth, target = result.case
    told = [dynamics, width, depth, result.threads]
    told += [f"{statistics.median(result.rates[name]):,.0f}" for name in (OURS, "numpy-plain", "numpy-tuned")]
    told += [ratio(result.ratios(variant)) for variant in VARIANTS]
    reached = [met(statistics.median(result.ratios(variant)) >= target) if target else "" for variant in VARIANTS]
    return told + [f"≥ {target}: {reached[0]}, {reached[1]}" if target else ""]


def part(results):
    """The table of ratios."""
    head = ["dynamics", "d", "N", "threads", "ours", "NumPy, plain", "NumPy, tuned", "ratio to plain", "ratio to tuned",
            "target (plain, tuned)"]
    return ("## Against NumPy\n\n"
            f"Replica-steps per second, medians, {REPLICAS} replicas, E = ½ Tr WᵀW, β = κ = 1, steps of 0.005; turns taken side by side. Ratios: the "
            "median and the extremes of all rounds. Upstairs is project-and-balance, downstairs the frame scheme; ours includes the starts, "
            "statistics and rows of a whole cell, NumPy's only the steps. *Plain* is the scheme as one writes it in NumPy, *tuned* "
            "the fastest that we found (`benchmarks/peers/numpy_langevin.py`).\n\n" + table(head, [row(r) for r in results]))


def steps_part(trials):
    """Replica-steps per second of JMH's trials."""
    rows = []
    for trial in trials:
        if "LangevinStep" in trial["benchmark"]:
            p = trial["params"]
            items = trial["secondaryMetrics"]["items"]["score"]
            operations = 1e9 * trial["secondaryMetrics"]["gigaflop"]["score"] / items
            rows.append([p["dynamics"], *p["shape"].split("-"), p["replicas"], p["threads"], f"{items:,.0f}",
                         f"{1e9 / items:,.0f} ns", f"{operations:,.0f}", f"{items * operations * 1e-9:.1f}"])
    return ("## Steps under JMH\n\nWhole cells, as above. Operations of a step: additions, products, quotients and roots count one, fused products "
            "two; of lanes that are used and Jacobi rotations that a lane needs itself (`ChainOperations`). Random integers are not counted.\n\n"
            + table(["dynamics", "d", "N", "replicas", "threads", "replica-steps/s", "a step", "operations", "GFLOP/s"], rows))


def smoke(java):
    """Our work and NumPy's once, tiny; both check themselves."""
    jmh.trials(java, SMOKE, jmh.TINY[0] + ["-v", "SILENT"], "512m", "all")
    driver = Driver(OURS, ours(java, "512m"), 1)
    try:
        driver.ask("open langevin dynamics=upstairs width=3 depth=2 replicas=64 steps=20")
        print(driver.ask("run 0"))
    except Refused as e:
        sys.exit(str(e))
    driver.close()
