package lawsweep.langevin.riemannian;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import lawsweep.lanes.LaneMatrices;

/**
 * Balanced factors of up to eight replicas in their singular frames: W_p = Q_p Λ Q_{p-1}ᵀ (papers/004, (5.15)). All
 * arrays are batches as {@link LaneMatrices} lays them out. Balance is exact as long as the Q_p are orthogonal.
 *
 * <p>Where only the end-to-end matrix W = Q_N Λ^N Q_0ᵀ is simulated, the inner frames are left out.
 */
public final class ChainState {

  private static final int LANES = LaneMatrices.LANES;

  /** d. */
  public final int width;
  /** N. */
  public final int depth;
  /** True if Q_1..Q_{N-1} are there. */
  public final boolean inner;
  /** λ_k at {@code k * LANES + lane}. */
  public final double[] lambda;
  /** The frames one after the other: Q_0..Q_N, or Q_0 and Q_N. */
  public final double[] frames;

  /**
   * Eight replicas, all zeros.
   *
   * @param inner whether inner frames are there
   */
  public ChainState(int width, int depth, boolean inner) {
    this.width = width;
    this.depth = depth;
    this.inner = inner;
    this.lambda = new double[width * LANES];
    this.frames = new double[(inner ? depth + 1 : 2) * width * width * LANES];
  }

  /** Where Q_p begins; inner frames only if they are there. */
  public int frameAt(int p) {
    return (inner ? p : p == 0 ? 0 : 1) * width * width * LANES;
  }

  /** How many frames there are. */
  int frameCount() {
    return frames.length / (width * width * LANES);
  }

  /** Puts a replica's end-to-end matrix U Σ Vᵀ in place; inner frames equal V. */
  public void set(int lane, double[] rootsOfSigma, double[] u, double[] v) {
    for (int k = 0; k < width; k++) {
      lambda[k * LANES + lane] = rootsOfSigma[k];
    }
    for (int f = 0; f < frameCount(); f++) {
      double[] q = f == frameCount() - 1 ? u : v;
      for (int e = 0; e < width * width; e++) {
        frames[(f * width * width + e) * LANES + lane] = q[e];
      }
    }
  }

  /** Copies frame p of a lane, row-major. */
  public void frame(int p, int lane, double[] out) {
    int at = frameAt(p) + lane;
    for (int e = 0; e < width * width; e++) {
      out[e] = frames[at + e * LANES];
    }
  }

  /** Takes all of another state of the same network. */
  void copy(ChainState other) {
    System.arraycopy(other.lambda, 0, lambda, 0, lambda.length);
    System.arraycopy(other.frames, 0, frames, 0, frames.length);
  }

  /** Writes all numbers, bit for bit. */
  public void save(DataOutput out) throws IOException {
    write(lambda, out);
    write(frames, out);
  }

  /** Reads what {@link #save} wrote of the same network. */
  public void restore(DataInput in) throws IOException {
    read(lambda, in);
    read(frames, in);
  }

  private static void write(double[] x, DataOutput out) throws IOException {
    for (double v : x) {
      out.writeLong(Double.doubleToRawLongBits(v));
    }
  }

  private static void read(double[] x, DataInput in) throws IOException {
    for (int i = 0; i < x.length; i++) {
      x[i] = Double.longBitsToDouble(in.readLong());
    }
  }
}
