"""Runs drivers side by side and lets them take turns."""

import os
import statistics
import sys
import time

from .cases import OURS, PATIENCE
from .driver import Driver, Refused, ours
from .schedule import PAUSE, TURN, VERY_LONG, WARM, rounds, warm

HEAP = {"short": "3g", "middle": "6g", "full": "6g"}


class Result:
    """The turns of a case with a number of threads: seconds by name, one number a round."""

    def __init__(self, case, threads):
        self.case = case
        self.threads = threads
        self.seconds = {}
        self.warmed = 0.0
        self.gigaflop = 0.0
        self.gigabytes = 0.0
        self.complaints = []

    def median(self, name=OURS):
        return statistics.median(self.seconds[name])

    def ratios(self, peer):
        """Their seconds by ours, round by round; one number if a peer had a single long run."""
        mine, theirs = self.seconds[OURS], self.seconds[peer]
        if len(mine) == len(theirs):
            return [t / m for t, m in zip(theirs, mine)]
        return [statistics.median(theirs) / statistics.median(mine)]


def race(case, threads, drivers, mode):
    result = Result(case, threads)
    commands = {OURS: case.ours, **case.theirs}
    first = {}
    for name, command in commands.items():
        if name not in drivers or (name == "fflas-blas" and threads == 1):
            continue
        try:
            first[name] = prepare(result, drivers[name], command, mode)
        except Refused as e:
            result.complaints.append(str(e))
    if OURS in first:
        take_turns(result, first, drivers, mode)
    for name in first:
        drivers[name].ask("close")
    return result


def prepare(result, driver, command, mode):
    """Opens a work and warms it up; the seconds of a run and what it computed."""
    driver.ask("open " + command)
    answer = driver.run(0)
    seconds = float(answer["seconds"])
    if driver.name == OURS:
        result.warmed, seconds = warm(driver, result.case, mode, seconds)
    elif seconds > PATIENCE.get(driver.name, float("inf")):
        driver.ask("close")
        raise Refused(f"{driver.name}: {command}: {seconds:.0f} s, left out")
    elif seconds < WARM:
        driver.ask(f"warm {WARM}")
    return seconds, answer["check"]


def take_turns(result, first, drivers, mode):
    """A peer that takes very long has had its only run."""
    done_with = [name for name, (seconds, _) in first.items() if name != OURS and seconds > VERY_LONG]
    runners = [name for name in first if name not in done_with]
    checks = {name: first[name][1] for name in done_with}
    result.seconds = {name: [first[name][0]] for name in done_with}
    slowest = max(first[name][0] for name in runners)
    for done in range(rounds(slowest, mode)):
        start = done % len(runners)
        for name in runners[start:] + runners[:start]:
            time.sleep(PAUSE)
            answer = drivers[name].run(TURN)
            checks[name] = answer["check"]
            if name == OURS:
                result.gigaflop, result.gigabytes = float(answer["gigaflop"]), float(answer["gigabytes"])
            result.seconds.setdefault(name, []).append(float(answer["seconds"]))
    for name, check in checks.items():
        same = result.case.theirs.get(name) == result.case.ours
        if same and check not in ("-", checks[OURS]):
            sys.exit(f"{name} computed {check}, we {checks[OURS]}: {result.case.ours}")


def run(java, programs, cases, threads, mode):
    """All cases with each number of threads."""
    results = []
    for number in threads:
        if number > len(os.sched_getaffinity(0)):
            print(f"no {number} processors: left out", file=sys.stderr)
            continue
        wanted = {name for case in cases for name in case.theirs}
        drivers = {name: Driver(name, command, number) for name, command in programs.items() if name in wanted}
        drivers[OURS] = Driver(OURS, ours(java, HEAP[mode]), number)
        for case in cases:
            if number not in (case.threads or threads):
                continue
            result = race(case, number, drivers, mode)
            results.append(result)
            print(line(result), file=sys.stderr)
        for driver in drivers.values():
            driver.close()
    return results


def line(result):
    medians = " ".join(f"{name}={result.median(name):.6g}" for name in result.seconds)
    return f"{result.case.ours} threads={result.threads} {medians} {' '.join(result.complaints)}"


def smoke(java):
    """Our driver does every work once; it checks its results."""
    works = ["peak", "write n=1000", "copy n=1000", "gemm n=65 inner=33", "rank n=40 rank=30",
             "fields shape=relu:3x4 batch=100 rows=64", "jvp shape=relu:3x4 batch=100 rows=64",
             "brackets shape=2-3-3-2 batch=100 rows=64", "cell shape=2-3-3-2", "sampling shape=2-3-3-2", "sweep seeds=1"]
    for threads in (1, 2):
        if threads > len(os.sched_getaffinity(0)):
            continue
        driver = Driver(OURS, ours(java, "512m"), threads)
        for work in works:
            try:
                driver.ask("open " + work)
                print(driver.ask("run 0"))
            except Refused as e:
                sys.exit(str(e))
        driver.close()
