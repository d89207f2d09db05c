package lawsweep.formula.scalar;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import lawsweep.formula.FormulaKind;
import lawsweep.formula.LawFormula;
import lawsweep.formula.WrittenBody;
import lawsweep.law.setting.FlowSetting;
import lawsweep.network.Architecture;

/**
 * Laws of blocks 1,r,1 with a metric on both their matrices beyond those of their neurons: between any two neurons one
 * more is conserved, 2 r - 1 laws in all.
 *
 * <p>With M = diag θ, u' = f u v and v' = f u v, so that c = u - v is conserved and log(v / u) / c grows by f. With M =
 * diag θ², u' = f u² v and v' = f u v², so that u / v is conserved and 1 / (u v) falls by 2 f.
 */
final class MirrorBlocks {

  private static final int ENTROPY = 1;
  private static final int LOG = 2;

  private MirrorBlocks() {}

  /** Those with a closed form, one formula for each block. */
  static List<LawFormula> of(Architecture a, FlowSetting flow) {
    List<ScalarBlock> blocks = ScalarBlock.of(a).stream().filter(block -> closed(block, flow)).toList();
    List<LawFormula> laws = new ArrayList<>();
    for (ScalarBlock block : blocks) {
      String name = blocks.size() == 1 ? "K" : "K" + (laws.size() + 1);
      laws.add(new LawFormula(name, FormulaKind.BALANCE, OptionalInt.empty(),
          flow.metric(block.layer()).power() == ENTROPY ? entropy(name, block) : log(name, block), "1"));
    }
    return laws;
  }

  /** What is known of the other blocks that a metric touches. */
  static List<String> notes(Architecture a, FlowSetting flow) {
    return ScalarBlock.of(a).stream().filter(block -> !closed(block, flow) && touched(block, flow))
        .map(block -> "block %s (%s): every metric leaves %d laws of its %d parameters, since its fields are"
            .formatted(block.label(), block.tensorList(), block.laws(), block.parameters())
            + " multiples of M grad s; beyond those printed this program has no closed form")
        .toList();
  }

  private static boolean closed(ScalarBlock block, FlowSetting flow) {
    int power = flow.metric(block.layer()).power();
    return block.depth() == 2 && (power == ENTROPY || power == LOG)
        && flow.metric(block.layer() + 1).power() == power;
  }

  private static boolean touched(ScalarBlock block, FlowSetting flow) {
    for (int i = 0; i < block.depth(); i++) {
      if (flow.metric(block.layer() + i).power() > 0) {
        return true;
      }
    }
    return false;
  }

  private static WrittenBody entropy(String name, ScalarBlock block) {
    String u = block.tensors().get(0);
    String v = block.tensors().get(1);
    return new WrittenBody(block.widths().get(1) - 1L,
        "%s[i] = log(%s[i,1] / %s[1,i]) / c_i - log(%s[1,1] / %s[1,1]) / c_1, c_i = %s[1,i] - %s[i,1], i = 2..%d"
            .formatted(name, v, u, v, u, u, v, block.widths().get(1)),
        ("%s_i = \\frac{1}{c_i}\\log\\frac{v_i}{u_i} - \\frac{1}{c_1}\\log\\frac{v_1}{u_1},\\quad c_i = u_i - v_i,"
            + "\\quad u = %s,\\ v = %s").formatted(name, latex(u), latex(v)),
        List.of("where c_i = 0, log(v_i / u_i) / c_i stands for its limit -1 / u_i"));
  }

  private static WrittenBody log(String name, ScalarBlock block) {
    String u = block.tensors().get(0);
    String v = block.tensors().get(1);
    return new WrittenBody(block.widths().get(1) - 1L,
        "%s[i] = 1 / (%s[1,i] %s[i,1]) - 1 / (%s[1,1] %s[1,1]), i = 2..%d"
            .formatted(name, u, v, u, v, block.widths().get(1)),
        "%s_i = \\frac{1}{u_i v_i} - \\frac{1}{u_1 v_1},\\quad u = %s,\\ v = %s"
            .formatted(name, latex(u), latex(v)),
        List.of());
  }

  private static String latex(String tensor) {
    return "U_{" + tensor.substring(1) + "}";
  }
}
