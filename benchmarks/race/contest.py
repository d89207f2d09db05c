"""Runs drivers side by side and lets them take turns."""

import os
import subprocess
import sys
import time

from .cases import OURS

# Seconds: warming up, the least timed part of one turn, a pause so that the last one's idle threads fall asleep.
WARM_JVM = {"short": 2.0, "full": 5.0}
WARM = 0.3
TURN = 0.2
PAUSE = 0.05
ROUNDS = {"short": 3, "full": 9}
HEAP = {"short": "3g", "full": "6g"}

# A turn longer than this is repeated only three times.
LONG = 10.0


class Refused(Exception):
    """A driver answered with an error, or ended."""


class Driver:
    """A running driver, pinned to as many processors as it has threads."""

    def __init__(self, name, command, threads):
        self.name = name
        processors = sorted(os.sched_getaffinity(0))[:threads]
        environment = dict(os.environ, OMP_NUM_THREADS=str(threads), OPENBLAS_NUM_THREADS=str(threads))
        self.process = subprocess.Popen(
            command + [str(threads)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=environment,
            preexec_fn=lambda: os.sched_setaffinity(0, processors),
        )

    def ask(self, line):
        try:
            self.process.stdin.write(line + "\n")
            self.process.stdin.flush()
        except BrokenPipeError as e:
            raise Refused(f"{self.name} ended before: {line}") from e
        answer = self.process.stdout.readline().rstrip("\n")
        if not answer or answer.startswith("error"):
            raise Refused(f"{self.name}: {line}: {answer or 'it ended'}")
        return answer

    def turn(self):
        """The answer's values by name: seconds of one operation, and what it computed."""
        return dict(word.split("=", 1) for word in self.ask(f"run {TURN}").split() if "=" in word)

    def close(self):
        self.process.stdin.close()
        self.process.wait()


def ours(java, heap):
    return java + ["-Xms" + heap, "-Xmx" + heap, "-XX:+AlwaysPreTouch", "lawsweep.benchmarks.race.Driver"]


class Result:
    """The turns of a case with a number of threads: seconds by peer, one number a round."""

    def __init__(self, case, threads):
        self.case = case
        self.threads = threads
        self.seconds = {}
        self.gigaflop = 0.0
        self.gigabytes = 0.0
        self.complaints = []


def race(case, threads, drivers, mode):
    result = Result(case, threads)
    commands = {OURS: case.ours, **case.theirs}
    runners = []
    for name, command in commands.items():
        if name not in drivers or (name == "fflas-blas" and threads == 1):
            continue
        try:
            drivers[name].ask("open " + command)
            drivers[name].ask(f"warm {WARM_JVM[mode] if name == OURS else WARM}")
            runners.append(name)
        except Refused as e:
            result.complaints.append(str(e))
    if OURS not in runners:
        return result
    take_turns(result, runners, drivers, ROUNDS[mode])
    for name in runners:
        drivers[name].ask("close")
    return result


def take_turns(result, runners, drivers, rounds):
    checks = {}
    done = 0
    while done < rounds:
        first = done % len(runners)
        for name in runners[first:] + runners[:first]:
            time.sleep(PAUSE)
            answer = drivers[name].turn()
            seconds, checks[name] = float(answer["seconds"]), answer["check"]
            if name == OURS:
                result.gigaflop, result.gigabytes = float(answer["gigaflop"]), float(answer["gigabytes"])
            result.seconds.setdefault(name, []).append(seconds)
            if seconds > LONG:
                rounds = min(rounds, 3)
        done += 1
    for name in runners:
        same = result.case.theirs.get(name) == result.case.ours
        if same and checks[name] not in ("-", checks[OURS]):
            sys.exit(f"{name} computed {checks[name]}, we {checks[OURS]}: {result.case.ours}")


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
            result = race(case, number, drivers, mode)
            results.append(result)
            medians = {name: f"{sorted(s)[len(s) // 2]:.6f}" for name, s in result.seconds.items()}
            print(f"{case.ours} threads={number} {medians} {' '.join(result.complaints)}", file=sys.stderr)
        for driver in drivers.values():
            driver.close()
    return results


def versions(java, programs):
    """What each driver says of itself."""
    lines = []
    for name, command in {OURS: ours(java, "256m"), **programs}.items():
        driver = Driver(name, command, 1)
        lines.append((name, driver.ask("version").removeprefix("version ")))
        driver.close()
    return lines


def smoke(java):
    """Our driver does every work once; it checks its results."""
    works = ["peak", "gemm n=65 inner=33", "rank n=40 rank=30", "fields shape=relu:3x4 batch=100 rows=64",
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
