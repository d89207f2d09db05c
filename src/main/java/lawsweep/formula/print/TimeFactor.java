package lawsweep.formula.print;

/** Factors in time as code. */
final class TimeFactor {

  private TimeFactor() {}

  /**
   * The factor and {@code *}; empty for 1.
   *
   * @param exp the name of the exponential function
   * @param decay the name of the integral of the rate of decay
   */
  static String code(String factor, String exp, String decay) {
    return factor.equals("1") ? ""
        : factor.replace("integral(lambda)", decay).replace("exp(", exp + "(").replace("^", "**") + "*";
  }
}
