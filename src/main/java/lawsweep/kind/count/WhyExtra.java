package lawsweep.kind.count;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import lawsweep.circuit.Circuit;
import lawsweep.circuit.laws.named.NamedLaws;
import lawsweep.law.Fields;
import lawsweep.law.LawCell;
import lawsweep.law.LawCount;
import lawsweep.law.Loss;
import lawsweep.law.Verdict;
import lawsweep.law.setting.SymmetrySetting;
import lawsweep.road.theorem.TheoremRoad;
import lawsweep.work.Watch;

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
    if (cell.data().isPresent()) {
      return Optional.of("theorem on residual blocks of width 1: two directions at any weights");
    }
    if (isSurprise(count)) {
      return Optional.of("no theorem predicts it: the rank of the brackets stays below");
    }
    if (cell.setting().isPresent()) {
      return Optional.of(cell.setting().get() instanceof SymmetrySetting
          ? "proved by laws that the symmetry of the data gives, or a theorem for any data: lawsweep count says which"
          : "theorem: tensors that enter by one number, or have no metric");
    }
    if (cell.line().isPresent()) {
      return Optional.of("theorem: " + TheoremRoad.others(count).map(others -> String.join(", ", others.keySet()))
          .orElseGet(() -> named(cell.line().get().network().circuit())));
    }
    return Optional.of(cell.fields() == Fields.ADAM
        ? "theorem on sign flows: " + (cell.loss() == Loss.CE && cell.architecture().width(0) == 2
            ? "two classes are one output, a layer of width 1"
            : "layers of width 1")
        : "theorem: " + blocks(widths(cell)));
  }

  /** True for extra laws that no theorem gives; of data fields only a theorem says them. */
  public static boolean isSurprise(LawCount count) {
    return count.verdict() == Verdict.EXTRA && count.certificate().cell().data().isEmpty()
        && !CountFindings.predicted(count);
  }

  /** {@code row space, scalar block}: the kinds of laws that the structure of a circuit shows. */
  private static String named(Circuit circuit) {
    NamedLaws laws = NamedLaws.of(circuit, Watch.NONE);
    return IntStream.range(0, laws.size()).mapToObj(laws::kind).distinct().collect(Collectors.joining(", "));
  }

  /** With cross entropy those of the network with one output fewer. */
  private static List<Integer> widths(LawCell cell) {
    List<Integer> widths = new ArrayList<>(cell.architecture().widths());
    widths.set(0, widths.getFirst() - (cell.loss() == Loss.CE ? 1 : 0));
    return widths;
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
