"""NumPy: the batched values of random fields and their first brackets.

Two peers, by the first argument:
  numpy        the same work as ours: coefficients drawn in the timed part, every result reduced mod p (float64, exact);
  numpy-real   an easier task: float64 without any reduction, coefficients drawn beforehand and not timed.

The same formulas as ours: chains of matrix products for a batch, brackets by rank-one corrections. A batch is written
block by block into one buffer; the block size and the form of the outer products (einsum or a broadcast product) are the
fastest of those tried.
"""

import sys
import time

import numpy as np


PRIME = 8388593.0  # sums of 511 products of balanced residues are exact


class RealNumbers:
    """No reduction."""

    name, draws = "numpy-real", False

    @staticmethod
    def random(rng, shape):
        return rng.uniform(-1, 1, shape)

    @staticmethod
    def reduce(x):
        return x


class Residues:
    """Balanced residues mod p in float64, reduced in place."""

    name, draws = "numpy", True

    @staticmethod
    def random(rng, shape):
        half = int(PRIME) // 2
        return rng.integers(-half, half + 1, shape, dtype=np.int32).astype(np.float64)

    @staticmethod
    def reduce(x):
        quotient = x * (1 / PRIME)
        np.rint(quotient, out=quotient)
        quotient *= PRIME
        x -= quotient
        return x


def widths_of(shape):
    family, _, widths = shape.rpartition(":")
    if "x" in widths:
        width, count = widths.split("x")
        return family == "relu", [int(width)] * int(count)
    return family == "relu", [int(w) for w in widths.split("-")]


def outer_einsum(x, y, out):
    np.einsum("sj,sk->sjk", x, y, out=out)


def outer_product(x, y, out):
    np.multiply(x[:, :, None], y[:, None, :], out=out)


class Chains:
    """Left and right chains of a block of fields at one point: row s of l[i] (i = 1..q) and r[i]."""

    def __init__(self, numbers, weights, gates):
        q = len(weights)
        self.reduce = numbers.reduce
        self.gates = gates
        self.l = [None] * (q + 1)
        self.r = [None] * (q + 1)
        self.l[1] = gates[0]
        self.r[q] = gates[q]
        for i in range(1, q):
            self.l[i + 1] = self.gated(i, self.l[i] @ weights[i - 1])
        for i in range(q - 1, 0, -1):
            self.r[i] = self.gated(i, self.r[i + 1] @ weights[i].T)

    def gated(self, i, x):
        self.reduce(x)
        if self.gates[i] is not None:
            x *= self.gates[i]
            self.reduce(x)
        return x

    def along(self, other, weights):
        """The derivatives of both chains along the fields of another block."""
        q = len(weights)
        dl = [None] * (q + 1)
        dr = [None] * (q + 1)
        for i in range(1, q):
            dot = self.reduce(np.einsum("sj,sj->s", self.l[i], other.l[i]))
            step = dot[:, None] * other.r[i]
            if i > 1:
                step += dl[i] @ weights[i - 1]
            dl[i + 1] = self.gated(i, step)
        for i in range(q - 1, 0, -1):
            dot = self.reduce(np.einsum("sj,sj->s", self.r[i + 1], other.r[i + 1]))
            step = dot[:, None] * other.l[i + 1]
            if i < q - 1:
                step += dr[i + 1] @ weights[i].T
            dr[i] = self.gated(i, step)
        return dl, dr


class Samples:
    """A batch of vectors of level 0 (fields) or 1 (brackets)."""

    def __init__(self, numbers, level, shape, batch):
        self.numbers, self.level, self.batch = numbers, level, batch
        relu, self.widths = widths_of(shape)
        self.rng = np.random.default_rng(1)
        q = len(self.widths) - 1
        self.weights = [numbers.random(self.rng, self.widths[i : i + 2]) for i in range(q)]
        self.parameters = sum(w.size for w in self.weights)
        self.gated = [relu or i in (0, q) for i in range(q + 1)]
        self.fields = None if numbers.draws else [self.draw(batch) for _ in range(level + 1)]
        self.out = None
        self.outer = None

    def draw(self, rows):
        """The coefficients of a block of fields; None for a layer without gates."""
        return [self.numbers.random(self.rng, (rows, n)) if g else None for n, g in zip(self.widths, self.gated)]

    def buffer(self, rows):
        if self.out is None or len(self.out) != rows:
            self.out = np.empty((rows, self.parameters))
            self.scratch = np.empty(rows * max(w.size for w in self.weights))

    def tune(self):
        """Keeps the fastest way on the first part of the batch."""
        best = None
        for outer in (outer_product, outer_einsum):
            for doubles in (1 << 15, 1 << 17, 1 << 19, 1 << 21):
                rows = min(self.batch, max(1, doubles // self.parameters))
                self.buffer(rows)
                self.outer = outer
                part = min(self.batch, max(rows, 2000))
                self.fill(rows)
                start = time.perf_counter()
                for first in range(0, part, rows):
                    self.fill(min(rows, part - first), first)
                seconds = time.perf_counter() - start
                if best is None or seconds < best[0]:
                    best = (seconds, rows, outer)
        _, rows, self.outer = best
        self.buffer(rows)

    def run(self):
        rows = len(self.out)
        for first in range(0, self.batch, rows):
            self.fill(min(rows, self.batch - first), first)

    def block(self, field, first, rows):
        if self.fields is None:
            gates = self.draw(rows)
        else:
            gates = [g if g is None else g[first : first + rows] for g in self.fields[field]]
        return Chains(self.numbers, self.weights, gates)

    def fill(self, rows, first=0):
        out = self.out[:rows]
        a = self.block(0, first, rows)
        if self.level == 1:
            b = self.block(1, first, rows)
            dla, dra = a.along(b, self.weights)
            dlb, drb = b.along(a, self.weights)
        at = 0
        for i in range(1, len(self.widths)):
            m, n = self.widths[i - 1], self.widths[i]
            part = out[:, at : at + m * n].reshape(rows, m, n)
            at += m * n
            if self.level == 0:
                self.outer(a.l[i], a.r[i], part)
                self.numbers.reduce(part)
                continue
            # Terms with a missing derivative are zero: the first left and the last right factor are constant.
            term = self.scratch[: rows * m * n].reshape(rows, m, n)
            pairs = [(dla[i], a.r[i], 1), (a.l[i], dra[i], 1), (dlb[i], b.r[i], -1), (b.l[i], drb[i], -1)]
            started = False
            for x, y, sign in pairs:
                if x is None or y is None:
                    continue
                if not started:
                    self.outer(x, y, part)
                    started = True
                    continue
                self.outer(x, y, term)
                if sign > 0:
                    part += term
                else:
                    part -= term
            self.numbers.reduce(part)

    def check(self):
        if self.numbers.draws and (self.out != np.rint(self.out)).any():
            return "wrong"
        return "ok" if np.isfinite(self.out).all() else "wrong"


class Driver:
    def __init__(self, numbers, threads):
        self.numbers = numbers
        self.threads = threads
        self.work = None

    def open(self, words):
        self.kind, self.label = words[0], " ".join(words[1:])
        sizes = dict(word.split("=", 1) for word in words[1:])
        level = {"fields": 0, "brackets": 1}[self.kind]
        self.work = Samples(self.numbers, level, sizes["shape"], int(sizes["batch"]))
        self.work.tune()

    def repeat(self, seconds):
        spent, count = 0.0, 0
        while True:
            start = time.perf_counter()
            self.work.run()
            spent += time.perf_counter() - start
            count += 1
            if spent >= seconds:
                break
        return (
            f"{self.kind} {self.numbers.name} {self.label} threads={self.threads} count={count} "
            f"seconds={spent / count:.9f} check={self.work.check()}"
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


def main():
    numbers = {"numpy": Residues, "numpy-real": RealNumbers}[sys.argv[1]]
    driver = Driver(numbers, int(sys.argv[2]))
    if len(sys.argv) > 3:
        print(driver.tell("open " + " ".join(sys.argv[3:])))
        driver.tell("warm 0")
        for _ in range(5):
            print(driver.tell("run 0.1"))
        return
    for line in sys.stdin:
        print(driver.tell(line), flush=True)


main()
