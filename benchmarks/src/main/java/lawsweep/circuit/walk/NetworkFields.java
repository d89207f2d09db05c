package lawsweep.circuit.walk;

import lawsweep.benchmarks.work.Work;
import lawsweep.circuit.Circuit;
import lawsweep.circuit.laws.KnownLaws;
import lawsweep.circuit.line.Network;
import lawsweep.exact.EchelonBasis;
import lawsweep.kernel.Kernels;
import lawsweep.random.Stream;
import lawsweep.residue.Matrix;
import lawsweep.work.Team;
import lawsweep.work.Watch;

/**
 * Random fields of a network at one point, mod p, as a count takes them: inputs and weights are drawn, the network is
 * walked forward and backward, and every field is written as a row. In the engine's package, since nobody else takes
 * fields without eliminating them.
 */
public final class NetworkFields implements Work {

  private final CircuitPoint point;
  private final LawCheck laws;
  private final BracketWalk walk;
  private final Matrix rows;
  private final Kernels kernels;
  private int written;

  /**
   * Prepares a walk.
   *
   * @param line the network
   * @param batch fields side by side, a multiple of 8
   */
  public NetworkFields(Kernels kernels, String line, int batch) {
    Circuit circuit = Network.of(line).circuit();
    this.kernels = kernels;
    this.point = new CircuitPoint(circuit, new WalkStreams(Stream.named("benchmark"), 0));
    this.laws = new LawCheck(point.field(), point.streams(), kernels, gradients());
    this.walk = new BracketWalk(point, 0, batch);
    this.rows = Matrix.zero(batch * walk.rowsOfSample(), walk.columns());
  }

  private Matrix gradients() {
    return KnownLaws.of(point.circuit(), point.field(), Watch.NONE).gradients(point.values());
  }

  @Override
  public void run() {
    written = walk.take(rows);
  }

  /** {@inheritDoc} The number of known laws; all fields must be orthogonal to their gradients. */
  @Override
  public String check() {
    Matrix last = rows.view(0, 0, written, rows.columns());
    if (written == 0 || !laws.holds(last, Team.alone())) {
      throw new IllegalStateException("a field is not orthogonal to the gradients of known laws");
    }
    return Integer.toString(new EchelonBasis(point.field(), kernels, rows.columns())
        .absorb(gradients(), Team.alone()));
  }
}
