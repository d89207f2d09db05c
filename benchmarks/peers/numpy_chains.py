"""NumPy written with care: matrix products for the chains, rank-one corrections for brackets, blocks that fit a cache.

Exact mod p in float64, reduced in place, written block by block into one buffer. The block size and the form of the outer
products (einsum or a broadcast product) are the fastest of those tried. Coefficients and directions are made beforehand.
"""

import time

import numpy as np
from numpy_driver import PRIME, main


def reduce(x):
    quotient = x * (1 / PRIME)
    np.rint(quotient, out=quotient)
    quotient *= PRIME
    x -= quotient
    return x


def outer_einsum(x, y, out):
    np.einsum("sj,sk->sjk", x, y, out=out)


def outer_product(x, y, out):
    np.multiply(x[:, :, None], y[:, None, :], out=out)


class Chains:
    """Left and right chains of a block of fields at one point: row s of l[i] (i = 1..q) and r[i]."""

    def __init__(self, weights, gates):
        self.weights, self.gates, self.q = weights, gates, len(weights) - 1
        self.l = [None] * (self.q + 1)
        self.r = [None] * (self.q + 1)
        self.l[1] = gates[0]
        self.r[self.q] = gates[self.q]
        for i in range(1, self.q):
            self.l[i + 1] = self.gated(i, self.l[i] @ weights[i])
        for i in range(self.q - 1, 0, -1):
            self.r[i] = self.gated(i, self.r[i + 1] @ weights[i + 1].T)

    def gated(self, i, x):
        reduce(x)
        if self.gates[i] is not None:
            x *= self.gates[i]
            reduce(x)
        return x

    def derivatives(self, left_step, right_step):
        """The derivatives of both chains; the steps are what a direction adds behind left chain i and right chain i."""
        dl = [None] * (self.q + 1)
        dr = [None] * (self.q + 1)
        for i in range(1, self.q):
            step = left_step(i)
            if i > 1:
                step += dl[i] @ self.weights[i]
            dl[i + 1] = self.gated(i, step)
        for i in range(self.q - 1, 0, -1):
            step = right_step(i + 1)
            if i < self.q - 1:
                step += dr[i + 1] @ self.weights[i + 1].T
            dr[i] = self.gated(i, step)
        return dl, dr

    def along(self, v):
        """Along dense directions: v[i] has a matrix for each field."""
        return self.derivatives(
            lambda i: np.matmul(self.l[i][:, None, :], v[i])[:, 0],
            lambda i: np.matmul(v[i], self.r[i][:, :, None])[:, :, 0],
        )

    def along_fields(self, other):
        """Along the fields of another block, whose matrices have rank one."""
        return self.derivatives(
            lambda i: reduce(np.einsum("sj,sj->s", self.l[i], other.l[i]))[:, None] * other.r[i],
            lambda i: reduce(np.einsum("sj,sj->s", self.r[i], other.r[i]))[:, None] * other.l[i],
        )


class Tuned:
    def __init__(self, kind, inputs):
        self.kind, self.inputs, self.batch = kind, inputs, inputs.batch
        self.coefficients = [inputs.coefficients(f) for f in range(2 if kind == "brackets" else 1)]
        self.directions = inputs.directions(inputs.rows) if kind == "jvp" else None
        self.tune()

    def buffer(self, rows):
        self.out = np.empty((rows, self.inputs.parameters))
        self.scratch = np.empty(rows * max(w.size for w in self.inputs.weights[1:]))

    def block_sizes(self):
        sizes = {max(1, doubles // self.inputs.parameters) for doubles in (1 << 15, 1 << 17, 1 << 19, 1 << 21)}
        if self.kind == "jvp":  # blocks that do not straddle the block of directions
            sizes = {1 << (min(size, self.inputs.rows).bit_length() - 1) for size in sizes}
        return sorted({min(size, self.batch) for size in sizes})

    def tune(self):
        """Keeps the fastest way on the first part of the batch."""
        best = None
        for outer in (outer_product, outer_einsum):
            for rows in self.block_sizes():
                self.buffer(rows)
                self.outer = outer
                part = min(self.batch, max(rows, 2000))
                self.fill(0, rows)
                start = time.perf_counter()
                for first in range(0, part, rows):
                    self.fill(first, min(rows, part - first))
                seconds = time.perf_counter() - start
                if best is None or seconds < best[0]:
                    best = (seconds, rows, outer)
        _, rows, self.outer = best
        self.buffer(rows)

    def run(self):
        rows = len(self.out)
        for first in range(0, self.batch, rows):
            self.fill(first, min(rows, self.batch - first))

    def block(self, field, first, count):
        gates = [g if g is None else g[first : first + count] for g in self.coefficients[field]]
        return Chains(self.inputs.weights, gates)

    def fill(self, first, count):
        pairs = getattr(self, self.kind)(first, count)
        out = self.inputs.layers(self.out[:count])
        for i in range(1, self.inputs.q + 1):
            self.add_products([(x[i], y[i], sign) for x, y, sign in pairs], out[i])

    def fields(self, first, count):
        a = self.block(0, first, count)
        return [(a.l, a.r, 1)]

    def jvp(self, first, count):
        a = self.block(0, first, count)
        at = first % self.inputs.rows
        dl, dr = a.along(self.inputs.layers(self.directions[at : at + count]))
        return [(dl, a.r, 1), (a.l, dr, 1)]

    def brackets(self, first, count):
        a, b = self.block(0, first, count), self.block(1, first, count)
        dla, dra = a.along_fields(b)
        dlb, drb = b.along_fields(a)
        return [(dla, a.r, 1), (a.l, dra, 1), (dlb, b.r, -1), (b.l, drb, -1)]

    def add_products(self, pairs, part):
        """Sums of outer products; those with a missing derivative are zero: the first left and the last right chain."""
        term = self.scratch[: part.size].reshape(part.shape)
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
        reduce(part)

    def last(self):
        return self.out[(self.batch - 1) % len(self.out)]


main("numpy-tuned", Tuned)
