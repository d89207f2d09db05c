"""What is raced, and what is asked of it."""

from dataclasses import dataclass, field

OURS = "lawsweep"


@dataclass(frozen=True)
class Case:
    """One command for us and one for each peer.

    targets: the least speed of ours relative to a peer's (their seconds by our seconds); None for no target.
    """

    ours: str
    theirs: dict = field(default_factory=dict)
    targets: dict = field(default_factory=dict)

    @property
    def work(self):
        return self.ours.split()[0]


def gemm(n, inner):
    command = f"gemm n={n} inner={inner}"
    fflas = {"fflas": 1.0, "fflas-blas": 1.0}
    return Case(command, dict.fromkeys(["openblas", "fflas", "fflas-blas", "flint"], command), {"openblas": 0.9, **fflas})


def rank(n):
    command = f"rank n={n} rank={3 * n // 4}"
    targets = {"fflas": 1.0, "fflas-blas": 1.0, "flint": 3.0}
    return Case(command, dict.fromkeys(targets, command), targets)


def samples(work, shape, batch):
    command = f"{work} shape={shape} batch={batch} rows=256"
    return Case(command, dict.fromkeys(["numpy", "numpy-real"], command), {"numpy": 20.0})


def cell(shape, r):
    """A whole count against the rank of one dense r × r matrix, r its dimension: at most 1.3 times as long."""
    dense = f"rank n={r} rank={r}"
    peers = ["fflas", "fflas-blas"]
    return Case(f"cell shape={shape}", dict.fromkeys(peers, dense), dict.fromkeys(peers, 1 / 1.3))


def alone(command):
    return Case(command)


def parameters(shape):
    """D of a network without biases."""
    widths = shape.rpartition(":")[2]
    if "x" in widths:
        width, count = map(int, widths.split("x"))
        return (count - 1) * width * width
    widths = [int(w) for w in widths.split("-")]
    return sum(a * b for a, b in zip(widths, widths[1:]))


def write(shape):
    """Writing a buffer of 256 vectors: the bound by bytes of the samples."""
    return f"write n={256 * parameters(shape)}"


# Depth 4, all widths alike: time against D.
GROWTH = [8, 12, 16, 24, 32, 48]

SHORT_SHAPES = ["2-2-2", "16x7", "32x11"]
FULL_SHAPES = ["2-2-2", "4x5", "relu:8x4", "16x7", "32x11"]

SHORT = (
    [alone("peak")]
    + [alone(write(s)) for s in SHORT_SHAPES]
    + [gemm(512, 128), gemm(1024, 256), gemm(1024, 1024)]
    + [rank(n) for n in (250, 500, 1000)]
    + [samples(w, s, 1000) for w in ("fields", "brackets") for s in SHORT_SHAPES]
    + [cell("16x7", 856)]
    + [alone("sampling shape=16x7"), alone("sweep seeds=2")]
)

FULL = (
    [alone("peak")]
    + [alone(write(s)) for s in FULL_SHAPES]
    + [gemm(n, inner) for n in (512, 1024, 2048, 4096) for inner in (128, 256, n)]
    + [rank(n) for n in (250, 500, 1000, 2000, 4000)]
    + [
        samples(w, s, b)
        for w in ("fields", "brackets")
        for s in FULL_SHAPES
        for b in (1000, 10000, 100000)
    ]
    + [cell("32x11", 5488), alone("sampling shape=32x11")]
    + [cell("64x5", 10144), cell("relu:32x11", 9952), cell("32x21", 10448)]
    + [alone(f"cell shape={width}x5") for width in GROWTH]
    + [alone("sweep seeds=20")]
)


def of(mode, works=None):
    chosen = SHORT if mode == "short" else FULL
    bounds = ("peak", "write")
    return [case for case in chosen if works is None or case.work in works or case.work in bounds]
