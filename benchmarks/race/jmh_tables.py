"""The tables of JMH's results."""

import math
import statistics

from .tables import met, table

HOW = ("java @src/main/launcher/jvm.flags --add-modules jdk.incubator.vector -XX:+UseParallelGC -Xms4g -Xmx4g "
       "-XX:+AlwaysPreTouch -cp 'benchmarks/target/classes:benchmarks/target/lib/*:target/program/lawsweep.jar' "
       "org.openjdk.jmh.Main NAME -p parameter=value -prof gc")

# What a kernel may allocate in an operation, in bytes: tasks for other threads, views of matrices.
ABOUT_NOTHING = 1000


def name_of(trial):
    """The benchmark and its parameters, without those that are the same nearly everywhere."""
    usual = {"backend": "vector", "rows": "256"}
    parameters = " ".join(f"{k}={v}" for k, v in sorted(trial["params"].items()) if usual.get(k) != v)
    return f"{trial['benchmark'].removeprefix('lawsweep.benchmarks.')} {parameters}"


def limit(trial):
    """A rank keeps the rows of its basis, n doubles each, and a little about them."""
    if "RankBenchmark" in trial["benchmark"]:
        n = int(trial["params"]["n"])
        return 1.1 * 8 * n * (3 * n // 4) + ABOUT_NOTHING
    return ABOUT_NOTHING


def per_operation(trial):
    """Bytes in the steady state: the least of the iterations, since the compiler may still be at work in the others."""
    metric = next(m for n, m in trial["secondaryMetrics"].items() if "gc.alloc.rate.norm" in n)
    return min(value for fork in metric["rawData"] for value in fork)


def allocations(trials):
    """(name, bytes per operation, the most that is allowed) of the trials made for it."""
    return [(name_of(t), per_operation(t), limit(t)) for t in trials if t["kind"] == "allocation"]


def parts(trials):
    made = []
    if any(t["kind"] == "all" for t in trials):
        made.append(main_part([t for t in trials if t["kind"] == "all"]))
        made += [part for part in (fields_part(trials), draws_part(trials)) if part]
    if any(t["kind"] == "widths" for t in trials):
        made.append(widths_part([t for t in trials if t["kind"] == "widths"]))
    if any(t["kind"] == "allocation" for t in trials):
        made.append(allocation_part(trials))
    return made


def allocation_part(trials):
    rows = [[name, f"{each:,.0f}", f"{most:,.0f}", met(each <= most)] for name, each, most in allocations(trials)]
    return ("## Allocation\n\nBytes per operation by JMH's `-prof gc`, warmed up: an operation is a product, a reduction, "
            "a batch, an elimination. An elimination keeps the rows of its basis, at most 8 n r bytes. `benchmarks/run smoke` "
            "fails above the same limits.\n\n" + table(["kernel", "B/operation", "at most", ""], rows))


def widths_part(trials):
    widths = sorted({t["bits"] for t in trials}, reverse=True)
    scores = {(name_of(t), t["bits"]): t["primaryMetric"]["score"] for t in trials}
    rows = []
    for name in dict.fromkeys(name_of(t) for t in trials):
        first = scores[(name, widths[0])]
        row = [name]
        for bits in widths:
            score = scores[(name, bits)]
            row.append(f"{score:.4g}" if bits == widths[0] else f"{score:.4g} ({score / first:.0%})")
        rows.append(row)
    head = ["benchmark"] + [f"{bits} bits" for bits in widths]
    return ("## Vector width\n\nOperations a second with vectors of at most so many bits (`-jvmArgsAppend "
            "-XX:MaxVectorSize=64`, 32, 16), and the share of the first.\n\n" + table(head, rows))


def main_part(trials):
    peaks = {}
    for trial in trials:
        if "PeakBenchmark" in trial["benchmark"]:
            metric = trial["primaryMetric"]
            best = max(statistics.mean(fork) for fork in metric["rawData"])
            peaks[trial["params"]["threads"]] = rate(trial, "gigaflop") * best / metric["score"]
    head = ["benchmark", "operations/s", "each fork", "GFLOP/s", "of peak", "GB/s", "items/s", "B/operation"]
    return ("## JMH\n\nPeak: `PeakBenchmark` of the same run, its best fork.\n\n"
            + table(head, [main_row(trial, peaks) for trial in trials]) + f"\n\nOne of them again: `{HOW}`")


KINDS = {"FieldBenchmark": "values/s", "JvpBenchmark": "JVPs/s", "BracketBenchmark": "brackets/s"}


def backends(trials, columns):
    """Rates in `columns`, by the class of the benchmark, for each shape, batch, number of threads and backend."""
    rows = {}
    for trial in trials:
        name = trial["benchmark"].removeprefix("lawsweep.benchmarks.").partition(".")[0]
        if trial["kind"] == "all" and name in columns:
            key = tuple(trial["params"].get(k, "") for k in ("shape", "batch", "threads", "backend"))
            rows.setdefault(key, {})[name] = trial
    return sorted(rows.items())


def fields_part(trials):
    rows = []
    for key, found in backends(trials, KINDS):
        cells = [f"{rate(found[name], 'items'):,.0f}" if name in found else "" for name in KINDS]
        bracket = found.get("BracketBenchmark")
        rows.append([*key, *cells, f"{rate(bracket, 'gigabytes'):.1f}" if bracket else ""])
    head = ["shape", "batch", "threads", "backend", *KINDS.values(), "brackets written, GB/s"]
    return ("## Fields, JVPs and brackets\n\nVectors of D numbers a second. On the processor they are written through a near "
            "buffer, on a GPU (`cuda`) to one of 1 GiB there.\n\n" + table(head, rows)) if rows else ""


def draws_part(trials):
    rows = [[key[0], key[2], key[3], f"{rate(t, 'items'):,.0f}", f"{rate(t, 'gigaflop'):.1f}"]
            for key, found in backends(trials, {"DrawBenchmark"}) for t in found.values()]
    head = ["shape", "threads", "backend", "samples/s", "GFLOP/s"]
    return ("## Draws\n\nSamples of W_0 and W_1 made and eliminated; flops are those of the elimination.\n\n"
            + table(head, rows)) if rows else ""


def main_row(trial, peaks):
    gflops, gbytes, items = (rate(trial, name) for name in ("gigaflop", "gigabytes", "items"))
    peak = peaks.get(trial["params"].get("threads"))
    primary = trial["primaryMetric"]
    forks = [statistics.mean(fork) for fork in primary["rawData"]]
    return [
        name_of(trial),
        f"{primary['score']:.4g} ± {error(primary)}",
        " ".join(f"{fork:.4g}" for fork in forks),
        f"{gflops:.1f}" if gflops else "",
        f"{gflops / peak:.0%}" if gflops and peak else "",
        f"{gbytes:.1f}" if gbytes else "",
        f"{items:,.0f}" if items else "",
        f"{per_operation(trial):,.0f}",
    ]


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
