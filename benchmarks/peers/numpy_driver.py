"""The common part of the NumPy drivers: the same inputs as ours, the same protocol (README.md)."""

import sys
import time

import numpy as np

PRIME = 8388593  # the largest below 2^23: sums of 511 products of balanced residues are exact in float64


def residues(seed, *shape):
    """Balanced residues of words 0, 1, … of a SplitMix64 sequence."""
    mask = (1 << 64) - 1
    i = np.arange(1, int(np.prod(shape)) + 1, dtype=np.uint64)
    z = np.uint64(seed * 0xD1B54A32D192ED03 & mask) + i * np.uint64(0x9E3779B97F4A7C15)
    z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    r = ((z ^ (z >> np.uint64(31))) % np.uint64(PRIME)).astype(np.int64)
    return np.where(r > PRIME // 2, r - PRIME, r).astype(np.float64).reshape(shape)


def widths_of(shape):
    """Whether there are gates on all layers, and the widths: relu:8x4, 2-3-2."""
    family, _, widths = shape.rpartition(":")
    if "x" in widths:
        width, count = map(int, widths.split("x"))
        return family == "relu", [width] * count
    return family == "relu", [int(w) for w in widths.split("-")]


class Inputs:
    """A point, the coefficients of a batch of fields and a block of directions."""

    def __init__(self, shape, batch, rows):
        relu, self.widths = widths_of(shape)
        self.q = len(self.widths) - 1
        self.batch = batch
        self.rows = min(rows, batch)
        self.gated = [relu or i in (0, self.q) for i in range(self.q + 1)]
        self.parameters = sum(a * b for a, b in zip(self.widths, self.widths[1:]))
        self.weights = self.layers(residues(1, 1, self.parameters), lambda w: w[0].copy())

    def layers(self, vectors, made=lambda part: part):
        """The parts of vectors of all parameters that belong to the matrices U_1, …, U_q: index 1..q."""
        parts, at = [None], 0
        for m, n in zip(self.widths, self.widths[1:]):
            parts.append(made(vectors[:, at : at + m * n].reshape(len(vectors), m, n)))
            at += m * n
        return parts

    def coefficients(self, field):
        """Row s of entry i: a_i of field s; None for a layer without gates."""
        return [
            residues(100 * (field + 1) + i, self.batch, n) if gate else None
            for i, (n, gate) in enumerate(zip(self.widths, self.gated))
        ]

    def directions(self, count):
        """Field s is differentiated along row s mod rows of one block."""
        return np.resize(residues(3, self.rows, self.parameters), (count, self.parameters))


def checksum(vector):
    """Σ (1 + i mod 1009) c_i mod p."""
    c = np.rint(vector).astype(np.int64) % PRIME
    return str(int(((1 + np.arange(len(c)) % 1009) * c % PRIME).sum() % PRIME))


class Driver:
    """Answers commands about the works that `prepare` makes: an object with run() and last(), the batch's last vector."""

    def __init__(self, name, prepare, threads):
        self.name, self.prepare, self.threads = name, prepare, threads
        self.work = None

    def open(self, words):
        self.kind, self.label = words[0], " ".join(words[1:])
        if self.kind not in ("fields", "jvp", "brackets"):
            raise ValueError("unknown work: " + self.kind)
        sizes = dict(word.split("=", 1) for word in words[1:])
        self.work = None
        self.work = self.prepare(self.kind, Inputs(sizes["shape"], int(sizes["batch"]), int(sizes["rows"])))

    def repeat(self, seconds):
        spent, count = 0.0, 0
        while count == 0 or spent < seconds:
            start = time.perf_counter()
            self.work.run()
            spent += time.perf_counter() - start
            count += 1
        return (
            f"{self.kind} {self.name} {self.label} threads={self.threads} count={count} "
            f"seconds={spent / count:.9f} check={checksum(self.work.last())}"
        )

    def answer(self, line):
        command, *words = line.split()
        if command == "version":
            return f"version NumPy {np.__version__}, Python {sys.version.split()[0]}"
        if command == "open":
            self.open(words)
            return "ok"
        if command == "warm":
            self.repeat(float(words[0]))
            return "ok"
        if command == "run":
            return self.repeat(float(words[0]))
        if command == "close":
            self.work = None
            return "ok"
        return "error unknown command " + line.strip()

    def tell(self, line):
        try:
            return self.answer(line)
        except (KeyError, ValueError, AttributeError, MemoryError) as e:
            return f"error {type(e).__name__} {e}"


def main(name, prepare):
    driver = Driver(name, prepare, int(sys.argv[1]))
    if len(sys.argv) > 2:
        print(driver.tell("open " + " ".join(sys.argv[2:])))
        driver.tell("warm 0")
        for _ in range(5):
            print(driver.tell("run 0.1"))
        return
    for line in sys.stdin:
        print(driver.tell(line), flush=True)
