package lawsweep.cli.option;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import lawsweep.cli.terminal.UsageException;
import lawsweep.cuda.Gpu;
import lawsweep.cuda.GpuFacts;
import lawsweep.cuda.Gpus;
import lawsweep.cuda.Lane;
import lawsweep.cuda.NoGpuException;
import lawsweep.env.Accelerator;
import lawsweep.gpu.DeviceCost;
import lawsweep.gpu.DeviceEngine;
import lawsweep.gpu.draws.DevicePatterns;
import lawsweep.gpu.ensemble.DeviceFlocks;
import lawsweep.kernel.Kernels;
import lawsweep.kind.count.GpuUse;
import lawsweep.kind.count.RoadChoice;
import lawsweep.kind.simulation.FlockLane;
import lawsweep.lie.span.Engines;
import lawsweep.sweep.Kinds;
import lawsweep.sweep.run.DeviceLane;
import lawsweep.sweep.run.DeviceLanes;
import lawsweep.work.DeviceLostException;
import lawsweep.work.ThreadTeam;

/** The GPU of a command, or none. */
public final class GpuInUse implements AutoCloseable {

  private final Optional<Gpu> gpu;
  private final Optional<NoGpuException> off;

  private GpuInUse(Optional<Gpu> gpu, Optional<NoGpuException> off) {
    this.gpu = gpu;
    this.off = off;
  }

  /** The GPU that was asked for, of this machine. */
  public static GpuInUse of(Device device, BooleanSupplier pays) {
    return of(device, pays, index -> Gpus.open(index));
  }

  /**
   * The GPU that was asked for.
   *
   * @param pays asked where none is required: true if it may pay to look for one
   * @throws UsageException if one is required and cannot be had
   */
  static GpuInUse of(Device device, BooleanSupplier pays, GpuSource source) {
    if (!device.gpus() || (!device.required() && !pays.getAsBoolean())) {
      return new GpuInUse(Optional.empty(), Optional.empty());
    }
    try {
      return new GpuInUse(Optional.of(source.open(device.index().orElse(0))), Optional.empty());
    } catch (NoGpuException e) {
      if (device.required()) {
        throw new UsageException("expected a GPU for --device cuda"
            + (device.index().getAsInt() > 0 ? ":" + device.index().getAsInt() : "") + ", got none: " + e.getMessage(),
            e);
      }
      return new GpuInUse(Optional.empty(), Optional.of(e));
    }
  }

  /** What it is; empty if there is none. */
  public Optional<GpuFacts> facts() {
    return gpu.map(Gpu::facts);
  }

  /** What is written down about it. */
  public Optional<Accelerator> provenance() {
    return facts()
        .map(found -> new Accelerator(found.name(), found.software(), found.memoryBytes(), found.roundedFlops()));
  }

  /** Which cells it takes. */
  public GpuWork use() {
    return facts().map(GpuSize::rules).orElse(GpuWork.NONE);
  }

  /** The same where it takes all cells that it can compute. */
  public GpuWork useForAll() {
    return facts().map(found -> GpuSize.rules(found, true)).orElse(GpuWork.NONE);
  }

  /** Why there is none, on one line; empty if there is one, or none was looked for. */
  public Optional<String> off() {
    return off.map(NoGpuException::line);
  }

  /** The end of a run's first line: {@code ; GPU: NVIDIA H200 (cuda-9.0)}; empty if none was looked for. */
  public String line() {
    return facts().map(found -> "; GPU: " + found.name() + " (" + found.backend() + ")")
        .or(() -> off().map(line -> "; " + line)).orElse("");
  }

  /**
   * Its lanes for counts.
   *
   * @param kernels compute what is left to the processor
   * @param required true if no other device may take its place
   */
  public Optional<DeviceLanes> lanes(Kernels kernels, RoadChoice road, boolean required) {
    return lanes(kernels, road, required, 1);
  }

  /**
   * Its lanes.
   *
   * @param kernels compute what is left to the processor
   * @param required true if no other device may take its place
   * @param threads of the processor that measure the replicas of a simulation
   */
  public Optional<DeviceLanes> lanes(Kernels kernels, RoadChoice road, boolean required, int threads) {
    return gpu.map(found -> new DeviceLanes(found.facts().backend(), DeviceLanes.MOST,
        DeviceCost.usableBytes(found.facts()), required, () -> new OpenLane(found, kernels, road, threads)));
  }

  @Override
  public void close() {
    gpu.ifPresent(Gpu::close);
  }

  /** A lane, and what is computed on it. */
  private static final class OpenLane implements DeviceLane {
    private final Lane lane;
    private final ThreadTeam team;
    private final Kinds kinds;

    OpenLane(Gpu gpu, Kernels kernels, RoadChoice road, int threads) {
      this.lane = gpu.lane();
      this.team = new ThreadTeam(threads);
      Engines engines = new Engines(kernels, new DeviceEngine(lane, gpu.facts(), kernels),
          Optional.of(new DevicePatterns(lane, gpu.facts())));
      this.kinds = AllKinds.with(engines, road,
          new GpuWork(GpuUse.COMPUTES, new FlockLane(new DeviceFlocks(lane, gpu.facts()), team)));
    }

    @Override
    public Kinds kinds() {
      return kinds;
    }

    @Override
    public void giveBack() {
      ifAlive(() -> lane.reserve(0));
    }

    @Override
    public void close() {
      team.close();
      ifAlive(lane::close);
    }

    private static void ifAlive(Runnable act) {
      try {
        act.run();
      } catch (DeviceLostException e) {
        // A lost GPU has nothing to give back, and says again that it is lost to whoever computes on it next.
        return;
      }
    }
  }
}
