"""Writes what was measured as one page of Markdown."""

import datetime
import math
import os
import statistics

from .build import BENCHMARKS, ROOT
from .cases import GROWTH, OURS, write as write_case


def text(args, threads, host, programs, races, trials, memory):
    topic = args.topic or args.mode
    again = f"benchmarks/run {args.mode}" + (f" --only {args.only}" if args.only else "")
    again += f" --threads {','.join(map(str, threads))}" + (f" --works {args.works}" if args.works else "")
    again += f" --topic {topic}"
    parts = [
        f"# Benchmarks: {topic}, {datetime.date.today().isoformat()}",
        f"All of it again: `{again}`. One figure of the race: `--works` with its work, or a driver by hand as in "
        "`benchmarks/peers/README.md` (ours is `lawsweep.benchmarks.race.Driver`). One figure of JMH: the command below "
        "its table.",
        "## Host and versions\n\n" + table(["what", ""], host),
    ]
    missing = [p for p in ("openblas", "fflas", "flint", "numpy") if p not in programs]
    if missing:
        parts.append("Not installed, so left out: " + ", ".join(missing) + ".")
    if races:
        parts += race_parts(races)
    if memory:
        parts.append(memory_part(memory))
    if trials:
        parts.append(jmh_part(trials))
    return "\n\n".join(parts) + "\n"


def write(topic, page):
    folder = os.path.join(BENCHMARKS, "results", f"{datetime.date.today().isoformat()}-{topic}")
    os.makedirs(folder, exist_ok=True)
    path = os.path.join(folder, "README.md")
    with open(path, "w", encoding="utf-8") as out:
        out.write(page)
    return os.path.relpath(path, ROOT)


def table(head, rows):
    lines = ["| " + " | ".join(head) + " |", "| " + " | ".join("---" for _ in head) + " |"]
    return "\n".join(lines + ["| " + " | ".join(str(cell) for cell in row) + " |" for row in rows])


def seconds(value):
    for unit, factor in (("s", 1), ("ms", 1e3), ("µs", 1e6)):
        if value * factor >= 1:
            return f"{value * factor:.3g} {unit}"
    return f"{value * 1e9:.3g} ns"


def race_parts(races):
    rows, complaints = [], []
    for race in races:
        complaints += race.complaints
        mine = race.seconds.get(OURS)
        if not mine:
            continue
        for peer in race.case.theirs:
            if peer in race.seconds:
                rows.append(ratio_row(race, peer, mine))
    parts = [
        "## The race\n\nDrivers run side by side, pinned to as many processors as they have threads, and take turns; each"
        " has been warmed up. Ratio: their seconds by our seconds, the median over rounds (smallest and largest round in"
        " brackets); above 1 we are faster. FFLAS-FFPACK with two threads runs in two ways, the target holds against"
        " both.\n\n" + table(["ours", "threads", "time", "peer", "its time", "ratio", "target", ""], rows),
        "## Alone\n\n" + table(["what", "threads", "median", "figure", "target", ""], alone_rows(races)),
    ]
    growth = growth_part(races)
    if growth:
        parts.append(growth)
    if complaints:
        parts.append("## Not run\n\n" + "\n".join(f"- {c}" for c in sorted(set(complaints))))
    return parts


def ratio_row(race, peer, mine):
    theirs = race.seconds[peer]
    ratios = [t / m for t, m in zip(theirs, mine)]
    ratio = statistics.median(ratios)
    target = race.case.targets.get(peer)
    other = race.case.theirs[peer]
    name = peer if other == race.case.ours else f"{peer}, {other}"
    return [race.case.ours, race.threads, seconds(statistics.median(mine)), name, seconds(statistics.median(theirs)),
            f"{ratio:.3f} ({min(ratios):.2f}–{max(ratios):.2f})", "" if target is None else f"≥ {target:.2f}",
            "" if target is None else met(ratio >= target)]


def met(yes):
    return "met" if yes else "**not met**"


def medians(races):
    return {(r.case.ours, r.threads): statistics.median(r.seconds[OURS]) for r in races if r.seconds.get(OURS)}


def bound(race, found, rates):
    """The share of the least time that flops (of the measured peak) or bytes (of writing the same buffer) allow."""
    sizes = dict(word.split("=", 1) for word in race.case.ours.split()[1:])
    peak = rates.get(("peak", race.threads), (0, 0))[0]
    written = rates.get((write_case(sizes["shape"]), race.threads), (0, 0))[1]
    if not peak or not written:
        return None
    times = {"flops": race.gigaflop / peak, "bytes": race.gigabytes / written}
    name = max(times, key=times.get)
    return name, times[name] / found[(race.case.ours, race.threads)]


def alone_rows(races):
    found = medians(races)
    rates = {}
    for race in races:
        if race.seconds.get(OURS):
            # A bound is what the machine can do at best; everything else is a median.
            best = race.case.work in ("peak", "write")
            time = min(race.seconds[OURS]) if best else statistics.median(race.seconds[OURS])
            rates[(race.case.ours, race.threads)] = (race.gigaflop / time, race.gigabytes / time)
    rows = []
    for race in races:
        if race.case.work in ("fields", "brackets") and (race.case.ours, race.threads) in found:
            share = bound(race, found, rates)
            if share:
                rows.append([race.case.ours, race.threads, seconds(found[(race.case.ours, race.threads)]),
                             f"{share[1]:.0%} of the bound by {share[0]}", "≥ 50%", met(share[1] >= 0.5)])
    for (work, threads), median in found.items():
        kind = work.split()[0]
        sizes = dict(word.split("=", 1) for word in work.split()[1:])
        if kind == "sweep":
            rate = 1344 * int(sizes["seeds"]) / median / threads
            rows.append([work, threads, seconds(median), f"{rate:,.0f} cells/s and core", "≥ 20,000", met(rate >= 20000)])
        if kind == "sampling":
            whole = found.get((work.replace("sampling", "cell"), threads))
            if whole:
                share = median / whole
                rows.append([work, threads, seconds(median), f"{share:.1%} of the cell", "< 15%", met(share < 0.15)])
        flops, written = rates[(work, threads)]
        peak = rates.get(("peak", threads), (0, 0))[0]
        if kind in ("peak", "gemm", "rank"):
            share = f", {flops / peak:.0%} of the peak" if peak and kind != "peak" else ""
            rows.append([work, threads, seconds(median), f"{flops:.1f} GFLOP/s{share}", "", ""])
        if kind == "write":
            rows.append([work, threads, seconds(median), f"{written:.1f} GB/s", "", ""])
        if kind in ("fields", "brackets"):
            rows.append([work, threads, seconds(median), f"{int(sizes['batch']) / median:,.0f} vectors/s", "", ""])
        one = found.get((work, 1))
        if threads == 2 and one and kind in ("cell", "sweep", "gemm", "rank"):
            gain = one / median
            wanted = kind in ("cell", "sweep")
            rows.append([work, "2 : 1", "", f"{gain:.2f} times as fast", "≥ 1.80" if wanted else "",
                         met(gain >= 1.8) if wanted else ""])
    return rows


def growth_part(races):
    found = medians(races)
    points = [(4 * w * w, found.get((f"cell shape={w}x5", 1))) for w in GROWTH]
    points = [(d, t) for d, t in points if t]
    if len(points) < 3:
        return None
    xs, ys = [math.log(d) for d, _ in points], [math.log(t) for _, t in points]
    fit = statistics.linear_regression(xs, ys).slope
    last = statistics.linear_regression(xs[-3:], ys[-3:]).slope
    return (f"## Growth\n\nWhole cells of depth 4, one thread. Time grows like D^{fit:.2f} over all, D^{last:.2f} over the"
            " last three.\n\n" + table(["D", "time"], [[d, seconds(t)] for d, t in points]))


def memory_part(memory):
    rows = [[line, f"{wall:.1f} s", f"{peak / 1e9:.2f} GB", "< 1.50 GB", met(peak < 1.5e9)] for line, wall, peak in memory]
    return ("## The program itself\n\nWall-clock time and peak resident memory of the process, start of the JVM included.\n\n"
            + table(["command", "time", "memory", "target", ""], rows))


def jmh_part(trials):
    peaks = {}
    for trial in trials:
        if "PeakBenchmark" in trial["benchmark"]:
            metric = trial["primaryMetric"]
            best = max(statistics.mean(fork) for fork in metric["rawData"])
            peaks[trial["params"]["threads"]] = rate(trial, "gigaflop") * best / metric["score"]
    rows = []
    for trial in trials:
        parameters = dict(trial["params"])
        gflops, gbytes, items = (rate(trial, name) for name in ("gigaflop", "gigabytes", "items"))
        peak = peaks.get(parameters.get("threads"))
        primary = trial["primaryMetric"]
        forks = [statistics.mean(fork) for fork in primary["rawData"]]
        allocated = next((m["score"] for n, m in trial["secondaryMetrics"].items() if "gc.alloc.rate.norm" in n), None)
        rows.append([
            trial["benchmark"].removeprefix("lawsweep.benchmarks."),
            " ".join(f"{k}={v}" for k, v in sorted(parameters.items())),
            f"{primary['score']:.4g} ± {error(primary)}",
            " ".join(f"{fork:.4g}" for fork in forks),
            f"{gflops:.1f}" if gflops else "",
            f"{gflops / peak:.0%}" if gflops and peak else "",
            f"{gbytes:.1f}" if gbytes else "",
            f"{items:,.0f}" if items else "",
            "" if allocated is None else f"{allocated:,.0f}",
        ])
    head = ["benchmark", "parameters", "operations/s", "each fork", "GFLOP/s", "of peak", "GB/s", "items/s", "B/operation"]
    how = ("java @src/main/launcher/jvm.flags --add-modules jdk.incubator.vector -XX:+UseParallelGC -Xms4g -Xmx4g "
           "-XX:+AlwaysPreTouch -cp 'benchmarks/target/classes:benchmarks/target/lib/*:target/program/lawsweep.jar' "
           "org.openjdk.jmh.Main NAME -p parameter=value -prof gc")
    return f"## JMH\n\nPeak: `PeakBenchmark` of the same run, its best fork.\n\n{table(head, rows)}\n\nOne of them again: `{how}`"


def error(metric):
    try:
        value = float(metric["scoreError"])
    except ValueError:
        return "?"
    return "?" if math.isnan(value) else f"{value:.2g}"


def rate(trial, name):
    """An auxiliary counter, per second; its unit is that of the primary metric."""
    metric = trial["secondaryMetrics"].get(name)
    return metric["score"] if metric else None
