"""What is raced, and what is asked of it."""

from dataclasses import dataclass, field

OURS = "lawsweep"


@dataclass(frozen=True)
class Case:
    """One command for us and one for each peer.

    targets: the least speed of ours relative to a peer's (their seconds by our seconds); a peer without one is there to
    compare. threads: the only numbers of threads to run with; None for all.
    """

    ours: str
    theirs: dict = field(default_factory=dict)
    targets: dict = field(default_factory=dict)
    threads: tuple = None

    @property
    def work(self):
        return self.ours.split()[0]

    @property
    def sizes(self):
        return dict(word.split("=", 1) for word in self.ours.split()[1:])


FFLAS = ["fflas", "fflas-blas"]
FIELD_WORKS = ["fields", "jvp", "brackets"]
BOUNDS = ["peak", "write", "copy"]

# A peer whose operation takes longer than this many seconds is left out of the case.
PATIENCE = {"flint": 20}


def gemm(n, inner):
    command = f"gemm n={n} inner={inner}"
    peers = ["openblas"] + FFLAS + (["flint"] if n <= 1024 else [])
    return Case(command, dict.fromkeys(peers, command), {"openblas": 0.9, **dict.fromkeys(FFLAS, 1.0)})


def rank(n):
    command = f"rank n={n} rank={3 * n // 4}"
    targets = {**dict.fromkeys(FFLAS, 1.0), "flint": 3.0}
    return Case(command, dict.fromkeys(targets, command), targets)


def fields(work, shape, batch):
    """The stricter peer, which has no target, is left out of the largest batches."""
    command = f"{work} shape={shape} batch={batch} rows=256"
    peers = ["numpy"] + (["numpy-tuned"] if batch <= 10000 else [])
    return Case(command, dict.fromkeys(peers, command), {"numpy": 20.0}, (1,))  # NumPy runs on one thread


def cell(shape, r):
    """A whole count against the rank of one dense r × r matrix, r its dimension: at most 1.3 times as long."""
    dense = f"rank n={r} rank={r}"
    threads = None if shape in (LARGE, "16x7") else (1,)
    return Case(f"cell shape={shape}", dict.fromkeys(FFLAS, dense), dict.fromkeys(FFLAS, 1 / 1.3), threads)


def alone(command, threads=None):
    return Case(command, threads=threads)


def parameters(shape):
    """D of a network without biases."""
    widths = shape.rpartition(":")[2]
    if "x" in widths:
        width, count = map(int, widths.split("x"))
        return (count - 1) * width * width
    widths = [int(w) for w in widths.split("-")]
    return sum(a * b for a, b in zip(widths, widths[1:]))


def bandwidth(work, shape, rows=256):
    """The command whose GB/s bound a work on fields: it writes the same buffer, and reads as much for JVPs."""
    return f"{'copy' if work == 'jvp' else 'write'} n={rows * parameters(shape)}"


# Whole cells and the dimension of each: one has all the targets, the others are as large.
LARGE = "32x11"
CELLS = {LARGE: 5488, "64x5": 10144, "relu:32x11": 9952, "32x21": 10448}

# Depth 4, all widths alike: time against D, fitted over the larger ones.
GROWTH = [8, 12, 16, 24, 32, 48, 64]
FITTED = 2000

# Architectures of the sweep of tiny cells.
TINY = 1344

SHORT_SHAPES = ["2-2-2", "16x7", "32x11"]
FULL_SHAPES = ["2-2-2", "4x5", "relu:8x4", "16x7", "32x11"]


def field_cases(shapes, batches):
    bounds = [alone(bandwidth(w, s), (1,)) for w in ("fields", "jvp") for s in shapes]
    return bounds + [fields(w, s, b) for w in FIELD_WORKS for s in shapes for b in batches]


SHORT = (
    [alone("peak")]
    + [gemm(512, 128), gemm(1024, 256), gemm(1024, 1024)]
    + [rank(n) for n in (250, 500, 1000)]
    + field_cases(SHORT_SHAPES, [1000])
    + [cell("16x7", 856)]
    + [alone("sampling shape=16x7"), alone("sweep seeds=2")]
)

FULL = (
    [alone("peak")]
    + [gemm(n, inner) for n in (512, 1024, 2048, 4096) for inner in (n, 128, 256)]
    + [rank(n) for n in (250, 500, 1000, 2000, 4000)]
    + field_cases(FULL_SHAPES, [1000, 100000])
    + [cell(shape, r) for shape, r in CELLS.items()]
    + [alone(f"sampling shape={LARGE}")]
    + [alone(f"cell shape={width}x5", (1,)) for width in GROWTH if f"{width}x5" not in CELLS]
    + [alone("sweep seeds=20")]
)


def of(mode, works=None):
    """The cases of a mode; of some works only, with what bounds them."""
    chosen = SHORT if mode == "short" else FULL
    if works is None:
        return chosen
    bounds = BOUNDS if any(work in FIELD_WORKS for work in works) else ["peak"]
    return [case for case in chosen if case.work in works or case.work in bounds]
