package lawsweep.road.entropy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lawsweep.law.Certificate;
import lawsweep.law.LawCell;
import lawsweep.law.LawCount;
import lawsweep.law.Loss;
import lawsweep.law.Verdict;
import lawsweep.network.Architecture;

/** From a network with cross entropy to the one with one output fewer, and back. */
final class Reduction {

  private Reduction() {}

  /** The cell of the network with one output fewer; empty with one class. */
  static Optional<LawCell> cell(LawCell cell) {
    Architecture a = cell.architecture();
    if (a.width(0) == 1) {
      return Optional.empty();
    }
    List<Integer> widths = new ArrayList<>(a.widths());
    widths.set(0, a.width(0) - 1);
    return Optional.of(new LawCell(new Architecture(a.family(), widths, a.bias()), cell.fields(), cell.sweepSeed(),
        cell.seed(), Optional.empty()));
  }

  /** How many parameters stand still: those of the mean of all outputs; with one class all. */
  static long still(LawCell cell) {
    return Loss.CE.still(cell.architecture());
  }

  /** The count of the reduced network as one of the cell. */
  static LawCount lift(LawCell cell, LawCount count) {
    Certificate c = count.certificate();
    return with(count, still(cell), new EntropyCertificate(c.engine(), c.method(), cell, Optional.of(c)));
  }

  /** The count of the reduced network that a count of a cell was made of. */
  static LawCount lower(LawCount count, Certificate reduced) {
    return with(count, -still(count.certificate().cell()), reduced);
  }

  private static LawCount with(LawCount count, long still, Certificate certificate) {
    return new LawCount(count.parameters() + still, count.levelDims(), count.lieDim(), count.laws() + still,
        count.knownLaws() + still, count.extraLaws(), count.verdict(), count.bracketLength(), count.errorBound(),
        count.reason(), certificate);
  }

  /** The count of a network with one class. */
  static LawCount oneClass(LawCell cell, String engine, String method) {
    long all = cell.parameters();
    return new LawCount(all, List.of(0), 0, all, all, 0, Verdict.COMPLETE, 0, 0, "",
        new EntropyCertificate(engine, method, cell, Optional.empty()));
  }
}
