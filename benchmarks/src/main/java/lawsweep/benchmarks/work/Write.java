package lawsweep.benchmarks.work;

import java.util.Arrays;

/** Writing n doubles again and again: the bound for what does little more than write. */
public final class Write implements Work {

  private final double[] x;
  private double value;

  /** Prepares the array. */
  public Write(int n) {
    this.x = new double[n];
  }

  @Override
  public void run() {
    value++;
    Arrays.fill(x, value);
  }

  @Override
  public double gigabytes() {
    return 8e-9 * x.length;
  }

  @Override
  public String check() {
    if (x[x.length / 2] != value) {
      throw new IllegalStateException("expected " + value + ", got " + x[x.length / 2]);
    }
    return "ok";
  }
}
