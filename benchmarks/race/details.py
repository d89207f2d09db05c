"""The tables of the race."""

import statistics

from .cases import BOUNDS, FIELD_WORKS, OURS
from .tables import met, seconds, table


def parts(figures, races):
    parts = [
        "## The race\n\nDrivers run side by side, pinned to as many processors as they have threads, and take turns; each "
        "is warmed up, ours until successive runs no longer fall. Ratio: their seconds by our seconds, the median over "
        "turns (smallest and largest in brackets); above 1 we are faster. FFLAS-FFPACK with two threads runs in two ways, "
        "the target holds against both. Every product, rank and last vector of a batch was the same for all.\n\n"
        + table(["ours", "threads", "time", "peer", "its time", "ratio", "target", ""], ratio_rows(figures)),
        "## Ours\n\nBound: the larger of flops by the measured peak and bytes by the measured bandwidth. Flops: what keeps "
        "the multiplier busy by the formulas, reductions mod p included; bytes: the vectors written, for JVPs also the "
        "directions read; the bandwidth is that of `write` or `copy` with a buffer of the same size. Warm-up: the seconds until times no longer "
        "fell, at most 20 for a sweep.\n\n"
        + table(["what", "threads", "median", "smallest", "turns", "warm-up", "GFLOP/s", "of peak", "GB/s", "of the bound",
                 "figure"], our_rows(figures)),
    ]
    complaints = {complaint for race in races for complaint in race.complaints}
    if complaints:
        parts.append("## Not run\n\n" + "\n".join(f"- {c}" for c in sorted(complaints)))
    return parts


def ratio_rows(figures):
    return [ratio_row(race, peer) for race in figures.races for peer in race.case.theirs if peer in race.seconds]


def ratio_row(race, peer):
    ratios = race.ratios(peer)
    ratio = statistics.median(ratios)
    target = race.case.targets.get(peer)
    other = race.case.theirs[peer]
    name = peer if other == race.case.ours else f"{peer}, {other}"
    spread = f" ({min(ratios):.2f}–{max(ratios):.2f})" if len(ratios) > 1 else ""
    return [race.case.ours, race.threads, seconds(race.median()), name, seconds(race.median(peer)),
            f"{ratio:.3f}{spread}", "" if target is None else f"≥ {target:.2f}",
            "" if target is None else met(ratio >= target)]


def our_rows(figures):
    return [our_row(figures, race) for race in figures.races]


def our_row(figures, race):
    peak = figures.peak(race.threads)
    flops = figures.gigaflops(race)
    bound = figures.bound(race)
    return [
        race.case.ours,
        race.threads,
        seconds(race.median()),
        seconds(min(race.seconds[OURS])),
        len(race.seconds[OURS]),
        f"{race.warmed:.1f} s",
        f"{flops:.1f}" if flops else "",
        f"{flops / peak:.0%}" if flops and peak and race.case.work not in BOUNDS else "",
        f"{figures.bandwidth(race):.1f}" if race.gigabytes else "",
        f"{bound[1]:.0%} by {bound[0]}" if bound else "",
        figure(figures, race),
    ]


def figure(figures, race):
    """What else is to be said of a work."""
    words = []
    if race.case.work == "sweep":
        words.append(f"{figures.cells_per_core(race):,.0f} cells/s and core")
    if race.case.work == "sampling" and figures.sampling_share(race):
        words.append(f"{figures.sampling_share(race):.1%} of the cell")
    if race.case.work in FIELD_WORKS:
        words.append(f"{int(race.case.sizes['batch']) / race.median():,.0f} vectors/s")
    gain = figures.gain(race)
    if gain and race.case.work not in BOUNDS:
        words.append(f"{gain:.2f} × one thread")
    return ", ".join(words)
