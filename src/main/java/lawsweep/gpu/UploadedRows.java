package lawsweep.gpu;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import lawsweep.cuda.Block;
import lawsweep.cuda.Buffer;
import lawsweep.cuda.Lane;
import lawsweep.residue.Matrix;

/**
 * Samples of longer brackets and of flows: made by the processor, brought to the device, and into the order of columns
 * there.
 */
final class UploadedRows {

  private static final int ROWS = Heights.BLOCK;

  /** Samples are kept from so many of the last uploads. */
  private static final int KEPT = 8;

  private final Lane lane;
  private final EliminationKernels kernels;
  private final HostSamples samples;
  private final int columns;
  private final Buffer staging;
  private final Deque<Sample> kept = new ArrayDeque<>();

  /**
   * A sample that was brought to the device.
   *
   * @param number of the sample among those of its origin
   * @param row its residues
   */
  record Sample(Origin origin, int number, double[] row) {}

  /** Rows of so many columns. */
  UploadedRows(Lane lane, EliminationKernels kernels, HostSamples samples, int columns) {
    this.lane = lane;
    this.kernels = kernels;
    this.samples = samples;
    this.columns = columns;
    this.staging = lane.allocate(bytes(columns));
  }

  /** What it allocates. */
  static long bytes(int columns) {
    return Pieces.of((long) ROWS * columns * Double.BYTES);
  }

  /** Writes samples, as {@link RowMaker#fill}. */
  void fill(Origin origin, int first, Block out, Buffer columnAt) {
    for (int done = 0; done < out.rows(); done += ROWS) {
      int count = Math.min(ROWS, out.rows() - done);
      Matrix made = samples.make(origin, first + done, count);
      keep(new Sample(origin, first + done, Arrays.copyOf(made.data(), columns)));
      lane.upload(made.data(), 0, count * columns, staging, 0);
      kernels.gather(new Block(staging.address(), count, columns, columns), columnAt,
          out.view(done, 0, count, columns));
    }
  }

  private void keep(Sample sample) {
    kept.addLast(sample);
    if (kept.size() > KEPT) {
      kept.removeFirst();
    }
  }

  /** A sample of each of the last uploads, whether or not it is in the span. */
  Collection<Sample> kept() {
    return kept;
  }
}
