package lawsweep.cuda;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A kernel, ready to run: where its parameters and variables lie, and its instructions as Java's. */
final class PtxProgram {

  private final PtxEntry entry;
  private final Map<String, Long> addresses = new HashMap<>();
  private final int[] parameterOffsets;
  private final int parameterBytes;
  private final int sharedBytes;
  private final int localBytes;
  private final PtxRegisters registers;
  private final PtxInstruction[] code;

  PtxProgram(PtxEntry entry) {
    this.entry = entry;
    parameterOffsets = new int[entry.parameters().size()];
    parameterBytes = place(entry.parameters(), parameterOffsets);
    sharedBytes = Math.ceilDiv(placeShared(), 16) * 16;
    localBytes = place(entry.local(), new int[entry.local().size()]);
    registers = new PtxRegisters(addresses);
    code = new PtxCompiler(entry, registers).compile();
  }

  private int place(List<PtxVariable> variables, int[] offsets) {
    int at = 0;
    for (int i = 0; i < offsets.length; i++) {
      offsets[i] = variables.get(i).place(at);
      addresses.put(variables.get(i).name(), (long) offsets[i]);
      at = offsets[i] + variables.get(i).bytes();
    }
    return at;
  }

  private int placeShared() {
    List<PtxVariable> fixed = entry.shared().stream().filter(v -> v.bytes() > 0).toList();
    int end = Math.ceilDiv(place(fixed, new int[fixed.size()]), 16) * 16;
    entry.shared().stream().filter(v -> v.bytes() == 0).forEach(v -> addresses.put(v.name(), (long) end));
    return end;
  }

  String name() {
    return entry.name();
  }

  int mostThreads() {
    return entry.mostThreads();
  }

  /** Where each parameter begins. */
  int[] parameterOffsets() {
    return parameterOffsets;
  }

  int parameterBytes() {
    return parameterBytes;
  }

  /** Shared memory of a block that the text asks for; dynamic shared memory lies behind it. */
  int sharedBytes() {
    return sharedBytes;
  }

  int localBytes() {
    return localBytes;
  }

  PtxRegisters registers() {
    return registers;
  }

  PtxInstruction[] code() {
    return code;
  }
}
