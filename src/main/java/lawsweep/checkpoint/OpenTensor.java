package lawsweep.checkpoint;

import java.io.IOException;

/** A tensor whose numbers can be reached. */
record OpenTensor(StoredTensor tensor, Source source) {

  /** Makes what reads the numbers. */
  @FunctionalInterface
  interface Source {
    Numbers numbers(NumberType type) throws IOException;
  }

  /** The numbers. */
  Numbers numbers() throws IOException {
    if (tensor.whole()) {
      return new WholeNumbers(source.numbers(NumberType.F64));
    }
    NumberType type = tensor.numbers().orElseThrow(() -> new IllegalArgumentException(
        "expected a tensor of floating-point numbers, got '" + tensor.name() + "' of " + tensor.type()));
    return source.numbers(type);
  }
}
