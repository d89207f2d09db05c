package lawsweep.benchmarks.gpu;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import lawsweep.cuda.Gpu;
import lawsweep.cuda.Gpus;
import lawsweep.cuda.Lane;
import lawsweep.cuda.NoGpuException;
import lawsweep.work.OutOfDeviceMemoryException;

/** A process that takes nearly all of the GPU's memory until its standard input ends. */
public final class HoldMemory {

  /** What it says once it has it. */
  static final String READY = "holding";

  /** What it leaves: enough to begin, too little for a large count. */
  private static final long LEFT = 1200L << 20;

  private static final long SMALLEST = 64L << 20;

  private HoldMemory() {}

  /**
   * Takes the memory, says so, and waits.
   *
   * @param args none
   * @throws NoGpuException if there is no GPU
   * @throws IOException if the standard input cannot be read
   */
  public static void main(String[] args) throws NoGpuException, IOException {
    Gpu gpu = Gpus.open(0);
    Lane left = gpu.lane();
    left.reserve(LEFT);
    List<Lane> lanes = new ArrayList<>();
    for (long size = gpu.facts().memoryBytes(); size >= SMALLEST;) {
      Lane lane = gpu.lane();
      lanes.add(lane);
      try {
        lane.reserve(size);
      } catch (OutOfDeviceMemoryException e) {
        size /= 2;
      }
    }
    left.close();
    System.out.println(READY + " memory on " + lanes.size() + " lanes");
    System.out.flush();
    while (System.in.read() >= 0) {
      // Whoever started this closes it.
    }
    System.exit(0);
  }
}
