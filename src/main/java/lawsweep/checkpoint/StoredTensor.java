package lawsweep.checkpoint;

import java.util.List;
import java.util.Optional;

/**
 * A tensor of a checkpoint.
 *
 * @param name as the file has it
 * @param type the type as the file names it: {@code F32}, {@code I64}, {@code <f8}
 * @param numbers how its numbers are stored; empty for types whose numbers are not read (integers, bool, 8 bits)
 * @param shape its sides; empty for a single number; a side may be 0
 */
public record StoredTensor(String name, String type, Optional<NumberType> numbers, List<Long> shape) {

  /** With a shape that does not change. */
  public StoredTensor {
    shape = List.copyOf(shape);
  }

  /** Whether these are integers of 64 bits: no weights, but numbers that people write by hand. */
  public boolean whole() {
    return type.equals("I64") || type.equals("<i8") || type.equals(">i8");
  }

  /** How many numbers; readers refuse shapes whose product no {@code long} holds. */
  public long size() {
    return shape.stream().mapToLong(Long::longValue).reduce(1, Math::multiplyExact);
  }
}
