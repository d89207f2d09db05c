#!/usr/bin/env python3
"""The Langevin schemes in NumPy, batched over replicas, with LAPACK for the small dense problems: replica-steps per second.

  numpy_langevin.py --case upstairs:4,3 --case downstairs:8,3 [--threads 2] [--seconds 3] [--replicas 4096] [--kappa 1]
  numpy_langevin.py THREADS [--variant plain]      reads commands, as README.md says

One JSON object a case on standard output. The energy is ½ Tr WᵀW, β = 1. Replicas are divided among processes of one thread each.
--variant plain is NumPy as one writes it: all replicas at once, directions as vectors, matrix exponentials by eigenvalues. --variant tuned,
the default, writes Gram matrices as products with constant matrices, exponentials as series, drops replicas that are balanced, and advances
in blocks that fit a cache, the fastest of a short trial.

upstairs    Noise is projected on the balanced manifold by solving the Gram systems of the orbit directions (W_{p+1} A, -A W_p), A
            antisymmetric, and of the normal ones (W_{p+1} S, -S W_p), S symmetric; then the factors are balanced by Newton's method on the
            positive-definite gauge exp(S_p), to a defect of 1e-11. For κ = 1 the orbit system drops out of the sum of projections;
            --drop-orbit leaves it out then.
downstairs  The frame scheme: a singular value decomposition, one noise for each pair of singular directions, a product of N factors,
            the entropic drift. (Deterministic entropic part.)

Before measuring, the mean of Σ|W_p|² of a free motion is compared with |W_0|² + (2/β)((N - 1) d (d - 1)/2 + κ d²) t.
"""

import argparse
import json
import math
import multiprocessing
import os
import platform
import sys
import time

for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[name] = "1"

import numpy as np  # noqa: E402

TOLERANCE = 1e-11
LARGEST_STEP = 0.7


def t(x):
    return np.swapaxes(x, -1, -2)


def basis(d, sign):
    """An orthonormal basis of the symmetric (sign 1) or antisymmetric (-1) matrices, one after the other."""
    out = []
    for i in range(d):
        for j in range(i if sign > 0 else i + 1, d):
            b = np.zeros((d, d))
            b[i, j] = b[j, i] = 1.0 if i == j else math.sqrt(0.5)
            if sign < 0:
                b[j, i] *= -1
            out.append(b)
    return np.array(out)


class Directions:
    """The directions (W_{p+1} B, -B W_p), p = 1..N-1, B in a basis of symmetric or antisymmetric matrices, and their Gram matrix."""

    def __init__(self, d, n, sign):
        self.d, self.n, self.sign = d, n, sign
        self.b = basis(d, sign)
        self.m = len(self.b)
        # <W B_a, W B_b> + <B_a V, B_b V> = Σ_ij (WᵀW + V Vᵀ)_ij (B_a B_bᵀ)_ij up to transposition, linear in the sum.
        self.squares = np.einsum("aik,bjk->ijab", self.b, self.b).reshape(d * d, self.m * self.m)
        self.flat = self.b.reshape(self.m, d * d)
        self.columns = np.ascontiguousarray(self.b.transpose(1, 0, 2).reshape(d, self.m * d))

    def gram(self, w):
        """The Gram matrix at factors w (replicas, N, d, d): replicas × (N-1)m × (N-1)m."""
        r, n, d, m = len(w), self.n, self.d, self.m
        g = np.zeros((r, n - 1, m, n - 1, m))
        inner = t(w[:, 1:]) @ w[:, 1:] + w[:, :-1] @ t(w[:, :-1])
        blocks = (inner.reshape(r * (n - 1), d * d) @ self.squares).reshape(r, n - 1, m, m)
        for p in range(n - 1):
            g[:, p, :, p, :] = blocks[:, p]
        for p in range(n - 2):
            # <W_{p+1} B_a, -B_b W_{p+1}> = -<B_a, W_{p+1}ᵀ B_b W_{p+1}>
            v = w[:, p + 1]
            left = (t(v) @ self.columns).reshape(r, d, m, d).transpose(0, 2, 1, 3).reshape(r, m * d, d) @ v
            cross = -(left.reshape(r * m, d * d) @ self.flat.T).reshape(r, m, m)
            g[:, p + 1, :, p, :] = cross
            g[:, p, :, p + 1, :] = t(cross)
        return g.reshape(r, (n - 1) * m, (n - 1) * m)

    def products(self, w, x):
        """Inner products of x with the directions."""
        r = len(w)
        a = t(w[:, 1:]) @ x[:, 1:] - x[:, :-1] @ t(w[:, :-1])
        return a.reshape(r, self.n - 1, self.d * self.d) @ self.flat.T

    def coefficients(self, w, rhs):
        """Solves the Gram system; one matrix for each p."""
        r = len(w)
        c = np.linalg.solve(self.gram(w), rhs.reshape(r, -1, 1)).reshape(r, self.n - 1, self.m)
        return (c @ self.flat).reshape(r, self.n - 1, self.d, self.d)

    def project(self, w, x):
        s = self.coefficients(w, self.products(w, x))
        out = np.zeros_like(x)
        out[:, 1:] = w[:, 1:] @ s
        out[:, :-1] -= s @ w[:, :-1]
        return out


def exponential(s, largest):
    """exp(s) and exp(-s) by their series; |s| ≤ 1, entries up to `largest`."""
    d = s.shape[-1]
    term = s
    even, odd = np.broadcast_to(np.eye(d), s.shape).copy(), s.copy()
    size, k = largest * d, 1
    while size > 1e-17:
        k += 1
        term = term @ s / k
        size *= largest * d / k
        if k % 2:
            odd += term
        else:
            even += term
    return even + odd, even - odd


class Upstairs:
    def __init__(self, d, n, kappa, h, energy, drop):
        self.d, self.n, self.kappa, self.h, self.energy = d, n, kappa, h, energy
        self.normal = Directions(d, n, 1)
        self.orbit = Directions(d, n, -1)
        self.with_orbit = d > 1 and not (drop and kappa == 1)

    def start(self, w0, count):
        u, s, vt = np.linalg.svd(w0)
        root = np.diag(s ** (1 / self.n))
        w = np.broadcast_to(root, (count, self.n, self.d, self.d)).copy()
        w[:, 0] = root @ vt
        w[:, -1] = u @ w[:, -1]
        return w

    def step(self, w, rng):
        noise = rng.standard_normal(w.shape)
        noise = self.tangential(w, noise) if self.n > 1 else math.sqrt(self.kappa) * noise
        x = w + math.sqrt(2 * self.h) * noise
        if self.energy:
            x -= self.h * self.gradient(w)
        return self.balance(x) if self.n > 1 else x

    def tangential(self, w, x):
        """P_O x + √κ P_H x with P_H = 1 - P_O - P_N."""
        root = math.sqrt(self.kappa)
        out = root * (x - self.normal.project(w, x))
        if self.with_orbit:
            out += (1 - root) * self.orbit.project(w, x)
        return out

    def gradient(self, w):
        n = self.n
        below, above = [None] * n, [None] * n  # products of the factors below and above each
        for p in range(1, n):
            below[p] = w[:, p - 1] if p == 1 else w[:, p - 1] @ below[p - 1]
        for p in range(n - 2, -1, -1):
            above[p] = w[:, p + 1] if p == n - 2 else above[p + 1] @ w[:, p + 1]
        g = end_to_end(w)
        out = np.empty_like(w)
        for p in range(n):
            x = g if p == n - 1 else t(above[p]) @ g
            out[:, p] = x if p == 0 else x @ t(below[p])
        return out

    def balance(self, x):
        """Newton's method on the gauge, only for the replicas that are not balanced yet."""
        todo = np.arange(len(x))
        for _ in range(60):
            part = x if len(todo) == len(x) else x[todo]
            c = t(part[:, 1:]) @ part[:, 1:] - part[:, :-1] @ t(part[:, :-1])
            open_ = np.abs(c).max(axis=(1, 2, 3)) >= TOLERANCE
            if not open_.any():
                return x
            if not open_.all():
                todo, part, c = todo[open_], part[open_], c[open_]
            x[todo] = self.newton(part, c)
        raise ArithmeticError("the balance does not converge")

    def newton(self, x, c):
        rhs = c.reshape(len(x), self.n - 1, -1) @ self.normal.flat.T
        s = -0.5 * self.normal.coefficients(x, rhs)
        size = np.abs(s).max(axis=(1, 2, 3))
        s *= np.minimum(1, LARGEST_STEP / np.maximum(size, 1e-300))[:, None, None, None]
        g, inverse = exponential(s, min(size.max(), LARGEST_STEP))
        out = x.copy()
        out[:, 1:] = out[:, 1:] @ g
        out[:, :-1] = inverse @ out[:, :-1]
        return out

    def norm(self, w):
        return np.einsum("rpij,rpij->r", w, w)


def end_to_end(w):
    out = w[:, 0]
    for p in range(1, w.shape[1]):
        out = w[:, p] @ out
    return out


class PlainUpstairs(Upstairs):
    """The same with directions written out as vectors."""

    def __init__(self, d, n, kappa, h, energy, drop):
        super().__init__(d, n, kappa, h, energy, drop)
        self.symmetric, self.antisymmetric = basis(d, 1), basis(d, -1)

    def vectors(self, w, b):
        """Row (p, a): the direction (W_{p+1} B_a, -B_a W_p) as a vector of all entries."""
        r, n, d, m = len(w), self.n, self.d, len(b)
        out = np.zeros((r, n - 1, m, n, d, d))
        for p in range(n - 1):
            out[:, p, :, p + 1] = w[:, p + 1, None] @ b
            out[:, p, :, p] = -b @ w[:, p, None]
        return out.reshape(r, (n - 1) * m, n * d * d)

    def project(self, w, b, x):
        v = self.vectors(w, b)
        flat = x.reshape(len(w), -1, 1)
        return (t(v) @ np.linalg.solve(v @ t(v), v @ flat)).reshape(x.shape)

    def tangential(self, w, x):
        root = math.sqrt(self.kappa)
        out = root * (x - self.project(w, self.symmetric, x))
        if self.with_orbit:
            out += (1 - root) * self.project(w, self.antisymmetric, x)
        return out

    def balance(self, x):
        b = self.symmetric
        for _ in range(60):
            c = t(x[:, 1:]) @ x[:, 1:] - x[:, :-1] @ t(x[:, :-1])
            if np.abs(c).max() < TOLERANCE:
                return x
            v = self.vectors(x, b)
            rhs = np.einsum("rpij,aij->rpa", c, b).reshape(len(x), -1, 1)
            s = np.einsum("rpa,aij->rpij", np.linalg.solve(v @ t(v), -0.5 * rhs).reshape(len(x), self.n - 1, -1), b)
            size = np.abs(s).max(axis=(1, 2, 3))
            s *= np.minimum(1, LARGEST_STEP / np.maximum(size, 1e-300))[:, None, None, None]
            values, frames = np.linalg.eigh(s)
            g = (frames * np.exp(values)[..., None, :]) @ t(frames)
            inverse = (frames * np.exp(-values)[..., None, :]) @ t(frames)
            x = x.copy()
            x[:, 1:] = x[:, 1:] @ g
            x[:, :-1] = inverse @ x[:, :-1]
        raise ArithmeticError("the balance does not converge")


class Downstairs:
    def __init__(self, d, n, kappa, h, energy, _drop):
        self.d, self.n, self.kappa, self.h, self.energy = d, n, kappa, h, energy

    def start(self, w0, count):
        return np.broadcast_to(w0, (count, self.d, self.d)).copy()

    def step(self, w, rng):
        n, h = self.n, self.h
        u, s, vt = np.linalg.svd(w)
        lam = s ** (1 / n)
        # powers[j] = λ^j; λ_k^{2(N-1-j)} λ_l^{2j} is the j-th term of h_kl.
        powers = [np.ones_like(lam)]
        for _ in range(2 * n - 2):
            powers.append(powers[-1] * lam)
        terms = [powers[2 * (n - 1 - j)][:, :, None] * powers[2 * j][:, None, :] for j in range(n)]
        hkl = sum(terms)
        noise = u_side(u, rng.standard_normal(w.shape), vt) * (math.sqrt(2 * self.kappa * h) / np.sqrt(hkl))
        eye = np.arange(self.d)
        x = None
        for level in range(1, n + 1):
            a = noise * (powers[n - level][:, :, None] * powers[level - 1][:, None, :])
            a[:, eye, eye] += lam
            x = a if x is None else a @ x
        x[:, eye, eye] += h * self.entropic(terms, hkl, powers)
        if self.energy:
            x[:, eye, eye] -= h * hkl[:, eye, eye] * s
        return u @ x @ vt

    def entropic(self, terms, hkl, powers):
        """Σ'_kk = λ_k^{N-2} Σ_{l≠k} T_kl with T_kl the mean of N-1-j weighted by the terms of h_kl: no differences."""
        n = self.n
        if n == 1:
            return 0
        ratio = sum((n - 1 - j) * terms[j] for j in range(n - 1)) / hkl
        return powers[n - 2] * (ratio.sum(axis=2) - (n - 1) / 2)

    def norm(self, w):
        return self.n * (np.linalg.svd(w, compute_uv=False) ** (2 / self.n)).sum(axis=1)


def u_side(u, x, vt):
    """The noise in the frame of singular vectors: independent of how these were chosen."""
    return t(u) @ x @ t(vt)


SCHEMES = {
    ("upstairs", "tuned"): Upstairs,
    ("upstairs", "plain"): PlainUpstairs,
    ("downstairs", "tuned"): Downstairs,
    ("downstairs", "plain"): Downstairs,
}


def check(make, d, n, kappa):
    """The standard errors by which the mean of Σ|W_p|² misses its closed form after a free motion, and its relative error."""
    h, steps, count = 0.002, 20, max(400, 16000 // d**2)
    scheme = make(d, n, kappa, h, False, True)
    rng = np.random.Generator(np.random.SFC64(5))
    w = scheme.start(np.diag(np.linspace(1.5, 0.7, d)) + 0.1, count)
    before = scheme.norm(w[:1])[0]
    for _ in range(steps):
        w = scheme.step(w, rng)
    norms = scheme.norm(w)
    exact = before + 2 * ((n - 1) * d * (d - 1) / 2 + kappa * d * d) * h * steps
    error = norms.std() / math.sqrt(count)
    off = abs(norms.mean() - exact)
    if off > 4 * error + 0.002 * exact:
        raise ArithmeticError(f"{d},{n}: mean {norms.mean()} +- {error}, exact {exact}")
    return off / error, off / exact


def advance(scheme, w, rng, block, rounds):
    """Steps of all replicas, block by block."""
    for _ in range(rounds):
        for i in range(0, len(w), block):
            w[i : i + block] = scheme.step(w[i : i + block], rng)


def rate(scheme, w, rng, block, seconds):
    """Replica-steps per second."""
    done, start = 0, time.perf_counter()
    while time.perf_counter() - start < seconds:
        advance(scheme, w, rng, block, 1)
        done += len(w)
    return done / (time.perf_counter() - start)


class Case:
    """What is simulated: which scheme, of which shape, on how many replicas of one process."""

    def __init__(self, text, options, replicas):
        self.kind, _, shape = text.partition(":")
        self.d, self.n = map(int, shape.split(","))
        self.options, self.replicas = options, replicas
        self.make = SCHEMES[self.kind, options.variant]

    def prepared(self, seed, replicas=None):
        scheme = self.make(self.d, self.n, self.options.kappa, self.options.step, True, self.options.drop_orbit)
        rng = np.random.Generator(np.random.SFC64(seed))
        w = scheme.start(np.eye(self.d) * 0.5 + 0.1, replicas or self.replicas)
        advance(scheme, w, rng, 256, 3)
        return scheme, w, rng

    def best_block(self):
        if self.options.variant == "plain":
            return self.replicas
        trial = min(self.replicas, 1024)
        rates = {block: rate(*self.prepared(1, trial), block, 0.3) for block in (64, 256, 1024)}
        return max(rates, key=rates.get)


def worker(case, seed, block, pipe):
    scheme, w, rng = case.prepared(seed)
    pipe.send(0)
    while rounds := pipe.recv():
        advance(scheme, w, rng, block, rounds)
        pipe.send(rounds)


class Workers:
    """Processes that share the replicas of a case."""

    def __init__(self, text, options, threads):
        self.threads, self.replicas = threads, options.replicas
        case = Case(text, options, -(-options.replicas // threads))
        self.case, self.block = case, case.best_block()
        self.pipes, self.processes = [], []
        for seed in range(threads):
            ours, theirs = multiprocessing.Pipe()
            process = multiprocessing.Process(target=worker, args=(case, 10 + seed, self.block, theirs), daemon=True)
            process.start()
            self.pipes.append(ours)
            self.processes.append(process)
        self.answers()

    def answers(self):
        for pipe in self.pipes:
            pipe.recv()

    def run(self, rounds=1):
        for pipe in self.pipes:
            pipe.send(rounds)
        self.answers()

    def repeat(self, seconds):
        """Seconds of a step of all replicas, and how often it was done."""
        count, start = 0, time.perf_counter()
        while count == 0 or time.perf_counter() - start < seconds:
            self.run()
            count += 1
        return (time.perf_counter() - start) / count, count

    def close(self):
        for pipe in self.pipes:
            pipe.send(0)
        for process in self.processes:
            process.join()


def report(text, options):
    """One measurement, as an object."""
    workers = Workers(text, options, options.threads)
    case = workers.case
    off = (None, None) if options.no_check else check(case.make, case.d, case.n, options.kappa)
    workers.repeat(0.3)
    seconds, count = workers.repeat(options.seconds)
    workers.close()
    return {
        "case": case.kind, "width": case.d, "depth": case.n, "variant": options.variant, "kappa": options.kappa,
        "replicas": options.replicas, "threads": options.threads, "block": workers.block, "steps": count,
        "replica_steps_per_second": options.replicas / seconds,
        "check_standard_errors": off[0], "check_relative_error": off[1],
        "numpy": np.__version__, "python": platform.python_version(),
    }


def answer(line, options, workers):
    """Answers a command of the protocol of README.md; the workers that are there afterwards."""
    command, *words = line.split()
    if command == "version":
        print(f"version NumPy {np.__version__}, Python {platform.python_version()}", flush=True)
    elif command == "open":
        sizes = dict(word.split("=", 1) for word in words[1:])
        options.replicas = int(sizes["replicas"])
        workers = Workers(f"{sizes['dynamics']}:{sizes['width']},{sizes['depth']}", options, options.processes)
        print("ok", flush=True)
    elif command in ("warm", "run"):
        seconds, count = workers.repeat(float(words[0]))
        told = f"langevin numpy-{options.variant} threads={options.processes} count={count} seconds={seconds:.9f} check=-"
        print(told if command == "run" else "ok", flush=True)
    elif command == "close":
        workers.close()
        print("ok", flush=True)
    else:
        print("error unknown command " + line.strip(), flush=True)
    return workers


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("processes", type=int, nargs="?", help="answer commands (README.md) with so many threads")
    parser.add_argument("--case", action="append", help="KIND:d,N; default: upstairs 2,2 4,3 8,3 and downstairs 2,2 4,3 8,3")
    parser.add_argument("--variant", choices=["plain", "tuned"], default="tuned")
    parser.add_argument("--threads", type=int, default=min(2, len(os.sched_getaffinity(0))))
    parser.add_argument("--seconds", type=float, default=3)
    parser.add_argument("--replicas", type=int, default=4096)
    parser.add_argument("--kappa", type=float, default=1)
    parser.add_argument("--step", type=float, default=0.005, help="default: 0.005")
    parser.add_argument("--drop-orbit", action="store_true", help="leave out what κ = 1 multiplies by zero")
    parser.add_argument("--no-check", action="store_true")
    return parser.parse_args()


def main():
    options = arguments()
    if options.processes:
        workers = None
        for line in sys.stdin:
            workers = answer(line, options, workers)
        return
    shapes = ("2,2", "4,3", "8,3")
    for text in options.case or [f"{kind}:{shape}" for kind in ("upstairs", "downstairs") for shape in shapes]:
        print(json.dumps(report(text, options)), flush=True)


if __name__ == "__main__":
    main()
