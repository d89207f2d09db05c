package lawsweep.langevin.flock;

import lawsweep.langevin.cell.LangevinCell;

/** What moves flocks: a device, by one of its lanes. */
public interface FlockEngine {

  /** What computes, as records name it in their column {@code backend}: {@code cuda-9.0}. */
  String name();

  /** True if it can move replicas of a cell; a pure function of the cell's shape, scheme and energy. */
  boolean suits(LangevinCell cell);

  /** The most replicas of a cell that it can hold at once; a multiple of {@link lawsweep.langevin.cell.Pack#LANES}. */
  int most(LangevinCell cell);

  /**
   * A flock of a cell that it suits, without replicas yet.
   *
   * @param most the most replicas that it is to hold, not more than {@link #most}
   * @throws lawsweep.work.OutOfDeviceMemoryException if the device has too little memory for them
   */
  Flock open(LangevinCell cell, int most);
}
