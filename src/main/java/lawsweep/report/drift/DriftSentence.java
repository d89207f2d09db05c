package lawsweep.report.drift;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import lawsweep.drift.CheckpointDrift;
import lawsweep.drift.GroupResult;
import lawsweep.drift.RunResult;
import lawsweep.drift.Verdict;
import lawsweep.text.Many;

/** What became of the laws of runs, in a sentence that answers first. */
public final class DriftSentence {

  /** Laws whose index is at least this are broken. */
  private static final double BROKEN_INDEX = 0.1;

  /** Below this drift percentages have too many zeros. */
  private static final double PERCENT = 1e-5;

  /** So many runs that do not keep their laws are told one by one. */
  private static final int MOST_RUNS = 4;

  private DriftSentence() {}

  /**
   * Of all runs: those that keep their laws first, then each of the others.
   *
   * @param runs at least one
   * @param labels what they are called, in the same order
   */
  public static String of(List<RunResult> runs, List<String> labels) {
    List<RunResult> keeping = runs.stream().filter(DriftSentence::keeps).toList();
    List<String> parts = new ArrayList<>();
    if (!keeping.isEmpty()) {
      parts.add(kept(keeping, runs.size()));
    }
    int others = runs.size() - keeping.size();
    for (int i = 0; i < runs.size() && others <= MOST_RUNS; i++) {
      if (!keeps(runs.get(i))) {
        parts.add(runs.size() == 1 ? capital(said(runs.getFirst()))
            : named(runs.get(i), labels.get(i))
                + ": " + said(runs.get(i)));
      }
    }
    if (others > MOST_RUNS) {
      parts.add(many(runs, Verdict.BROKEN, "broken"));
      parts.add(many(runs, Verdict.DECAY, "shrinking as weight decay makes them"));
      parts.removeIf(String::isEmpty);
    }
    return String.join("; ", parts) + ".";
  }

  /** Of one run, without a full stop. */
  public static String of(RunResult run) {
    return keeps(run) ? kept(List.of(run), 1) : capital(said(run));
  }

  private static boolean keeps(RunResult run) {
    return run.total().verdict() != Verdict.BROKEN && run.total().verdict() != Verdict.DECAY
        && run.groups().stream().noneMatch(group -> group.verdict() == Verdict.BROKEN);
  }

  private static String kept(List<RunResult> runs, int all) {
    long laws = runs.getFirst().total().count();
    boolean rounding = runs.stream().allMatch(run -> run.total().verdict() == Verdict.ROUNDING);
    long steps = runs.stream().mapToLong(DriftSentence::steps).max().orElseThrow();
    boolean same = runs.stream().allMatch(run -> steps(run) == steps);
    String where = all == 1
        ? ""
        : runs.size() == all ? " in all " + all + " runs" : " in " + runs.size() + " of " + all + " runs";
    return (laws == 1 ? "The one law is" : "All " + Many.grouped(laws) + " laws are") + " kept to "
        + (rounding ? "rounding" : share(largest(runs, last -> last.rel().orElse(Double.POSITIVE_INFINITY))))
        + " over " + (same ? "" : "up to ") + Many.of(steps, "step") + where;
  }

  private static double largest(List<RunResult> runs, ToDoubleFunction<CheckpointDrift> what) {
    return runs.stream().mapToDouble(run -> what.applyAsDouble(run.total().last())).max().orElseThrow();
  }

  private static long steps(RunResult run) {
    return run.course().lastStep() - run.course().steps().getFirst();
  }

  /** What a run does that does not keep all laws. */
  private static String said(RunResult run) {
    if (run.total().verdict() == Verdict.DECAY) {
      return "all laws shrink as weight decay makes them" + run.total().last().decay().stream()
          .mapToObj(decay -> ", to " + digits(decay, 2) + " of what they were").findFirst().orElse("");
    }
    if (run.total().verdict() == Verdict.BROKEN) {
      return "broken " + since(run, run.total());
    }
    List<GroupResult> broken =
        run.groups().stream().filter(group -> group.verdict() == Verdict.BROKEN).toList();
    long laws = broken.stream().mapToLong(GroupResult::count).sum();
    return Many.grouped(laws) + " of " + Many.of(run.total().count(), "law") + " broken "
        + since(run, broken.getFirst());
  }

  /** When laws were seen to be broken first. */
  private static String since(RunResult run, GroupResult group) {
    for (int i = 1; i < group.checkpoints().size(); i++) {
      if (group.checkpoints().get(i).index().orElse(0) >= BROKEN_INDEX) {
        long steps = run.course().steps().get(i) - run.course().steps().getFirst();
        return i == 1 ? "from the first " + Many.of(steps, "step") : "after " + Many.of(steps, "step");
      }
    }
    return "at the end";
  }

  private static String many(List<RunResult> runs, Verdict verdict, String said) {
    long some = runs.stream()
        .filter(run -> !keeps(run) && (run.total().verdict() == Verdict.DECAY) == (verdict == Verdict.DECAY)).count();
    return some == 0 ? "" : Many.of(some, "run") + ": " + said;
  }

  private static String named(RunResult run, String label) {
    return run.facts().optimizer().map(fact -> fact.value().label())
        .filter(optimizer -> !label.toLowerCase(Locale.ROOT).contains(optimizer))
        .map(optimizer -> label + " (" + optimizer + ")").orElse(label);
  }

  /** A drift as a share of what the laws are made of. */
  static String share(double rel) {
    return rel == 0 || rel >= PERCENT ? digits(100 * rel, 2) + " %" : digits(rel, 2) + " of their size";
  }

  private static String digits(double number, int digits) {
    return Double.isFinite(number)
        ? new BigDecimal(number, new MathContext(digits)).stripTrailingZeros().toString().replace("E", "e")
        : "infinity";
  }

  private static String capital(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }
}
