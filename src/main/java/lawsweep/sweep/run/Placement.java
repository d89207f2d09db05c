package lawsweep.sweep.run;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import lawsweep.sweep.Cell;
import lawsweep.work.DeviceShare;

/**
 * Which cells of a run are meant for its device and which for the processor: a pure function of the cells and the
 * device. What a device has too little memory for is the processor's.
 */
public final class Placement {

  /** Nothing takes longer, so that sums are finite. */
  private static final double MOST_SECONDS = 1e12;

  private final Workload workload;
  private final int[] onProcessor;
  private final Map<Integer, DeviceShare> shares;

  private Placement(Workload workload, int[] onProcessor, Map<Integer, DeviceShare> shares) {
    this.workload = workload;
    this.onProcessor = onProcessor;
    this.shares = shares;
  }

  /**
   * Places cells.
   *
   * @param deviceBytes the memory of the device; empty if there is none
   */
  static Placement of(Workload workload, OptionalLong deviceBytes, int[] cells) {
    Map<Integer, DeviceShare> shares = new HashMap<>();
    if (deviceBytes.isPresent()) {
      for (int cell : cells) {
        share(workload, cell).filter(share -> share.bytes() <= deviceBytes.getAsLong())
            .ifPresent(share -> shares.put(cell, share));
      }
    }
    return new Placement(workload, Arrays.stream(cells).filter(cell -> !shares.containsKey(cell)).toArray(), shares);
  }

  /** The cells of a whole sweep. */
  public static Placement of(Workload workload, long deviceBytes) {
    return of(workload, OptionalLong.of(deviceBytes), workload.largestFirst());
  }

  /** A cell that cannot be estimated fails on the processor, and then it is said why. */
  private static Optional<DeviceShare> share(Workload workload, int index) {
    Cell cell = workload.sweep().cells().get(index);
    try {
      return workload.kinds().of(cell).device(cell, workload.sweep().limits());
    } catch (RuntimeException e) {
      return Optional.empty();
    }
  }

  /** What the cells are expected to cost. */
  Workload workload() {
    return workload;
  }

  /** The cells that are the processor's, in the order in which they were given. */
  int[] onProcessor() {
    return onProcessor.clone();
  }

  /** The cells that are the device's, those first that take it longest; equal ones in grid order. */
  int[] onDevice() {
    return shares.keySet().stream()
        .sorted(Comparator.comparingDouble((Integer cell) -> -shares.get(cell).seconds()).thenComparing(cell -> cell))
        .mapToInt(Integer::intValue).toArray();
  }

  /** What a cell of the device takes of it. */
  DeviceShare share(int cell) {
    return shares.get(cell);
  }

  /** How many cells are the device's. */
  public int cells() {
    return shares.size();
  }

  /** The heap that a cell takes beside the device; 0 for those that are the processor's. */
  public long heapBytes(int cell) {
    DeviceShare share = shares.get(cell);
    return share == null ? 0 : share.heapBytes();
  }

  /** The heap that cells take beside the device while those that take most have all of its lanes. */
  public long heapBytes() {
    return shares.values().stream().map(DeviceShare::heapBytes).sorted(Comparator.reverseOrder())
        .limit(DeviceLanes.MOST).mapToLong(Long::longValue).sum();
  }

  /** The time that these take of it, one after the other, in seconds. */
  public double deviceSeconds() {
    return shares.values().stream().mapToDouble(DeviceShare::seconds).sum();
  }

  /** The time that one thread of the processor would need for them, in seconds; those over a limit take none. */
  public double processorSeconds() {
    return workload.cost(onDevice()) / SweepPlan.FLOPS_PER_SECOND;
  }

  /** The cost of a cell to whoever works on it, in what a thread of the processor does in the same time. */
  double cost(int cell) {
    DeviceShare share = shares.get(cell);
    return share == null ? workload.cost(cell)
        : Workload.OVERHEAD_FLOPS + Math.min(share.seconds(), MOST_SECONDS) * SweepPlan.FLOPS_PER_SECOND;
  }

  /** The sum over some cells. */
  double cost(int[] cells) {
    return IntStream.of(cells).mapToDouble(this::cost).sum();
  }
}
