package lawsweep.road.circuit;

import lawsweep.circuit.line.Network;
import lawsweep.kernel.vector.VectorKernels;
import lawsweep.law.LawCell;
import lawsweep.law.LawCount;
import lawsweep.law.NetLine;
import lawsweep.work.Limits;
import lawsweep.work.Stop;
import lawsweep.work.Team;

/** Counts of lines. */
public final class Counts {

  private Counts() {}

  /** The cell of a line. */
  public static LawCell cell(String line) {
    NetLine net = new NetLine(Network.of(line));
    return new LawCell(net, net.fields(), 77, 0);
  }

  /** The cell of a block of it. */
  public static LawCell cell(String line, String lawsOf) {
    NetLine net = new NetLine(Network.of(line)).block(lawsOf);
    return new LawCell(net, net.fields(), 77, 0);
  }

  /** Its count. */
  public static LawCount of(String line, String lawsOf) {
    return new CircuitCounter(VectorKernels.hot()).count(cell(line, lawsOf), Limits.DEFAULT, Team.alone(), Stop.NEVER);
  }

  /** Its count. */
  public static LawCount of(String line) {
    return of(line, Limits.DEFAULT);
  }

  static LawCount of(String line, Limits limits) {
    return new CircuitCounter(VectorKernels.hot()).count(cell(line), limits, Team.alone(), Stop.NEVER);
  }
}
