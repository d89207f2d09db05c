"""The first table of a report: every target, what was measured, met or not."""

from .cases import FFLAS, FIELD_WORKS, LARGE
from .growth import exponent
from .jmh_tables import allocations
from .tables import met, table

HEAD = ["target", "threads", "asked", "measured: worst – best", "met", "worst case", ""]


def part(figures, memory, trials):
    rows = []
    for threads in figures.threads() or [1, 2]:
        rows += peers(figures, threads)
        for work in FIELD_WORKS:
            rows.append(bounds(figures, work, threads))
        rows += cells(figures, threads)
        rows.append(sweeps(figures, threads))
    names = list(dict.fromkeys(line[0] for line in rows))
    rows.sort(key=lambda line: names.index(line[0]))
    rows += gains(figures)
    rows.append(footprint(memory))
    rows.append(growth(figures))
    rows.append(allocated(trials))
    return "## Targets\n\nThe worst and the best of all sizes in the tables below.\n\n" + table(HEAD, rows)


def row(name, threads, asked, values, least, form):
    """values: (number, case) pairs; least: the least number that is asked for."""
    if not values:
        return [name, threads, asked, "not measured", "", "", ""]
    ordered = sorted(values)
    (worst, case), (best, _) = ordered[0], ordered[-1]
    reached = sum(value >= least for value, _ in values)
    span = form(worst) if len(values) == 1 else f"{form(worst)} – {form(best)}"
    return [name, threads, asked, span, f"{reached} of {len(values)}", case, met(reached == len(values))]


def times(value):
    return f"{value:.2f}"


def percent(value):
    return f"{value:.0%}"


def ratios(figures, work, names, threads, chosen=lambda race: True):
    """Ratios to peers, each with its case."""
    found = []
    for race in figures.of(work, threads):
        for peer in names:
            if peer in race.seconds and chosen(race):
                ordered = sorted(race.ratios(peer))
                middle = (ordered[(len(ordered) - 1) // 2] + ordered[len(ordered) // 2]) / 2
                found.append((middle, race.case.ours))
    return found


def peers(figures, threads):
    def line(name, work, names, least):
        return row(name, threads, f"≥ {least:.2f}", ratios(figures, work, names, threads), least, times)

    rows = [
        line("GEMM mod p : OpenBLAS DGEMM", "gemm", ["openblas"], 0.9),
        line("GEMM mod p : FFLAS fgemm", "gemm", FFLAS, 1.0),
        line("rank : FFLAS Rank", "rank", FFLAS, 1.0),
        line("rank : FLINT", "rank", ["flint"], 3.0),
    ]
    names = {"fields": "values of fields", "jvp": "JVPs", "brackets": "first brackets"}
    return rows + [line(f"{names[work]} : NumPy einsum", work, ["numpy"], 20.0) for work in FIELD_WORKS]


def bounds(figures, work, threads):
    values = []
    for race in figures.of(work, threads):
        found = figures.bound(race)
        if found:
            values.append((found[1], f"{race.case.ours}, bound by {found[0]}"))
    return row(f"{work}: share of the bound by flops or bytes", threads, "≥ 50%", values, 0.5, percent)


def cells(figures, threads):
    """Times of cells as multiples of the peer's: the most is asked, so the sign is turned."""
    rows = []
    for name, chosen in ((f"cell {LARGE}", lambda r: r.case.sizes["shape"] == LARGE),
                         ("other cells", lambda r: r.case.sizes["shape"] != LARGE)):
        values = [(-1 / ratio, case) for ratio, case in ratios(figures, "cell", FFLAS, threads, chosen)]
        rows.append(row(f"time of {name} : FFLAS Rank of its dimension", threads, "≤ 1.30", values, -1.3, lambda v: times(-v)))
    shares = [(-figures.sampling_share(r), r.case.ours) for r in figures.of("sampling", threads) if figures.sampling_share(r)]
    rows.append(row("sampling, share of the cell", threads, "< 15%", shares, -0.15, lambda v: f"{-v:.1%}"))
    return rows


def sweeps(figures, threads):
    values = [(figures.cells_per_core(r), r.case.ours) for r in figures.of("sweep", threads)]
    return row("tiny cells a second and core, journal included", threads, "≥ 20,000", values, 20000, lambda v: f"{v:,.0f}")


def gains(figures):
    rows = []
    for name, work in (("large cells", "cell"), ("the grid of tiny cells", "sweep")):
        values = [(figures.gain(r), r.case.ours) for r in figures.of(work, 2) if figures.gain(r)]
        rows.append(row(f"speed of two threads : one, {name}", "2 : 1", "≥ 1.80", values, 1.8, times))
    return rows


def footprint(memory):
    values = [(-peak / 1e9, line.replace("`", "")) for line, _, peak in memory]
    return row("peak memory of the program, large cells", "all", "< 1.50 GB", values, -1.5, lambda v: f"{-v:.2f} GB")


def growth(figures):
    found = exponent(figures)
    return ["time of a cell against D, depth 4", 1, "a table", f"D^{found:.2f}" if found else "not measured", "", "", ""]


def allocated(trials):
    values = [(limit - bytes_each, name) for name, bytes_each, limit in allocations(trials)]
    if not values:
        return row("allocation of kernels in steady state", "1, 2", "≈ 0 B", [], 0, times)
    worst = min(values)
    most = max((b, n) for n, b, _ in allocations(trials) if not n.startswith("RankBenchmark"))
    reached = sum(v >= 0 for v, _ in values)
    return ["allocation of kernels in steady state", "1, 2", "≈ 0 B", f"at most {most[0]:,.0f} B per operation",
            f"{reached} of {len(values)}", worst[1] if worst[0] < 0 else most[1], met(worst[0] >= 0)]
