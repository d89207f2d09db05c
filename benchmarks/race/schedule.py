"""How long things are repeated, and how long all of it will take."""

from .cases import CELLS, OURS, parameters

# Seconds: the least timed part of one turn, a peer's warming up, a pause so that the last one's idle threads fall asleep.
TURN = 0.1
WARM = 0.2
PAUSE = 0.05

# Our driver is warmed until successive runs no longer fall: the least and the most seconds of it, and of one look.
LOOK = 0.25
LEAST = {"short": 1.0, "middle": 1.0, "full": 1.0}
MOST = {"short": 3.0, "middle": 4.0, "full": 4.0}
LEAST_SWEEP = 10.0
MOST_SWEEP = 20.0

# Slower than this, in seconds: three turns; one turn.
LONG = 2.0
VERY_LONG = 10.0
ROUNDS = {"short": 3, "middle": 7, "full": 7}


def rounds(seconds, mode):
    if seconds > VERY_LONG:
        return 1
    return min(3, ROUNDS[mode]) if seconds > LONG else ROUNDS[mode]


def limits(case, mode):
    """The least and the most seconds that our driver is warmed for."""
    return (LEAST_SWEEP, MOST_SWEEP) if case.work == "sweep" else (LEAST[mode], MOST[mode])


def warm(driver, case, mode, first):
    """Repeats until two successive looks are not better than the best before them by 2 %.

    first: seconds of the first run. Returns the seconds spent and those of the best.
    """
    least, most = limits(case, mode)
    look = 0 if case.work == "sweep" else LOOK
    spent, best, stale = first, first, 0
    while spent < most and (spent < least or stale < 2):
        answer = driver.run(look)
        seconds = float(answer["seconds"])
        spent += seconds * int(answer["count"])
        stale = 0 if seconds < 0.98 * best else stale + 1
        best = min(best, seconds)
    return spent, best


# Rough seconds of one operation on one core of some 50 GFLOP/s: only for the forecast.
SLOWER = {OURS: 1.0, "openblas": 0.9, "fflas": 1.0, "fflas-blas": 1.0, "flint": 7.0}
NANOSECONDS = {"fields": {OURS: 0.5, "numpy": 7, "numpy-tuned": 3}, "jvp": {OURS: 1, "numpy": 10, "numpy-tuned": 8},
               "brackets": {OURS: 1, "numpy": 25, "numpy-tuned": 8}}


def guess(command, name, threads):
    """Seconds of one operation of a driver."""
    kind, *words = command.split()
    sizes = dict(word.split("=", 1) for word in words)
    if kind == "gemm":
        return 2e-9 / 45 * int(sizes["n"]) ** 2 * int(sizes["inner"]) * SLOWER[name] / threads
    if kind == "rank":
        n, r = int(sizes["n"]), int(sizes["rank"])
        return 1e-9 / 35 * (2 * n * n * r - 2 * n * r * r + r**3 * 2 / 3) * SLOWER[name] / threads
    if kind in NANOSECONDS:
        return 1e-9 * NANOSECONDS[kind][name] * (parameters(sizes["shape"]) + 20) * int(sizes["batch"])
    if kind in ("cell", "sampling"):
        r = CELLS.get(sizes["shape"], 0.6 * parameters(sizes["shape"]))
        return 1e-9 / 50 * r**3 * (1 if kind == "cell" else 0.15) / threads
    return int(sizes["seeds"]) * 0.15 / threads if kind == "sweep" else 0.001


def case_seconds(case, threads, mode):
    """The forecast of one case: preparing costs about one operation, the first run one more."""
    times = {OURS: guess(case.ours, OURS, threads)}
    times |= {n: guess(c, n, threads) for n, c in case.theirs.items() if threads > 1 or n != "fflas-blas"}
    turns = rounds(max(times.values()), mode)
    total = sum(limits(case, mode)) / 2 + guess(case.ours.replace("sampling", "cell"), OURS, threads)
    for name, seconds in times.items():
        fixed = name != OURS and seconds > VERY_LONG
        total += 2 * seconds + (0 if fixed else turns * (max(seconds, TURN) + PAUSE)) + (0 if name == OURS else WARM)
    return total


def forecast(cases, threads, mode):
    """Seconds of a whole race."""
    return sum(case_seconds(case, t, mode) for t in threads for case in cases if t in (case.threads or threads))
