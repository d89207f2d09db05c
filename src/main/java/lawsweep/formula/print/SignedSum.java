package lawsweep.formula.print;

/** A sum as text that grows term by term: {@code -x + 2*y - z}. */
final class SignedSum {

  private final StringBuilder text = new StringBuilder();
  private final String times;

  /**
   * An empty sum.
   *
   * @param times what stands between a number and what it is multiplied with
   */
  SignedSum(String times) {
    this.times = times;
  }

  /** Adds a number times what is not empty, or a number alone. */
  void add(long factor, String what) {
    String sign = text.isEmpty() ? factor < 0 ? "-" : "" : factor < 0 ? " - " : " + ";
    String number = Math.abs(factor) == 1 && !what.isEmpty() ? "" : Long.toString(Math.abs(factor));
    text.append(sign).append(number).append(number.isEmpty() || what.isEmpty() ? "" : times).append(what);
  }

  @Override
  public String toString() {
    return text.isEmpty() ? "0" : text.toString();
  }
}
