package lawsweep.kind.drift;

import java.util.Optional;
import java.util.OptionalDouble;

/** Numbers that may be missing, as records and tables have them. */
final class DriftNumbers {

  private DriftNumbers() {}

  /** The same. */
  static OptionalDouble of(Optional<Double> number) {
    return number.isPresent() ? OptionalDouble.of(number.get()) : OptionalDouble.empty();
  }

  /** The same. */
  static Optional<Double> of(OptionalDouble number) {
    return number.isPresent() ? Optional.of(number.getAsDouble()) : Optional.empty();
  }

  /** As tables have it: null if it is missing. */
  static Double inTable(OptionalDouble number) {
    return number.isPresent() ? inTable(number.getAsDouble()) : null;
  }

  /** As tables have it: null if it is not finite. */
  static Double inTable(double number) {
    return Double.isFinite(number) ? (Double) number : null;
  }
}
