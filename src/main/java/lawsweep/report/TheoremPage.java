package lawsweep.report;

import java.util.List;
import java.util.stream.Collectors;
import lawsweep.json.NumberList;
import lawsweep.law.Validity;
import lawsweep.road.symmetric.Core;
import lawsweep.road.symmetric.ScalarBox;
import lawsweep.road.symmetric.TheoremRecord;
import lawsweep.road.symmetric.Tree;
import lawsweep.road.symmetric.WidthTheorem;
import lawsweep.road.symmetric.WidthVector;

/** A theorem as a page in Markdown: statement, exceptions, sub-networks of the proof, how to check it. */
public final class TheoremPage {

  private final WidthTheorem theorem;
  private final boolean inputFirst;
  private final StringBuilder page = new StringBuilder(1 << 14);

  private TheoremPage(WidthTheorem theorem, boolean inputFirst) {
    this.theorem = theorem;
    this.inputFirst = inputFirst;
  }

  /** The page, without a line break at its end; its network has the widths from output to input. */
  public static String of(TheoremRecord record) {
    return of(record, false);
  }

  /**
   * The page, without a line break at its end.
   *
   * @param inputFirst whether the widths of its network go from input to output
   */
  public static String of(TheoremRecord record, boolean inputFirst) {
    TheoremPage made = new TheoremPage(record.theorem(), inputFirst);
    made.statement();
    made.exceptions();
    record.network().ifPresent(made::network);
    made.covered();
    made.trees();
    made.subNetworks();
    made.verification();
    return made.page.toString().strip();
  }

  private void statement() {
    int q = theorem.depth();
    page.append("""
        # Conservation laws of linear networks of depth %1$d

        A deep linear network of depth %1$d has the weights U_1, …, U_%1$d, where U_i has the shape n_{i-1} × n_i: the \
        widths are n_0, …, n_%1$d ≥ 1, from output to input, and there are D = Σ n_{i-1} n_i parameters. Gradient flow \
        conserves the entries of U_i^T U_i − U_{i+1} U_{i+1}^T, 0 < i < %1$d, whatever the loss: these are the *known \
        laws*. Losses are those whose derivatives by the output span everything; under softmax and cross entropy the \
        column sums of U_1 are conserved as well.

        **Reduced widths n\\*.** Replace the width of every hidden layer by min(n_i, n_{i-1} + n_{i+1} − 1), until \
        nothing changes. Then set to 1 all widths between two consecutive layers of width 1, the ends included.

        **Theorem.** For all widths, at a generic point of the weights, the Lie algebra that the gradients of the \
        entries of U_1 ⋯ U_%1$d generate has the dimension

            R(n*) = Σ_{i=1..%1$d} n*_{i-1} n*_i − Σ_{0<i<%1$d} n*_i (n*_i + 1)/2,

        so there are exactly D − R(n\\*) independent conservation laws near it. *Generic* means: there is a polynomial \
        in the D weights that is not 0 and depends on the widths only, and the statement holds wherever it does not \
        vanish. Nothing is claimed at other weights; exactly balanced ones are such if a hidden layer is wider than \
        the narrowest layer. The known laws are all there are if and only if no two consecutive layers of width 1 are \
        three or more layers apart. Nothing is left open.

        **Valid** %2$s.

        The proof is in `src/main/java/lawsweep/road/symmetric/doc-files/proof.md` of the project; sections below are \
        those of the proof.

        """
        .formatted(q, Validity.OUTSIDE_A_NULL_SET.sentence()));
  }

  private void exceptions() {
    page.append("## Where there are more laws\n\n");
    if (theorem.exceptions().isEmpty()) {
      page.append("Nowhere: at depth ").append(theorem.depth())
          .append(" no two layers are three apart, and the known laws are complete for all widths.\n\n");
      return;
    }
    page.append("""
        In these sets of widths, and in no others, the known laws are not complete. Widths that are not named are free.

        | # | width 1 | width 2 or more |
        | --- | --- | --- |
        """);
    int number = 0;
    for (ScalarBox box : theorem.exceptions()) {
      number++;
      page.append("| ").append(number).append(" | ").append(box(box)).append(" | ")
          .append(between(box)).append(" |\n");
    }
    page.append('\n');
  }

  private static String box(ScalarBox box) {
    return "n_" + box.from() + " = n_" + box.to() + " = 1";
  }

  private static String between(ScalarBox box) {
    String dots = box.to() - box.from() > ScalarBox.SHORTEST ? ", …" : "";
    return "n_" + (box.from() + 1) + dots + ", n_" + (box.to() - 1);
  }

  private void network(WidthVector network) {
    page.append("## The network ").append(widths(network.widths())).append("\n\n");
    row("parameters D", network.parameters());
    page.append("| --- | --- |\n");
    row("reduced widths n\\*", widths(network.reduced()));
    row("dimension R(n\\*)", network.lieDim());
    row("independent laws", network.laws());
    row("known ones", network.knownLaws());
    row("laws beyond them", network.laws() - network.knownLaws());
    row("known laws complete", network.complete()
        ? "yes"
        : "no: " + network.boxes().stream().map(TheoremPage::box).collect(Collectors.joining("; ")));
    row("proved", network.covered() ? "by computing with sub-networks" : "by the theorem (sections 5 to 9)");
    page.append('\n');
  }

  private String widths(List<Integer> widths) {
    return inputFirst
        ? NumberList.text(widths.reversed()) + " (input to output)"
        : NumberList.text(widths);
  }

  private void row(String name, Object value) {
    page.append("| ").append(name).append(" | ").append(value).append(" |\n");
  }

  private void covered() {
    page.append("## What computing proves by itself\n\n");
    page.append("""
        The proof counts at a sparse point: a path from an output to an input, the *spine*, and a forest on the other \
        s_i = n\\*_i − 1 neurons of each layer. Where that forest can consist of the straight paths listed below, each \
        pair of its trees makes with the spine one of the *sub-networks* listed. (The proof and the JSON file call \
        them thread and cores.) The Lie algebra of each sub-network has been evaluated modulo a prime and leaves room \
        for its known laws only; so it does at almost all weights of the spine and the trees, and one choice of \
        weights serves all pairs. By sections 2 to 4 this proves the dimension for all such widths, without sections 5 \
        to 9. These widths are:

        """);
    page.append("    ").append(theorem.covered()).append("\n\n");
    page.append(theorem.covered().equals(WidthTheorem.ALL)
        ? "So nothing depends on sections 5 to 9 at this depth.\n\n"
        : "For all other widths the dimension is proved by the theorem, which needs sections 5 to 9.\n\n");
  }

  private void trees() {
    page.append("| tree | path through the layers |\n| --- | --- |\n");
    int number = 0;
    for (Tree tree : theorem.trees()) {
      page.append("| ").append(number).append(" | ")
          .append(tree.layers().stream().map(String::valueOf).collect(Collectors.joining(" – "))).append(" |\n");
      number++;
    }
    page.append('\n');
  }

  private void subNetworks() {
    page.append("## The sub-networks\n\n");
    page.append("""
        A sub-network has the widths m and, at a point where only the weights of its spine and trees are not 0, \
        as many independent brackets of random fields as R(m) = rank says.

        | trees | widths m | prime | fields in a bracket | samples | rank |
        | --- | --- | --- | --- | --- | --- |
        """);
    for (Core core : theorem.cores()) {
      page.append("| ").append(core.trees().isEmpty() ? "none" : list(core.trees())).append(" | ")
          .append(list(theorem.widths(core))).append(" | ").append(core.prime()).append(" | ")
          .append(core.bracketLength() == 1 ? "1" : "up to " + core.bracketLength()).append(" | ")
          .append(core.samples()).append(" | ").append(core.rank()).append(" |\n");
    }
    page.append('\n');
  }

  private static String list(List<Integer> numbers) {
    return NumberList.text(numbers);
  }

  private void verification() {
    page.append("""
        ## How to check it

            lawsweep theorem --depth %1$d --format json --out theorem-%1$d.json
            lawsweep verify theorem-%1$d.json

        The first command evaluates all sub-networks, and writes the same bytes on every machine; the second \
        takes a file from anyone, evaluates them again and refuses the file if any field of it differs. The fingerprint \
        (SHA-256) of this theorem, engine %2$s, is

            %3$s
        """
        .formatted(theorem.depth(), theorem.engine(), theorem.fingerprint()));
  }
}
