package lawsweep.gpu;

import lawsweep.cuda.GpuFacts;
import lawsweep.cuda.Lane;
import lawsweep.kernel.Kernels;
import lawsweep.lie.FieldStreams;
import lawsweep.lie.Point;
import lawsweep.lie.span.DrawEngine;
import lawsweep.lie.span.DrawSpan;
import lawsweep.work.Team;
import lawsweep.work.Watch;

/**
 * Draws on a GPU, one after the other: a draw has the lane's memory until it is closed or the next one is opened. For
 * one thread at a time. Everything may throw {@link lawsweep.work.DeviceLostException}.
 */
public final class DeviceEngine implements DrawEngine {

  private final Lane lane;
  private final GpuFacts facts;
  private final Kernels kernels;

  /**
   * An engine on a lane, which remains the caller's; all of its memory is the engine's.
   *
   * @param facts of the lane's GPU
   * @param kernels what the processor does its part with
   */
  public DeviceEngine(Lane lane, GpuFacts facts, Kernels kernels) {
    this.lane = lane;
    this.facts = facts;
    this.kernels = kernels;
  }

  @Override
  public String name() {
    return facts.backend();
  }

  @Override
  public int ahead() {
    return Heights.SLAB_BLOCKS * Heights.BLOCK;
  }

  @Override
  public DrawSpan open(Point point, FieldStreams streams, int columns, Team team, Watch watch) {
    int slabBlocks = DevicePlan.reserve(lane, facts, point.architecture(), columns);
    return open(new HostSamples.Draw(point, streams, columns), Heights.of(point.field(), slabBlocks), team, watch);
  }

  /** A draw with given heights; its lane has memory. */
  DeviceSpan open(HostSamples.Draw draw, Heights heights, Team team, Watch watch) {
    Point point = draw.point();
    int columns = draw.columns();
    HostSamples samples = new HostSamples(draw, kernels, team, watch);
    EliminationKernels elimination = new EliminationKernels(lane, point.field());
    DeviceRows rows = new DeviceRows(lane, facts, point, draw.streams(), columns, heights.slab());
    UploadedRows uploaded = new UploadedRows(lane, elimination, samples, columns);
    DeviceBasis basis = new DeviceBasis(lane, facts, point.field(), columns, heights, watch);
    return new DeviceSpan(lane, rows, uploaded, basis, new SampleCheck(point.field(), samples, uploaded));
  }
}
