package lawsweep.drift;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import lawsweep.checkpoint.CheckpointException;

/** What several runs of one network show together that none shows alone. */
final class Fits {

  /** With fewer runs a slope proves nothing. */
  private static final int FEWEST = 3;

  /** How far from 1 a slope may be to be called that. */
  private static final double NEAR = 0.2;

  private final List<RunResult> runs;
  private final Optional<SharedTime> shared;

  /**
   * For runs.
   *
   * @throws CheckpointException if they have other laws than the first
   */
  Fits(List<RunResult> runs) {
    this.runs = List.copyOf(runs);
    runs.forEach(run -> check(runs.getFirst(), run));
    this.shared = SharedTime.of(runs);
  }

  private static void check(RunResult first, RunResult run) {
    List<String> expected = first.groups().stream().map(Fits::laws).toList();
    List<String> found = run.groups().stream().map(Fits::laws).toList();
    for (int g = 0; g < Math.max(expected.size(), found.size()); g++) {
      if (g >= Math.min(expected.size(), found.size()) || !expected.get(g).equals(found.get(g))) {
        throw new CheckpointException("expected runs of one network with the same names of tensors, got "
            + (g < expected.size() ? expected.get(g) : "no further laws") + " in " + first.run() + " but "
            + (g < found.size() ? found.get(g) : "no further laws") + " in " + run.run());
      }
    }
  }

  private static String laws(GroupResult group) {
    return group.count() + " laws " + group.kind() + " " + group.group();
  }

  /** The line through all laws; empty unless two runs share a time. */
  Optional<Fit> fit() {
    return fit(-1);
  }

  private Optional<Fit> fit(int group) {
    return shared.flatMap(time -> LogLine.of(time.taus(runs), time.rels(runs, group))
        .map(line -> new Fit(time.time(), time.names(runs), time.taus(runs), time.rels(runs, group), line.slope(),
            line.slopeSe())));
  }

  /** The runs again, with the verdicts that the lines give. */
  List<RunResult> judged() {
    List<RunResult> judged = new ArrayList<>();
    for (int r = 0; r < runs.size(); r++) {
      RunResult run = runs.get(r);
      int here = r;
      boolean in = shared.map(time -> time.runs().contains(here)).orElse(false);
      judged.add(in ? judged(run) : run);
    }
    return judged;
  }

  private RunResult judged(RunResult run) {
    List<GroupResult> groups = new ArrayList<>();
    for (int g = 0; g < run.groups().size(); g++) {
      groups.add(judged(run.groups().get(g), fit(g)));
    }
    return new RunResult(run.run(), run.course(), run.facts(), run.names(), groups, judged(run.total(), fit(-1)));
  }

  private static GroupResult judged(GroupResult laws, Optional<Fit> fit) {
    return laws.verdict() != Verdict.ROUNDING && fit.isPresent() && fit.get().runs().size() >= FEWEST
        && Math.abs(fit.get().slope() - 1) <= NEAR
            ? laws.judged(Verdict.FIRST_ORDER, Reason.slope(fit.get()))
            : laws;
  }

  /**
   * The line of least squares through the logarithms of points.
   *
   * @param slope of the line
   * @param slopeSe its standard error, from the distances of the points; empty for two points
   */
  record LogLine(double slope, OptionalDouble slopeSe) {

    /** The line; empty unless all numbers are positive and two x differ. */
    static Optional<LogLine> of(List<Double> x, List<Double> y) {
      if (x.isEmpty() || x.stream().distinct().count() < 2 || x.stream().anyMatch(each -> !(each > 0))
          || y.stream().anyMatch(each -> !(each > 0))) {
        return Optional.empty();
      }
      double[] a = logarithms(x);
      double[] b = logarithms(y);
      double meanX = mean(a);
      double meanY = mean(b);
      double squares = 0;
      double products = 0;
      for (int i = 0; i < a.length; i++) {
        squares += (a[i] - meanX) * (a[i] - meanX);
        products += (a[i] - meanX) * (b[i] - meanY);
      }
      double slope = products / squares;
      double rest = 0;
      for (int i = 0; i < a.length; i++) {
        double distance = b[i] - meanY - slope * (a[i] - meanX);
        rest += distance * distance;
      }
      return Optional.of(new LogLine(slope, a.length < 3 ? OptionalDouble.empty()
          : OptionalDouble.of(Math.sqrt(rest / (a.length - 2) / squares))));
    }

    private static double[] logarithms(List<Double> values) {
      return values.stream().mapToDouble(Math::log).toArray();
    }

    private static double mean(double[] values) {
      LongSum sum = new LongSum();
      for (double value : values) {
        sum.add(value);
      }
      return sum.value() / values.length;
    }
  }
}
