package lawsweep.cuda;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A parameter or a variable in shared or local memory.
 *
 * @param name its name in the text
 * @param bytes how long it is; 0 for shared memory whose length the launch says
 * @param alignment of its first byte
 */
record PtxVariable(String name, int bytes, int alignment) {

  private static final Pattern DECLARATION =
      Pattern
          .compile("\\.(?:param|shared|local)\\s+(?:\\.align\\s+(\\d+)\\s+)?\\.(\\w+)\\s+([\\w$]+)((?:\\[\\d*\\])*)");

  private static final Pattern EXTENT = Pattern.compile("\\[(\\d*)\\]");

  /** Of {@code .shared .align 8 .b8 name[64]} and the like; empty if it is none. */
  static Optional<PtxVariable> of(String declaration) {
    Matcher m = DECLARATION.matcher(declaration);
    if (!m.find()) {
      return Optional.empty();
    }
    int size = PtxType.of(m.group(2)).bytes();
    int bytes = size;
    Matcher extent = EXTENT.matcher(m.group(4));
    while (extent.find()) {
      bytes *= extent.group(1).isEmpty() ? 0 : Integer.parseInt(extent.group(1));
    }
    int alignment = m.group(1) == null ? size : Integer.parseInt(m.group(1));
    return Optional.of(new PtxVariable(m.group(3), bytes, alignment));
  }

  /** The next offset from {@code at} on where it may begin. */
  int place(int at) {
    return Math.ceilDiv(at, alignment) * alignment;
  }
}
