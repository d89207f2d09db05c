package lawsweep.langevin.descent;

import lawsweep.langevin.cell.Break;
import lawsweep.langevin.cell.LangevinCell;
import lawsweep.langevin.cell.Parameters;
import lawsweep.langevin.cell.Settings;
import lawsweep.langevin.pack.ReplicaNoise;

/**
 * A replica's regression data. Inputs x_1..x_n are independent standard normal vectors that stay fixed; their labels
 * are y_i = T x_i, T the target of the energy. The loss of a batch B of b of them is (1/2b) Σ_{i∈B} |W x_i - y_i|², so
 * its derivative is (W - T) C_B with C_B = (1/b) Σ_{i∈B} x_i x_iᵀ.
 *
 * <p>Of a million samples of a wide network both take seconds, so both break off where they are asked to.
 */
final class RegressionData {

  /** Samples, or terms of a sum, after which it pays to ask for a break. */
  private static final int ASK_AFTER = 1 << 14;

  private final int samples;
  private final int batch;
  private final int d;
  private double[] inputs = new double[0];
  /** How many inputs are drawn. */
  private int drawn;
  /** How many entries of the covariance of a step are there. */
  private int entries;
  /** 0..n-1, in some order while a batch is drawn. */
  private final int[] order;
  private final int[] swaps;
  private final ReplicaNoise noise;
  private final double[] normals;

  /** The data of one replica of a cell with samples. */
  RegressionData(LangevinCell cell, ReplicaNoise noise) {
    Settings settings = cell.settings();
    samples = settings.get(Parameters.SAMPLES);
    int asked = settings.get(Parameters.BATCH);
    batch = asked == 0 ? samples : asked;
    d = cell.width();
    this.noise = noise;
    order = new int[samples];
    for (int i = 0; i < samples; i++) {
      order[i] = i;
    }
    swaps = new int[batch];
    normals = new double[d];
  }

  /** Begins with the replica that the noise is set to; its inputs are drawn when they are first needed. */
  void start() {
    drawn = 0;
    entries = 0;
  }

  /** Writes C_B for the batch of a step: b samples drawn without replacement, all of them if b = n. */
  void covariance(long step, double[] c) {
    covariance(step, c, Break.NEVER);
  }

  /**
   * Writes C_B for the batch of a step, or begins to.
   *
   * @return true if it is there; false if it broke off: then the next call, for the same step, goes on
   */
  boolean covariance(long step, double[] c, Break pause) {
    if (!draw(pause)) {
      return false;
    }
    if (entries == 0) {
      drawBatch(step);
    }
    if (!sum(c, pause)) {
      return false;
    }
    entries = 0;
    restoreOrder();
    return true;
  }

  private boolean draw(Break pause) {
    if (inputs.length == 0) {
      inputs = new double[samples * d];
    }
    while (drawn < samples) {
      noise.normals(ReplicaNoise.DATA, drawn, normals, d);
      System.arraycopy(normals, 0, inputs, drawn * d, d);
      drawn++;
      if (drawn % ASK_AFTER == 0 && pause.due()) {
        return false;
      }
    }
    return true;
  }

  private boolean sum(double[] c, Break pause) {
    int entry = 0;
    int terms = 0;
    for (int i = 0; i < d; i++) {
      for (int j = i; j < d; j++) {
        if (entry++ < entries) {
          continue;
        }
        entries = entry;
        c[i * d + j] = entry(i, j);
        c[j * d + i] = c[i * d + j];
        terms += batch;
        if (terms >= ASK_AFTER) {
          terms = 0;
          if (pause.due()) {
            return false;
          }
        }
      }
    }
    return true;
  }

  private double entry(int i, int j) {
    double sum = 0;
    for (int m = 0; m < batch; m++) {
      int at = order[m] * d;
      sum = Math.fma(inputs[at + i], inputs[at + j], sum);
    }
    return sum / batch;
  }

  /** The first places of {@code order} become the batch: Fisher and Yates, stopped early. */
  private void drawBatch(long step) {
    if (batch == samples) {
      return;
    }
    for (int m = 0; m < batch; m++) {
      int left = samples - m;
      swaps[m] = m + Math.min(left - 1, (int) (left * noise.uniform(ReplicaNoise.BATCHES, step, batch, m)));
      swap(m, swaps[m]);
    }
  }

  /** Undoes the swaps, so that a batch depends on its step alone. */
  private void restoreOrder() {
    if (batch == samples) {
      return;
    }
    for (int m = batch - 1; m >= 0; m--) {
      swap(m, swaps[m]);
    }
  }

  private void swap(int a, int b) {
    int kept = order[a];
    order[a] = order[b];
    order[b] = kept;
  }
}
