package lawsweep.kind.simulation;

import java.util.Optional;
import lawsweep.cuda.GpuFacts;
import lawsweep.gpu.ensemble.DeviceFlocks;
import lawsweep.langevin.cell.LangevinCell;
import lawsweep.langevin.cell.TimeGrid;
import lawsweep.langevin.ensemble.LangevinSimulator;
import lawsweep.work.DeviceShare;
import lawsweep.work.Estimate;

/**
 * Which simulations a GPU takes: those that it has kernels for, with so many replicas and steps that it is expected to
 * be quicker than all cores of a good processor. A pure function of the cell and the GPU.
 *
 * <p>The seconds are a model, measured on no device. A step waits for the float64 operations of all replicas, at a
 * share of the rate of large products, which use units that kernels do not; with few replicas most of the GPU is idle.
 * At a record all replicas come to the processor, which measures them.
 *
 * @param facts the GPU
 * @param every true if it takes every simulation that it can, however small
 */
public record FlockRule(GpuFacts facts, boolean every) implements SimulationGpu {

  /** It must be so many times as quick as one core: a simulation uses all cores there are. */
  private static final double GAIN = 16;

  /** Kernels do so much of the rate of large products. */
  private static final double SHARE = 1.0 / 16;

  /**
   * With fewer replicas a multiprocessor takes as long, waiting for its own results: where each has a thread, and where
   * each has a group of them.
   */
  private static final int THREADS = 128;
  private static final int GROUPS = 64;

  /** Seconds that a step takes however few replicas it has: to launch it. */
  private static final double STEP_SECONDS = 5e-6;

  /** Seconds that a simulation takes however small it is. */
  private static final double BEGIN_SECONDS = 0.1;

  /** Threads that measure replicas at records. */
  private static final int HOST_THREADS = 8;

  private static final LangevinSimulator SIMULATOR = new LangevinSimulator();

  @Override
  public Optional<DeviceShare> share(LangevinCell cell) {
    if (!DeviceFlocks.suitsShape(cell)) {
      return Optional.empty();
    }
    int replicas = SIMULATOR.replicasInStep(cell);
    DeviceShare share = new DeviceShare(replicas * DeviceFlocks.replicaBytes(cell), seconds(cell, replicas),
        SIMULATOR.memoryBesideDevice(cell));
    double processor = SIMULATOR.cost(cell) / Estimate.FLOPS_PER_SECOND;
    return every || GAIN * share.seconds() < processor ? Optional.of(share) : Optional.empty();
  }

  private double seconds(LangevinCell cell, int replicas) {
    int busy = facts.multiprocessors() * (DeviceFlocks.oneThread(cell) ? THREADS : GROUPS);
    double flocks = Math.ceil((double) cell.replicas() / replicas);
    double operations = Math.max(replicas, busy) * SIMULATOR.operationsPerStep(cell);
    double step = STEP_SECONDS + operations / (SHARE * Math.max(1, facts.roundedFlops()));
    TimeGrid grid = TimeGrid.of(cell);
    double records = SIMULATOR.costOfRecords(cell) / (HOST_THREADS * Estimate.FLOPS_PER_SECOND);
    return BEGIN_SECONDS + flocks * grid.steps() * step + records;
  }
}
