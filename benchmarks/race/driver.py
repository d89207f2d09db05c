"""A running driver, ours or a peer's; peers/README.md has the protocol."""

import os
import subprocess

from .cases import OURS


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

    def run(self, seconds):
        """The answer's values by name: seconds of one operation, and what it computed."""
        return dict(word.split("=", 1) for word in self.ask(f"run {seconds}").split() if "=" in word)

    def seconds(self, least):
        """The seconds of one operation."""
        return float(self.run(least)["seconds"])

    def close(self):
        self.process.stdin.close()
        self.process.wait()


def ours(java, heap):
    """The command line of our driver."""
    return java + ["-Xms" + heap, "-Xmx" + heap, "-XX:+AlwaysPreTouch", "lawsweep.benchmarks.race.Driver"]


def versions(java, programs):
    """What each driver says of itself."""
    lines = []
    for name, command in {OURS: ours(java, "256m"), **programs}.items():
        driver = Driver(name, command, 1)
        lines.append((name, driver.ask("version").removeprefix("version ")))
        driver.close()
    return lines
