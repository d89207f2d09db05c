package lawsweep.kind.count;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import lawsweep.law.DataChoice;
import lawsweep.law.Fields;
import lawsweep.law.LawCell;
import lawsweep.law.LawCount;
import lawsweep.law.Verdict;
import lawsweep.network.Architecture;
import lawsweep.network.Bias;
import lawsweep.network.Family;
import lawsweep.pattern.Inputs;
import lawsweep.road.data.DataCertificate;
import lawsweep.road.data.DrawTally;
import lawsweep.road.data.Histogram;
import lawsweep.road.data.SpectrumTail;
import lawsweep.sweep.CellRecord;
import lawsweep.sweep.store.Sweeps;

/** Records of data fields, written by hand: they claim nothing that is true. */
final class DataRecords {

  static final Inputs INPUTS = new Inputs(50, "1f0a9c33".repeat(8), Optional.empty());

  private DataRecords() {}

  static LawCell cell(Family family, int first, Optional<Inputs> inputs) {
    Architecture network = new Architecture(family, List.of(1, 4, family == Family.RESIDUAL ? 1 : 2), Bias.NONE);
    return new LawCell(network, Fields.DATA, 77, 2, Optional.of(new DataChoice(200, first, inputs)));
  }

  /** Exact: all draws of a cell. */
  static CellRecord exact() {
    return record(cell(Family.RELU, 0, Optional.empty()), "dense", List.of(4_194_319, 4_194_301),
        tally(0), List.of(), Verdict.COMPLETE, "");
  }

  /** With undecided draws, of a user's inputs, from draw 7 on. */
  static CellRecord float64() {
    return record(cell(Family.TANH, 7, Optional.of(INPUTS)), "float64", List.of(), tally(3),
        List.of(new SpectrumTail(9, "W_1", List.of(0.25, 1e-9, 0.0))), Verdict.UNDECIDED, "3 draws leave no gap");
  }

  static CellRecord skipped() {
    return CellRecord.skipped(new CountCell(cell(Family.RESIDUAL, 0, Optional.of(INPUTS))), "dense", "fake", 0,
        "too large");
  }

  private static DrawTally tally(long undecided) {
    return new DrawTally(new Histogram(new TreeMap<>(Map.of(8, 150L, 7, 50L - undecided)), undecided),
        new Histogram(new TreeMap<>(Map.of(10, 200L)), 0), new Histogram(new TreeMap<>(Map.of(0, 190L, 1, 10L)), 0),
        150, 2000, 4, new TreeMap<>(Map.of(8, List.of(0, 1, 2), 7, List.of(5))),
        new TreeMap<>(Map.of(10, List.of(0, 1, 2))));
  }

  private static CellRecord record(LawCell cell, String method, List<Integer> primes, DrawTally tally,
      List<SpectrumTail> tails, Verdict verdict, String reason) {
    long parameters = cell.architecture().parameters();
    DataCertificate certificate =
        new DataCertificate("1", method, cell, primes, 10, 2, parameters - 2, tally, tails, "ab12");
    LawCount count = new LawCount(parameters, List.of(), 10, parameters - 10, 2, parameters - 12, verdict, 3, 1e-13,
        reason, certificate);
    return Sweeps.done(cell, count, 0.25);
  }
}
