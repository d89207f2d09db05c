package lawsweep.library;

import java.util.List;
import lawsweep.env.Processor;
import lawsweep.kernel.Kernels;
import lawsweep.kernel.vector.HostKernels;
import lawsweep.kind.count.CountCell;
import lawsweep.kind.count.CountKind;
import lawsweep.law.LawCell;
import lawsweep.sweep.CellRecord;
import lawsweep.sweep.CellStatus;
import lawsweep.sweep.Kinds;
import lawsweep.sweep.run.CellAttempt;
import lawsweep.work.ThreadTeam;

/**
 * Counts of conservation laws from Java: what the command {@code count} does, on the processor, in this process. Safe
 * for use by many threads; each count has threads of its own.
 *
 * {@snippet file="CountExampleTest.java" region="count"}
 *
 * <p>It needs no flag of the JVM. With {@code --add-modules jdk.incubator.vector} it is quicker; without, the logger
 * {@code lawsweep} says so once, and every number is the same.
 */
public final class Lawsweep {

  private Lawsweep() {}

  /**
   * Counts a network that a line of the language says, such as {@code vec 2 > dense 3 > relu > out 2}.
   *
   * @throws IllegalArgumentException with one line that says where and why, if it is no network
   * @throws NoResultException with one line, if it needs more memory or longer brackets than the limits allow
   */
  public static CountResult count(String line) {
    return count(Network.of(line));
  }

  /**
   * Counts a network with {@linkplain CountOptions#DEFAULT what the command has by default}.
   *
   * @throws NoResultException with one line, if it needs more memory or longer brackets than the limits allow
   */
  public static CountResult count(Network network) {
    return count(network, CountOptions.DEFAULT);
  }

  /**
   * Counts a network.
   *
   * @throws IllegalArgumentException with one line, the one that the command would print, if the network has no such
   *     fields or no exact count
   * @throws NoResultException with one line, if it needs more memory or longer brackets than the limits allow, or fails
   */
  public static CountResult count(Network network, CountOptions options) {
    LawCell cell = options.cell(network);
    AskedRoad.check(options.roadChoice(), cell);
    Kernels kernels = HostKernels.cold();
    Kinds kinds = Kinds.of(List.of(new CountKind(kernels, options.roadChoice())));
    CellRecord record;
    try (ThreadTeam team = new ThreadTeam(options.threads().orElseGet(() -> Processor.threads(System.getenv())))) {
      record = new CellAttempt(kinds, options.limits(), kernels.name()).alone(new CountCell(cell), team);
    }
    if (record.status() != CellStatus.DONE) {
      throw new NoResultException(record.key() + " " + record.status().label() + ": " + record.reason());
    }
    return new CountResult(record, kinds.records(cell.sweepSeed()).exported(record));
  }
}
