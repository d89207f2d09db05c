"""Time against D for networks of one depth."""

import math
import statistics

from .cases import FITTED, GROWTH, parameters
from .tables import seconds, table


def points(figures):
    """(D, seconds) with one thread."""
    found = [(parameters(f"{w}x5"), figures.median(f"cell shape={w}x5", 1)) for w in GROWTH]
    return [(d, t) for d, t in found if t]


def exponent(figures):
    """The slope of log time on log D by least squares over the larger sizes; None if there are fewer than three."""
    larger = [(math.log(d), math.log(t)) for d, t in points(figures) if d >= FITTED]
    if len(larger) < 3:
        return None
    return statistics.linear_regression([x for x, _ in larger], [y for _, y in larger]).slope


def part(figures):
    slope = exponent(figures)
    if not slope:
        return None
    rows, before = [], None
    for d, t in points(figures):
        step = f"{math.log(t / before[1]) / math.log(d / before[0]):.2f}" if before else ""
        rows.append([f"{d:,}", seconds(t), step])
        before = d, t
    return (
        f"## Growth\n\nWhole cells of depth 4, all widths alike, one thread. Over D ≥ {FITTED:,} time grows like D^{slope:.2f}.\n\n"
        + table(["D", "time", "exponent since the last"], rows)
        + "\n\nAt a fixed depth the dimension r is a fixed share of D (five eighths here). Elimination takes some r² D "
        "multiply-adds, so D³; drawing the fields and the known laws take a lower power. Once nearly all of it is matrix "
        "products at a steady rate the exponent is 3. Below, the products' rate still rises with their size and the rest "
        "(starting a count, sampling, laws, narrow eliminations) is a larger share: both make the exponent smaller."
    )
