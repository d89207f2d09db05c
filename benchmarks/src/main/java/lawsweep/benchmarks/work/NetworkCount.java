package lawsweep.benchmarks.work;

import lawsweep.circuit.line.Network;
import lawsweep.kernel.Kernels;
import lawsweep.law.Fields;
import lawsweep.law.LawCell;
import lawsweep.law.LawCount;
import lawsweep.law.NetLine;
import lawsweep.road.circuit.CircuitRoad;
import lawsweep.work.Limits;
import lawsweep.work.Stop;
import lawsweep.work.Team;

/** The count of a network that a line says, from the line to the certificate; every run has another seed. */
public final class NetworkCount implements Work {

  private final Kernels kernels;
  private final Team team;
  private final String line;
  private long seed;
  private LawCount count;

  /** Prepares nothing: the count begins with the text. */
  public NetworkCount(Kernels kernels, Team team, String line) {
    this.kernels = kernels;
    this.team = team;
    this.line = line;
  }

  @Override
  public void run() {
    count = count(kernels, team, line, seed++);
  }

  static LawCount count(Kernels kernels, Team team, String line, long seed) {
    NetLine net = new NetLine(Network.of(line));
    CircuitRoad road = net.fields() == Fields.GATES ? CircuitRoad.ofGates(kernels) : CircuitRoad.ofData(kernels);
    return road.count(new LawCell(net, net.fields(), seed, 0), Limits.DEFAULT, team, Stop.NEVER);
  }

  /** {@inheritDoc} The number of laws; the count must be settled and add up. */
  @Override
  public String check() {
    Cell.settled(count);
    return Long.toString(count.laws());
  }
}
