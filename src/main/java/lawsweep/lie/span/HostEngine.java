package lawsweep.lie.span;

import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import lawsweep.exact.EchelonBasis;
import lawsweep.kernel.Kernels;
import lawsweep.kernel.RowLanes;
import lawsweep.lie.FieldStreams;
import lawsweep.lie.Point;
import lawsweep.work.Team;
import lawsweep.work.Watch;

/**
 * Draws on the processor. Those of small networks are made in lanes, in room that is used again: most cells of most
 * sweeps are so small that making room takes longer than counting.
 */
public final class HostEngine implements DrawEngine {

  /** The most parameters of a network whose draws are made in lanes, if the kernels like. */
  static final int SMALL = 128;

  private final Kernels kernels;
  private final Queue<LaneRoom> idle = new ConcurrentLinkedQueue<>();

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
    Optional<RowLanes> lanes = fits(point, columns) ? kernels.rowLanes(work(columns)) : Optional.empty();
    Supplier<HostSpan> plain = () -> new HostSpan(point, streams, columns, kernels, team, watch);
    return lanes.isEmpty() ? plain.get()
        : new LaneSpan(LaneRoom.take(idle, point.architecture(), kernels), lanes.get(), point, streams, watch, plain);
  }

  private static boolean fits(Point point, int columns) {
    return columns <= SMALL && columns == point.layout().size();
  }

  private static long work(int columns) {
    return (long) columns * columns * columns;
  }
}
