package lawsweep.langevin.descent;

import lawsweep.langevin.cell.LangevinCell;
import lawsweep.langevin.cell.Parameters;
import lawsweep.langevin.cell.Settings;
import lawsweep.langevin.pack.ReplicaNoise;

/**
 * A replica's regression data. Inputs x_1..x_n are independent standard normal vectors that stay fixed; their labels
 * are y_i = T x_i, T the target of the energy. The loss of a batch B of b of them is (1/2b) Σ_{i∈B} |W x_i - y_i|², so
 * its derivative is (W - T) C_B with C_B = (1/b) Σ_{i∈B} x_i x_iᵀ.
 */
final class RegressionData {

  private final int samples;
  private final int batch;
  private final int d;
  private final double[] inputs;
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
    inputs = new double[samples * d];
    order = new int[samples];
    for (int i = 0; i < samples; i++) {
      order[i] = i;
    }
    swaps = new int[batch];
    normals = new double[d];
  }

  /** Draws the inputs of the replica that the noise is set to. */
  void start() {
    for (int i = 0; i < samples; i++) {
      noise.normals(ReplicaNoise.DATA, i, normals, d);
      System.arraycopy(normals, 0, inputs, i * d, d);
    }
  }

  /** Writes C_B for the batch of a step: b samples drawn without replacement, all of them if b = n. */
  void covariance(long step, double[] c) {
    drawBatch(step);
    for (int i = 0; i < d; i++) {
      for (int j = i; j < d; j++) {
        double sum = 0;
        for (int m = 0; m < batch; m++) {
          int at = order[m] * d;
          sum = Math.fma(inputs[at + i], inputs[at + j], sum);
        }
        c[i * d + j] = sum / batch;
        c[j * d + i] = c[i * d + j];
      }
    }
    restoreOrder();
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
