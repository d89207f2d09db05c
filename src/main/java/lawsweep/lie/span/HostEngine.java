package lawsweep.lie.span;

import lawsweep.exact.EchelonBasis;
import lawsweep.kernel.Kernels;
import lawsweep.lie.FieldStreams;
import lawsweep.lie.Point;
import lawsweep.work.Team;
import lawsweep.work.Watch;

/** Draws on the processor. */
public final class HostEngine implements DrawEngine {

  private final Kernels kernels;

  /** An engine whose kernels compute. */
  public HostEngine(Kernels kernels) {
    this.kernels = kernels;
  }

  @Override
  public String name() {
    return kernels.name();
  }

  @Override
  public int ahead() {
    return EchelonBasis.BLOCK;
  }

  @Override
  public DrawSpan open(Point point, FieldStreams streams, int columns, Team team, Watch watch) {
    return new HostSpan(point, streams, columns, kernels, team, watch);
  }
}
