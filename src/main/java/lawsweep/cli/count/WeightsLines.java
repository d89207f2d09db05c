package lawsweep.cli.count;

import java.util.ArrayList;
import java.util.List;
import lawsweep.kernel.Kernels;
import lawsweep.law.GivenWeights;
import lawsweep.law.LawCell;
import lawsweep.law.LawCount;
import lawsweep.law.NetLine;
import lawsweep.law.Verdict;
import lawsweep.road.weights.Balance;
import lawsweep.road.weights.WeightsRoad;
import lawsweep.road.weights.WeightsTold;
import lawsweep.work.Limits;
import lawsweep.work.Stop;
import lawsweep.work.Team;

/** What is said to people of a count at weights from a file. */
final class WeightsLines {

  private WeightsLines() {}

  /** {@code trained.safetensors, names sequential (SHA-256 735ede7a…)}. */
  static String file(GivenWeights weights) {
    return weights.file() + ", names " + weights.names() + " (SHA-256 of the numbers "
        + weights.sha256().substring(0, 8) + "…)";
  }

  /** The dimensions here, and those of random weights. */
  static List<String> dimensions(LawCount count) {
    WeightsTold told = WeightsTold.of(count);
    String atLeast = count.verdict() == Verdict.UNDECIDED ? "at least " : "";
    List<String> lines = new ArrayList<>();
    if (!count.levelDims().isEmpty()) {
      lines.add(ListLines.line("functional", "dimension " + count.levelDims().getFirst() + " (dim W_0), of "
          + told.first() + " at random weights"));
    }
    told.patterns().ifPresent(patterns -> lines.add(ListLines.line("patterns", patterns)));
    lines.add(ListLines.line("dim Lie", atLeast + count.lieDim() + " at these weights, of " + told.generic()
        + " at random ones"));
    return lines;
  }

  /** What the verdict means. */
  static String meaning(LawCount count) {
    WeightsTold told = WeightsTold.of(count);
    long missing = told.missing();
    return missing == 0 ? "they are generic: training moves them in as many directions as random ones"
        : "degenerate by " + missing + ": training moves them in " + count.lieDim() + " of " + told.generic()
            + " directions";
  }

  /**
   * What is said of weights that are balanced to rounding: what their stored numbers are counted as, and what exact
   * balance would give where that is known.
   */
  static String balanced(LawCell cell, Kernels kernels) {
    NetLine line = cell.line().orElseThrow();
    String exact = Balance.exact(line.text()).map(theta -> {
      NetLine at = line.at(GivenWeights.of("exact balance", "none", theta, true));
      LawCell same = new LawCell(at, cell.fields(), cell.sweepSeed(), cell.seed());
      LawCount count = WeightsRoad.ofData(kernels).count(same, Limits.DEFAULT, Team.alone(), Stop.NEVER);
      return "; exactly balanced ones would have dim Lie " + count.lieDim();
    }).orElse("");
    return ListLines.line("balanced", "to rounding: all balances are within 6 floors of 0; counted are the numbers as"
        + " stored" + exact);
  }
}
