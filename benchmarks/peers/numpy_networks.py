#!/usr/bin/env python3
"""Forward and backward passes of networks in float64, in batches, as one writes them for training.

  numpy_networks.py THREADS [--gradients summed|each] [network-fields line=… batch=64]      the protocol of README.md

The line is one of those below, with underscores for blanks. `summed` is the plain pass of training: gradients are summed over the batch.
`each` keeps the gradient of every sample, which is what random fields are; it writes batch × D numbers. When a work is opened the
gradient is compared with a difference quotient of the output.
"""

import math
import sys
import time

import numpy as np

import numpy_driver


class Dense:
    def __init__(self, m, n):
        self.weights = [np.random.standard_normal((n, m)) / math.sqrt(m)]

    def forward(self, x):
        self.x = x
        return x @ self.weights[0].T

    def backward(self, g, each):
        return g @ self.weights[0], [product(g, self.x, each)]


def product(g, x, each):
    """The gradient of a matrix that maps x to what g is the gradient of; tokens are summed over, samples unless each."""
    if not each:
        return g.reshape(-1, g.shape[-1]).T @ x.reshape(-1, x.shape[-1])
    return g[:, :, None] * x[:, None, :] if g.ndim == 2 else g.transpose(0, 2, 1) @ x


class Relu:
    weights = []

    def forward(self, x):
        self.gates = x > 0
        return x * self.gates

    def backward(self, g, each):
        return g * self.gates, []


class Gelu:
    """By the tangent, as networks have it; its derivative is kept on the way forward."""

    weights = []

    def forward(self, x):
        t = np.tanh(0.7978845608028654 * (x + 0.044715 * x**3))
        self.slope = 0.5 * (1 + t) + 0.5 * x * (1 - t * t) * 0.7978845608028654 * (1 + 0.134145 * x * x)
        return 0.5 * x * (1 + t)

    def backward(self, g, each):
        return g * self.slope, []


class Rms:
    def __init__(self, m):
        self.weights = [1 + 0.1 * np.random.standard_normal(m)]

    def forward(self, x):
        self.root = 1 / np.sqrt((x * x).mean(axis=-1, keepdims=True))
        self.normed = x * self.root
        return self.normed * self.weights[0]

    def backward(self, g, each):
        own = g * self.normed
        gain = own.sum(axis=1 if each and own.ndim == 3 else tuple(range(own.ndim - 1)))
        g = g * self.weights[0]
        return self.root * (g - self.normed * (g * self.normed).mean(axis=-1, keepdims=True)), [gain]


class Attention:
    """Softmax attention with H heads of width d; all heads at once."""

    def __init__(self, m, heads, d):
        self.heads, self.d = heads, d
        self.parts = [Dense(m, heads * d) for _ in range(3)] + [Dense(heads * d, m)]
        self.weights = [w for part in self.parts for w in part.weights]

    def split(self, x):
        return x.reshape(x.shape[0], x.shape[1], self.heads, self.d).transpose(0, 2, 1, 3)

    def join(self, x):
        return x.transpose(0, 2, 1, 3).reshape(x.shape[0], x.shape[2], -1)

    def forward(self, x):
        self.q, self.k, self.v = (self.split(part.forward(x)) for part in self.parts[:3])
        scores = self.q @ self.k.transpose(0, 1, 3, 2)
        scores = np.exp(scores - scores.max(axis=-1, keepdims=True))
        self.shares = scores / scores.sum(axis=-1, keepdims=True)
        return self.parts[3].forward(self.join(self.shares @ self.v))

    def backward(self, g, each):
        g, out = self.parts[3].backward(g, each)
        g = self.split(g)
        shares = g @ self.v.transpose(0, 1, 3, 2)
        scores = self.shares * (shares - (shares * self.shares).sum(axis=-1, keepdims=True))
        parts = [scores @ self.k, scores.transpose(0, 1, 3, 2) @ self.q, self.shares.transpose(0, 1, 3, 2) @ g]
        back, gradients = 0, []
        for part, own in zip(self.parts, parts):
            into, found = part.backward(self.join(own), each)
            back = back + into
            gradients += found
        return back, gradients + out


class Row:
    """Layers one after the other; with a skip the input is added."""

    def __init__(self, *layers, skip=False):
        self.layers, self.skip = layers, skip
        self.weights = [w for layer in layers for w in layer.weights]

    def forward(self, x):
        y = x
        for layer in self.layers:
            y = layer.forward(y)
        return x + y if self.skip else y

    def backward(self, g, each):
        back, gradients = g, []
        for layer in reversed(self.layers):
            back, own = layer.backward(back, each)
            gradients = own + gradients
        return (g + back if self.skip else back), gradients


def mlp(m, hidden):
    return [Dense(m, hidden), Gelu(), Dense(hidden, m)]


# The networks by their lines: the shape of a sample, and how layers are made.
NETWORKS = {
    "vec 16 > dense 32 > relu > dense 32 > relu > dense 32 > relu > out 16": ((16,), lambda: Row(
        Dense(16, 32), Relu(), Dense(32, 32), Relu(), Dense(32, 32), Relu(), Dense(32, 16))),
    "vec 48 > dense 96 > relu > out 48": ((48,), lambda: Row(Dense(48, 96), Relu(), Dense(96, 48))),
    "vec 32 > mlp 64 gelu": ((32,), lambda: Row(*mlp(32, 64))),
    "seq 4x16 > attn 4x8": ((4, 16), lambda: Row(Attention(16, 4, 8))),
    "seq 4x16 > rms gain > res(attn 4x4) > res(mlp 48 gelu)": ((4, 16), lambda: Row(
        Rms(16), Row(Attention(16, 4, 4), skip=True), Row(*mlp(16, 48), skip=True))),
    "seq 2x16 > res(rms gain > attn 4x4) > res(rms gain > mlp 48 gelu)": ((2, 16), lambda: Row(
        Row(Rms(16), Attention(16, 4, 4), skip=True), Row(Rms(16), *mlp(16, 48), skip=True))),
    "vec 4 > dense 5 > relu > out 3": ((4,), lambda: Row(Dense(4, 5), Relu(), Dense(5, 3))),
    "seq 2x3 > rms gain > res(attn 1x2) > res(mlp 4 gelu)": ((2, 3), lambda: Row(
        Rms(3), Row(Attention(3, 1, 2), skip=True), Row(*mlp(3, 4), skip=True))),
}


class Pass:
    """Passes for a batch of inputs and of weights of the outputs, which are drawn before."""

    def __init__(self, line, batch, each):
        np.random.seed(1)
        shape, make = NETWORKS[line]
        self.network, self.batch, self.each = make(), batch, each
        self.inputs = np.random.standard_normal((batch, *shape))
        self.ends = np.random.standard_normal(self.network.forward(self.inputs).shape)
        self.compare()

    def run(self):
        self.network.forward(self.inputs)
        _, self.gradients = self.network.backward(self.ends, self.each)

    def value(self):
        return (self.ends * self.network.forward(self.inputs)).reshape(self.batch, -1).sum(axis=1)

    def compare(self):
        """The gradient against a difference quotient along one direction."""
        self.run()
        along = [np.random.standard_normal(w.shape) for w in self.network.weights]
        step, values = 1e-6, []
        for sign in (1, -1):
            for w, a in zip(self.network.weights, along):
                w += sign * step * a
            values.append(self.value())
            for w, a in zip(self.network.weights, along):
                w -= sign * step * a
        expected = (values[0] - values[1]) / (2 * step)
        samples = self.batch if self.each else 1
        found = sum((g.reshape(samples, -1) * a.reshape(-1)).sum(axis=1) for g, a in zip(self.gradients, along))
        if not np.allclose(found, expected if self.each else expected.sum(), rtol=1e-4, atol=1e-4):
            raise ValueError("a gradient is not that of the difference quotient")

    def parameters(self):
        return sum(w.size for w in self.network.weights)


class Networks(numpy_driver.Driver):
    """Answers commands about passes."""

    def __init__(self, threads, each):
        super().__init__("numpy", None, threads)
        self.each = each

    def open(self, words):
        if words[0] != "network-fields":
            raise ValueError("unknown work: " + words[0])
        self.kind, self.label = words[0], " ".join(words[1:])
        sizes = dict(word.split("=", 1) for word in words[1:])
        self.work = None
        self.work = Pass(sizes["line"].replace("_", " "), int(sizes["batch"]), self.each)

    def repeat(self, seconds):
        spent, count = 0.0, 0
        while count == 0 or spent < seconds:
            start = time.perf_counter()
            self.work.run()
            spent += time.perf_counter() - start
            count += 1
        return (f"{self.kind} numpy {self.label} threads={self.threads} count={count} "
                f"seconds={spent / count:.9f} check={self.work.parameters()}")


def main():
    words = sys.argv[1:]
    each = False
    if "--gradients" in words:
        at = words.index("--gradients")
        each = words[at + 1] == "each"
        del words[at : at + 2]
    driver = Networks(int(words[0]), each)
    if len(words) > 1:
        print(driver.tell("open " + " ".join(words[1:])))
        for _ in range(5):
            print(driver.tell("run 0.1"))
        return
    for line in sys.stdin:
        print(driver.tell(line), flush=True)


if __name__ == "__main__":
    main()
