package lawsweep.sweep.run;

import java.nio.file.Path;
import java.util.Optional;
import lawsweep.sweep.Cell;
import lawsweep.work.LimitCheck;

/** Compares what a run is expected to write with the free space of its disk. */
final class DiskRoom {

  /** The sum over more cells is that over so many of them, at equal distances, times their part of all. */
  private static final int SAMPLE = 10_000;

  /** What is kept beside logs: an eighth of a log (measured with a million counts), twice while it is replaced. */
  private static final double INDEX = 0.25;

  private DiskRoom() {}

  /**
   * Says if there is too little room, on one line.
   *
   * @param open the cells that are going to be run
   * @param threads how many cells may have a checkpoint at once
   */
  static Optional<String> warning(Path directory, Workload workload, int[] open, int threads) {
    if (open.length == 0) {
      return Optional.empty();
    }
    return warning(directory, bytes(workload, open, threads), directory.toFile().getUsableSpace());
  }

  /** The same for so many bytes, and so many that are free; 0 if that is not known. */
  static Optional<String> warning(Path directory, double expected, long free) {
    if (free == 0 || expected <= free) {
      return Optional.empty();
    }
    return Optional.of("about " + LimitCheck.bytes((long) expected) + " of results are expected, but the disk of "
        + directory + " has " + LimitCheck.bytes(free) + " free; a run that fills the disk ends, keeps what is"
        + " finished, and goes on once there is room");
  }

  /**
   * What these cells write, about: their records, what is kept beside logs of these, and the largest checkpoints that
   * there can be at once.
   */
  static double bytes(Workload workload, int[] open, int threads) {
    int step = Math.max(1, open.length / SAMPLE);
    double records = 0;
    int looked = 0;
    for (int i = 0; i < open.length; i += step) {
      Cell cell = workload.sweep().cells().get(open[i]);
      records += workload.skipped(open[i]) ? 0 : workload.kinds().of(cell).recordBytes(cell);
      looked++;
    }
    double checkpoints = 0;
    for (int i = 0; i < Math.min(threads, open.length); i++) {
      Cell cell = workload.sweep().cells().get(open[i]);
      checkpoints += workload.skipped(open[i]) ? 0 : workload.kinds().of(cell).checkpointBytes(cell);
    }
    return records * open.length / looked * (1 + INDEX) + checkpoints;
  }
}
