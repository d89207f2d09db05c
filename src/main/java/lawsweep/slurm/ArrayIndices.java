package lawsweep.slurm;

import java.util.BitSet;
import java.util.StringJoiner;

/** Array indices as Slurm writes them. */
final class ArrayIndices {

  private ArrayIndices() {}

  /** For example {@code 0,3,7-9}; empty for none. */
  static String of(BitSet indices) {
    StringJoiner parts = new StringJoiner(",");
    for (int from = indices.nextSetBit(0); from >= 0;) {
      int last = indices.nextClearBit(from) - 1;
      parts.add(from == last ? String.valueOf(from) : from + (last == from + 1 ? "," : "-") + last);
      from = indices.nextSetBit(last + 1);
    }
    return parts.toString();
  }
}
