package lawsweep.kind.count;

import java.util.List;
import lawsweep.law.Certificate;
import lawsweep.law.Fields;
import lawsweep.law.LawCell;
import lawsweep.law.LawCount;
import lawsweep.law.Verdict;
import lawsweep.network.Architecture;
import lawsweep.network.Bias;
import lawsweep.network.Family;
import lawsweep.road.symmetric.Core;
import lawsweep.road.symmetric.FlowCertificate;
import lawsweep.road.symmetric.SymmetricCertificate;
import lawsweep.road.symmetric.Tree;
import lawsweep.sweep.CellRecord;
import lawsweep.sweep.store.Sweeps;

/** Records of the symmetric road, written by hand: they claim nothing that is true. */
public final class SymmetricRecords {

  static final LawCell LINEAR =
      new LawCell(new Architecture(Family.LINEAR, List.of(3, 1_000_000, 5, 2), Bias.NONE), Fields.GENERIC, 77, 4);
  static final LawCell RELU =
      new LawCell(new Architecture(Family.RELU, List.of(1_000_000, 1_000_000, 2), Bias.ALL), Fields.GENERIC, 77, 0);

  private SymmetricRecords() {}

  /** A forest with a tree of one neuron and a larger one, and a core of the thread alone among others. */
  public static CellRecord forest() {
    List<Tree> trees = List.of(new Tree(1_000_000_000_000L, List.of(0), List.of()),
        new Tree(2, List.of(3, 2, 1, 1, 0), List.of(0, 1, 1, 2)));
    List<Core> cores = List.of(new Core(List.of(), 4_194_319, 1, 3, 2), new Core(List.of(0), 4_194_301, 2, 30, 12),
        new Core(List.of(1, 1), 4_194_319, 5, 100, 60));
    return record(new SymmetricCertificate("1", LINEAR, List.of(3, 7, 5, 2), trees, cores, 7, 5, 6, "ab12"));
  }

  /** A forest of nothing but the thread. */
  public static CellRecord thread() {
    LawCell cell = new LawCell(new Architecture(Family.LINEAR, List.of(1, 1, 1), Bias.NONE), Fields.GENERIC, -1, 0);
    return record(new SymmetricCertificate("1", cell, List.of(1, 1, 1), List.of(), List.of(), 1, 1, 1, "cd"));
  }

  public static CellRecord flow() {
    return record(new FlowCertificate("1", RELU, 1L << 40, 1_000_000, (1L << 40) - 1_000_000, 1_000_000, 1_000_000,
        "ef"));
  }

  private static CellRecord record(Certificate c) {
    long parameters = c.cell().architecture().parameters();
    LawCount count = new LawCount(parameters, List.of(), c.rank(), parameters - c.rank(), c.knownLaws(),
        parameters - c.rank() - c.knownLaws(), Verdict.EXTRA, 0, 0, "", c);
    return Sweeps.done(c.cell(), count, 0.25);
  }
}
