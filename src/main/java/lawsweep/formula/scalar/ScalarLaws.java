package lawsweep.formula.scalar;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import lawsweep.formula.FormulaKind;
import lawsweep.formula.LawFormula;
import lawsweep.formula.LawQuestion;
import lawsweep.formula.WrittenBody;
import lawsweep.law.Loss;
import lawsweep.network.Architecture;

/** The laws of scalar blocks that the balances do not have, as formulas where a closed form is known. */
public final class ScalarLaws {

  private ScalarLaws() {}

  /**
   * Those with a closed form, one formula for each block that has one; none but for linear networks with widths. In
   * plain gradient flow, with or without decay, these are blocks 1,n_1,n_2,1; with the metric entropy or log on both
   * their matrices, blocks 1,r,1; with momentum there are none.
   */
  public static List<LawFormula> of(LawQuestion question) {
    Optional<Architecture> network = question.subject().architecture();
    if (network.isEmpty() || question.momentum()) {
      return List.of();
    }
    return question.flow().isPresent()
        ? MirrorBlocks.of(network.get(), question.flow().get())
        : curves(blocks(question, network.get()), question.decay());
  }

  /** Cross entropy does not see all of the outputs: a block that ends there has other laws. */
  private static List<ScalarBlock> blocks(LawQuestion question, Architecture a) {
    return ScalarBlock.of(a).stream().filter(block -> question.subject().loss() == Loss.MSE || block.layer() > 0)
        .toList();
  }

  private static List<LawFormula> curves(List<ScalarBlock> blocks, boolean decay) {
    List<ScalarBlock> curves = blocks.stream().filter(ScalarBlock::curve).toList();
    List<LawFormula> laws = new ArrayList<>();
    for (ScalarBlock block : curves) {
      String name = curves.size() == 1 ? "h" : "h" + (laws.size() + 1);
      laws.add(new LawFormula(name, FormulaKind.HYPERELLIPTIC, OptionalInt.empty(), body(name, block),
          decay ? decayed(block) : "1"));
    }
    return laws;
  }

  /** h_k is homogeneous of degree 2 k + 1 - 2 n: x counts twice, and R 2 (2 n + 1) times. */
  private static String decayed(ScalarBlock block) {
    int n = Math.min(block.widths().get(1), block.widths().get(2));
    return "exp(" + (n == 2 ? "-3" : "(2*k-" + (2 * n - 1) + ")") + "*integral(lambda))";
  }

  /**
   * What is known of the laws of the other blocks beyond those that are printed: one sentence for each block that has
   * any.
   */
  public static List<String> notes(LawQuestion question) {
    Optional<Architecture> network = question.subject().architecture();
    if (network.isEmpty() || question.momentum()) {
      return List.of();
    }
    return question.flow().isPresent()
        ? MirrorBlocks.notes(network.get(), question.flow().get())
        : blocks(question, network.get()).stream().filter(block -> !block.curve() && block.beyond() > 0)
            .map(ScalarLaws::open).toList();
  }

  private static String open(ScalarBlock block) {
    return "block %s (%s): %s beyond the balances, proved; no closed form is known. ".formatted(block.label(),
        block.tensorList(), block.beyond() == 1 ? "1 law" : block.beyond() + " laws")
        + "That none of them is algebraic is evidence mod small primes (laws --algebraic-bound) in every block tried,"
        + " no proof";
  }

  private static WrittenBody body(String name, ScalarBlock block) {
    int n = Math.min(block.widths().get(1), block.widths().get(2));
    int apart = Math.abs(block.widths().get(1) - block.widths().get(2));
    int i = block.layer() + 1;
    String last = n == 2 ? "0" : "0..." + (n - 2);
    String text = ("%s_k = sum_i sign_i int_{e_i}^{x_i} x^k dx / sqrt(R(x)), k = %s;"
        + " R(x) = %sdet(x I + G%d) det(x I - G%d)%s")
        .formatted(name, last, apart == 0 ? "x " : "", i, i + 1, apart > 1 ? " / x^" + (apart - 1) : "");
    String factor = apart == 0 ? "x\\," : apart == 1 ? "" : "x^{-" + (apart - 1) + "}";
    String latex = ("%s_k = \\sum_{i=1}^{%d} \\sigma_i \\int_{e_i}^{x_i} \\frac{x^k\\,dx}{\\sqrt{R(x)}},\\quad k = %s,"
        + "\\qquad R(x) = %s\\det(xI + G_{%d})\\,\\det(xI - G_{%d})").formatted(latexName(name), n,
            n == 2 ? "0" : "0,\\dots," + (n - 2), factor, i, i + 1);
    return new WrittenBody(n - 1L, text, latex, notes(name, block, n));
  }

  /** {@code h2} as h^{(2)}: its index is k. */
  private static String latexName(String name) {
    return name.length() == 1 ? name : name.charAt(0) + "^{(" + name.substring(1) + ")}";
  }

  private static List<String> notes(String name, ScalarBlock block, int n) {
    String u = block.tensors().get(0);
    String w = block.tensors().get(1);
    String v = block.tensors().get(2);
    int i = block.layer() + 1;
    List<String> notes = new ArrayList<>();
    notes.add("block %s (%s), G%d = %s^T %s - %s %s^T, G%d = %s^T %s - %s %s^T; x_1 > x_2 > ... are the %d largest"
        .formatted(block.label(), block.tensorList(), i, u, u, w, w, i + 1, w, w, v, v, n)
        + " squared singular values of %s, a_i and b_i its singular vectors".formatted(w));
    notes.add("sign_i = sign((a_i . %s) (b_i . %s) prod_{j != i} (x_i - x_j)); e_i is the largest zero of R below x_i,"
        .formatted(u, v) + " R >= 0 from there to the next zero");
    notes.add("%s_k is defined up to the real periods 2 int x^k dx / sqrt(R(x)) over the gap%s;"
        .formatted(name, n == 2 ? " of x_2" : "s of x_2, ..., x_" + n)
        + " k = %d gives no law but a clock, which runs at the rate 2 f along f grad s".formatted(n - 1));
    notes.add(block.square()
        ? "not algebraic, proved for blocks 1,n,n,1: every algebraic law of the block is locally a function of its"
            + " balances"
        : "not algebraic, by evidence mod small primes (laws --algebraic-bound), not proved: a proof is known for"
            + " blocks 1,n,n,1 only");
    return notes;
  }
}
