package lawsweep.sweep.run;

import lawsweep.sweep.Kinds;

/**
 * One of the ways to compute on a device, for one thread at a time. To give back never fails: that a device is lost is
 * told by what computes next.
 */
public interface DeviceLane extends AutoCloseable {

  /** The kinds, as they compute on this lane. */
  Kinds kinds();

  /** Gives back what it holds of the device's memory; the next cell takes its own. */
  void giveBack();

  /** Gives the lane back. */
  @Override
  void close();
}
