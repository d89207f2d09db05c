package lawsweep.checkpoint.run;

import java.util.List;

/**
 * A learning rate over steps.
 *
 * @param rates ascending by step, at least one; the first also holds before its step
 */
public record Schedule(List<Rate> rates) {

  /**
   * A rate.
   *
   * @param step the first step at which it is taken
   * @param lr positive or 0, finite
   */
  public record Rate(long step, double lr) {}

  /** With a list that does not change. */
  public Schedule {
    rates = List.copyOf(rates);
    if (rates.isEmpty()) {
      throw new IllegalArgumentException("expected at least one rate");
    }
    for (int i = 1; i < rates.size(); i++) {
      if (rates.get(i - 1).step() >= rates.get(i).step()) {
        throw new IllegalArgumentException("expected ascending steps, got " + rates.get(i - 1).step() + " before "
            + rates.get(i).step());
      }
    }
  }

  /** One rate for all steps. */
  public static Schedule constant(double lr) {
    return new Schedule(List.of(new Rate(0, lr)));
  }

  /** True if there is one rate. */
  public boolean isConstant() {
    return rates.size() == 1;
  }

  /** The rate of a step. */
  public double at(long step) {
    int low = 0;
    int high = rates.size();
    while (high - low > 1) {
      int middle = (low + high) >>> 1;
      if (rates.get(middle).step() <= step) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return rates.get(low).lr();
  }

  /** The sum of the rates of steps from, …, to - 1: the time of gradient flow that they follow. */
  public double sum(long from, long to) {
    double sum = 0;
    long begin = from;
    for (int i = 0; i < rates.size(); i++) {
      long end = i + 1 < rates.size() ? Math.clamp(rates.get(i + 1).step(), begin, Math.max(begin, to)) : to;
      sum += rates.get(i).lr() * (end - begin);
      begin = end;
    }
    return sum;
  }
}
