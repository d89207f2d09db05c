package lawsweep.drift;

/** A sum of many numbers that forgets next to nothing, in their order: Neumaier's. */
final class LongSum {

  private double sum;
  private double lost;

  /** One more. */
  void add(double term) {
    double next = sum + term;
    lost += Math.abs(sum) >= Math.abs(term) ? sum - next + term : term - next + sum;
    sum = next;
  }

  /** The sum of what came. */
  double value() {
    double value = sum + lost;
    return Double.isNaN(value) ? sum : value;
  }
}
