package lawsweep.kind.count;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import lawsweep.law.Fields;
import lawsweep.law.LawCell;
import lawsweep.law.LawCount;
import lawsweep.law.Verdict;

/** Where the extra laws of a network come from, in words. */
public final class WhyExtra {

  /** Two layers of width 1 so far apart have more laws between them than the known ones. */
  private static final int APART = 3;

  private WhyExtra() {}

  /** The words; empty for a count without extra laws. */
  public static Optional<String> of(LawCount count) {
    if (count.verdict() != Verdict.EXTRA) {
      return Optional.empty();
    }
    LawCell cell = count.certificate().cell();
    if (cell.fields() == Fields.DATA) {
      return Optional.of("theorem on residual blocks of width 1: two directions at any weights");
    }
    if (isSurprise(count)) {
      return Optional.of("no theorem predicts it: the rank of the brackets stays below");
    }
    return Optional.of(cell.fields() == Fields.ADAM
        ? "theorem on sign flows: layers of width 1"
        : "theorem: " + blocks(cell.architecture().widths()));
  }

  /** True for extra laws that no theorem gives; of data fields only a theorem says them. */
  public static boolean isSurprise(LawCount count) {
    return count.verdict() == Verdict.EXTRA && count.certificate().cell().fields() != Fields.DATA
        && !CountFindings.predicted(count);
  }

  /** {@code scalar block 1,2,2,1}: all that lies between two consecutive layers of width 1 enters as one number. */
  private static String blocks(List<Integer> widths) {
    List<String> blocks = new ArrayList<>();
    int last = -1;
    for (int i = 0; i < widths.size(); i++) {
      if (widths.get(i) == 1) {
        if (last >= 0 && i - last >= APART) {
          blocks.add(widths.subList(last, i + 1).stream().map(String::valueOf).collect(Collectors.joining(",")));
        }
        last = i;
      }
    }
    return (blocks.size() == 1 ? "scalar block " : "scalar blocks ") + String.join(" and ", blocks);
  }
}
