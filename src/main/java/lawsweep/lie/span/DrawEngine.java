package lawsweep.lie.span;

import lawsweep.lie.FieldStreams;
import lawsweep.lie.Point;
import lawsweep.work.Team;
import lawsweep.work.Watch;

/**
 * What makes the samples of draws and eliminates them: processor cores, or a device. All engines give the same ranks,
 * pivots and linear forms, since these are functions of the samples and their order alone.
 */
public interface DrawEngine {

  /** What computes, as records name it in their column {@code backend}: {@code vector-512}, {@code cuda-9.0}. */
  String name();

  /** How many rows it likes to be given at once; a hint. */
  int ahead();

  /**
   * Begins a draw without samples.
   *
   * @param columns columns to run the elimination on: D, or fewer to fold them
   * @param watch asked now and then; may end the work
   * @throws lawsweep.work.OutOfDeviceMemoryException if a device has too little memory for this draw
   */
  DrawSpan open(Point point, FieldStreams streams, int columns, Team team, Watch watch);
}
