package lawsweep.gpu.ensemble;

import lawsweep.cuda.GpuFacts;
import lawsweep.cuda.Lane;
import lawsweep.langevin.cell.LangevinCell;
import lawsweep.langevin.cell.Pack;
import lawsweep.langevin.flock.Flock;
import lawsweep.langevin.flock.FlockEngine;

/**
 * Flocks on a GPU, one after the other: a flock has the lane's memory until it is closed or the next one is opened. For
 * one thread at a time. Everything may throw {@link lawsweep.work.DeviceLostException}.
 */
public final class DeviceFlocks implements FlockEngine {

  /** The part of a GPU's memory that may be used. */
  private static final double SHARE = 0.95;
  /** What cuBLAS and the driver take beside. */
  private static final long DRIVER_BYTES = 64L << 20;
  /** Memory that the driver sets aside for what a thread has not in registers, and how many threads may have it. */
  private static final long LOCAL_BYTES = 2 << 10;
  private static final int THREADS_OF_A_MULTIPROCESSOR = 2048;

  private final Lane lane;
  private final GpuFacts facts;

  /**
   * An engine on a lane, which remains the caller's; all of its memory is the engine's.
   *
   * @param facts of the lane's GPU
   */
  public DeviceFlocks(Lane lane, GpuFacts facts) {
    this.lane = lane;
    this.facts = facts;
  }

  /**
   * Whether there is a kernel for a cell: project-balance upstairs and the frame scheme downstairs, with every energy,
   * of full rank, at widths and depths up to 8. A pure function of the cell.
   */
  public static boolean suitsShape(LangevinCell cell) {
    return LangevinShape.suits(cell);
  }

  /** Bytes of a replica on the device; as many in the processor's memory, for the copy that is seen. */
  public static long replicaBytes(LangevinCell cell) {
    return (long) LangevinShape.of(cell).entries() * Double.BYTES;
  }

  /** Whether each replica of a cell that suits has one thread, and not a group of them. */
  public static boolean oneThread(LangevinCell cell) {
    return LangevinShape.of(cell).threads();
  }

  @Override
  public String name() {
    return facts.backend();
  }

  @Override
  public boolean suits(LangevinCell cell) {
    return suitsShape(cell);
  }

  @Override
  public int most(LangevinCell cell) {
    long local = LOCAL_BYTES * THREADS_OF_A_MULTIPROCESSOR * facts.multiprocessors();
    long bytes = (long) (SHARE * facts.memoryBytes()) - DRIVER_BYTES - local - LangevinKernels.bytes();
    int entries = LangevinShape.of(cell).entries();
    long replicas = Math.min(bytes / replicaBytes(cell), (Integer.MAX_VALUE - Pack.LANES) / entries);
    return (int) Math.max(1, replicas / Pack.LANES) * Pack.LANES;
  }

  @Override
  public Flock open(LangevinCell cell, int most) {
    int whole = Math.ceilDiv(most, Pack.LANES) * Pack.LANES;
    lane.reserve(LangevinKernels.bytes() + replicaBytes(cell) * whole);
    return new DeviceFlock(lane, cell, whole);
  }
}
