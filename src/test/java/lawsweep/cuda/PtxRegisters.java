package lawsweep.cuda;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Gives each register, constant and special register of a kernel a slot: 32 numbers, one for each lane. */
final class PtxRegisters {

  private static final Pattern SPECIAL =
      Pattern.compile("%(tid|ntid|ctaid|nctaid)\\.[xyz]|%laneid|%warpid|%lanemask_(eq|lt|le|gt|ge)");
  private static final Pattern NOT_KNOWN = Pattern.compile("%(clock|smid|nsmid|nwarpid|gridid|globaltimer|pm\\d|envreg"
      + "|total_smem|dynamic_smem|cluster|is_explicit|reserved_smem|aggr_smem|current_graph|.*\\.).*");

  private final Map<String, Integer> slots = new LinkedHashMap<>();
  private final Map<Integer, Long> constants = new LinkedHashMap<>();
  private final Map<Integer, String> special = new LinkedHashMap<>();
  private final Map<String, Long> addresses;

  /** With the addresses of variables by name. */
  PtxRegisters(Map<String, Long> addresses) {
    this.addresses = addresses;
  }

  /** The slot of a register, a number, the name of a variable or a special register. */
  int slot(String operand, PtxStatement statement) {
    Integer known = slots.get(operand);
    if (known != null) {
      return known;
    }
    int slot = slots.size() * PtxWarp.LANES;
    if (addresses.containsKey(operand)) {
      constants.put(slot, addresses.get(operand));
    } else if (SPECIAL.matcher(operand).matches()) {
      special.put(slot, operand);
    } else if (NOT_KNOWN.matcher(operand).matches()) {
      throw statement.unknown();
    } else if (!operand.startsWith("%")) {
      constants.put(slot, constant(operand, statement));
    }
    slots.put(operand, slot);
    return slot;
  }

  private static long constant(String text, PtxStatement statement) {
    if (text.startsWith("0d") || text.startsWith("0D")) {
      return Long.parseUnsignedLong(text.substring(2), 16);
    }
    if (text.startsWith("0x") || text.startsWith("0X")) {
      return Long.parseUnsignedLong(text.substring(2).replace("U", ""), 16);
    }
    if (!text.matches("-?\\d+U?")) {
      throw statement.unknown();
    }
    String digits = text.replace("U", "");
    return digits.startsWith("-") ? Long.parseLong(digits) : Long.parseUnsignedLong(digits);
  }

  int length() {
    return slots.size() * PtxWarp.LANES;
  }

  Map<Integer, Long> constants() {
    return constants;
  }

  Map<Integer, String> special() {
    return special;
  }
}
