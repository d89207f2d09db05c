"""NumPy as one writes it: einsum over the whole batch at once, exact mod p in float64.

A batch is cut into parts only where an array would pass 256 MB. Coefficients and directions are made beforehand.
"""

import numpy as np
from numpy_driver import PRIME, main

LARGEST = 256_000_000


def reduce(x):
    return x - np.rint(x * (1 / PRIME)) * PRIME


def gate(a, x):
    return x if a is None else reduce(a * x)


def chains(u, a):
    """l_1 = a_0, l_{i+1} = a_i ⊙ (U_i^T l_i) and r_q = a_q, r_i = a_i ⊙ (U_{i+1} r_{i+1}), one row for each field."""
    q = len(u) - 1
    l, r = [None] * (q + 1), [None] * (q + 1)
    l[1], r[q] = a[0], a[q]
    for i in range(1, q):
        l[i + 1] = gate(a[i], reduce(np.einsum("sj,jk->sk", l[i], u[i])))
    for i in range(q - 1, 0, -1):
        r[i] = gate(a[i], reduce(np.einsum("sk,jk->sj", r[i + 1], u[i + 1])))
    return l, r


def outer(x, y):
    return np.einsum("sj,sk->sjk", x, y)


def values(l, r):
    return [None] + [reduce(outer(x, y)) for x, y in zip(l[1:], r[1:])]


def derivative(u, a, l, r, v):
    """The derivatives of the fields, each along its own direction, matrix by matrix."""
    q = len(u) - 1
    dl, dr = [None] * (q + 1), [None] * (q + 1)
    dl[1], dr[q] = np.zeros_like(l[1]), np.zeros_like(r[q])
    for i in range(1, q):
        step = reduce(np.einsum("sj,jk->sk", dl[i], u[i])) + np.einsum("sj,sjk->sk", l[i], v[i])
        dl[i + 1] = gate(a[i], reduce(step))
    for i in range(q - 1, 0, -1):
        step = reduce(np.einsum("sk,jk->sj", dr[i + 1], u[i + 1])) + np.einsum("sk,sjk->sj", r[i + 1], v[i + 1])
        dr[i] = gate(a[i], reduce(step))
    return [None] + [reduce(outer(dl[i], r[i]) + outer(l[i], dr[i])) for i in range(1, q + 1)]


def rows_of(matrices):
    """One row of all parameters for each field."""
    return np.concatenate([m.reshape(len(m), -1) for m in matrices[1:]], axis=1)


class Einsum:
    def __init__(self, kind, inputs):
        self.kind, self.u, self.batch = kind, inputs.weights, inputs.batch
        self.part = min(self.batch, max(1, LARGEST // (8 * inputs.parameters) // inputs.rows) * inputs.rows)
        self.coefficients = [inputs.coefficients(f) for f in range(2 if kind == "brackets" else 1)]
        self.v = None
        if kind == "jvp":
            self.v = inputs.layers(inputs.directions(self.part), np.ascontiguousarray)

    def run(self):
        for first in range(0, self.batch, self.part):
            count = min(self.part, self.batch - first)
            cut = [[x if x is None else x[first : first + count] for x in a] for a in self.coefficients]
            self.out = rows_of(getattr(self, self.kind)(cut, count))

    def fields(self, cut, _):
        return values(*chains(self.u, cut[0]))

    def jvp(self, cut, count):
        l, r = chains(self.u, cut[0])
        return derivative(self.u, cut[0], l, r, [x if x is None else x[:count] for x in self.v])

    def brackets(self, cut, _):
        a, b = cut
        l, r = chains(self.u, a)
        m, s = chains(self.u, b)
        along_b = derivative(self.u, a, l, r, values(m, s))
        along_a = derivative(self.u, b, m, s, values(l, r))
        return [None] + [reduce(x - y) for x, y in zip(along_b[1:], along_a[1:])]

    def last(self):
        return self.out[-1]


main("numpy", Einsum)
