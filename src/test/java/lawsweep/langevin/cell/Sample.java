package lawsweep.langevin.cell;

import static org.junit.jupiter.api.Assertions.assertTrue;

/** Mean and standard error of independent numbers. */
public final class Sample {

  private int n;
  private double mean;
  private double squares;

  public void add(double x) {
    n++;
    double gap = x - mean;
    mean += gap / n;
    squares += gap * (x - mean);
  }

  public double mean() {
    return mean;
  }

  public double error() {
    return Math.sqrt(squares / (n - 1.0) / n);
  }

  /** True if the mean is the expected one up to four standard errors and a bias. */
  public boolean agrees(double expected, double bias) {
    return Math.abs(mean - expected) <= 4 * error() + bias;
  }

  public void assertAgrees(double expected, double bias, String what) {
    assertTrue(agrees(expected, bias), () -> what + ": " + this + ", expected " + expected);
  }

  @Override
  public String toString() {
    return mean + " +- " + error() + " (" + n + ")";
  }
}
