package lawsweep.road.generators;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lawsweep.circuit.line.Network;
import lawsweep.circuit.types.Setting;
import lawsweep.law.LawCell;
import lawsweep.law.LawCount;
import lawsweep.law.NetLine;
import lawsweep.text.Many;
import lawsweep.work.OutOfReachException;

/** Known laws by type in words, and how many are left when training is not the plain gradient flow: a line for each. */
public final class Survivors {

  private Survivors() {}

  /** {@code 674,584 with eps > 0 in norms}, … for an answer that names known laws alone; nothing for others. */
  public static List<String> lines(LawCount count) {
    List<String> lines = new ArrayList<>();
    Map<String, Long> left = count.certificate().survives().orElse(Map.of());
    for (Setting setting : Setting.values()) {
      if (left.containsKey(setting.word())) {
        lines.add(Many.grouped(left.get(setting.word())) + " " + text(setting));
      }
    }
    return lines;
  }

  /** {@code 31: columns 4, heads 8; of the gradient flow …}, and {@link #lines(LawCount) what survives}. */
  public static List<String> of(Network network) {
    NetLine line = new NetLine(network);
    try {
      LawCount count = GeneratorsCounter.count(new LawCell(line, line.fields(), 0, 0));
      List<String> lines = new ArrayList<>();
      lines.add(Many.grouped(count.knownLaws()) + ": " + GeneratorsRoad.kinds(count.certificate())
          + "; of the gradient flow with eps = 0 and no dropout; " + count.reason());
      lines(count).forEach(left -> lines.add("of these " + left));
      return lines;
    } catch (OutOfReachException e) {
      return List.of("not looked for in a network of this size: " + e.getMessage());
    }
  }

  private static String text(Setting setting) {
    return switch (setting) {
      case PLAIN -> "of the gradient flow";
      case EPS -> "with eps > 0 in norms";
      case DROPOUT -> "with dropout on embeddings and residual branches";
      case DECAY_BY_GROUPS -> "with weight decay that spares biases and gains, up to a known factor";
      case MOMENTUM -> "with momentum: those that are linear";
      case ADAMW -> "with AdamW: parameters whose gradient is 0";
    };
  }
}
