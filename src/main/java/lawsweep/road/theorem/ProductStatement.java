package lawsweep.road.theorem;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import lawsweep.circuit.laws.LawKind;
import lawsweep.circuit.line.PlainLine;
import lawsweep.law.NetLine;
import lawsweep.text.Many;

/** Products of factors: of vectors entry by entry, of matrices, of a matrix and itself, and beside a matrix. */
final class ProductStatement implements Statement {

  private static final String ROW_SPACE = "row space";

  private static final Wording WORDING = new Wording(
      "products of factors",
      List.of(
          "hadamard NxL;  sensing NxR;  vec M > dense N > … > out N (seq NxM in place of vec M,",
          "lowrank R [to N] for two matrices);  cp A,B rank R;  train A,B bonds R;  tucker A,B ranks R,S;",
          "vec M > lowrank R [to N] frozen|trained"),
      List.of("the product is the whole network, and all of it is seen; generic parameters"),
      List.of(
          "hadamard: N (L - 1) laws u_l² - u_(l+1)², which are known and all there are",
          "sensing: N max(0, R - N) laws, functions of the row space of U; none is polynomial or a known one",
          "matrices of widths n: D - R(n*) laws; the known ones are all unless scalar blocks are among them,",
          "layers of width 1 that are three or more apart, with wider ones only between them",
          Factors.MEANING.getFirst(),
          Factors.MEANING.getLast(),
          "two matrices: " + TwoLayers.MEANING,
          "lowrank beside a matrix: L2(N, M, R), and one more if N = M = 1 and the matrix is trained"),
      "products.md",
      Wording.PROVED,
      "the known laws: Arora, Cohen, Hazan (arXiv 1802.06509); that they are all, of two matrices: Marcotte, Gribonval,"
          + " Peyré (arXiv 2307.00144); the others: this project, as far as it knows");

  @Override
  public String label() {
    return "products";
  }

  @Override
  public Wording wording() {
    return WORDING;
  }

  @Override
  public Optional<Instance> of(NetLine line) {
    Optional<PlainLine> plain = PlainLine.of(line.text());
    return plain.flatMap(found -> found.size() == 1 ? tensor(found.last(), line) : Optional.empty())
        .or(() -> plain.flatMap(found -> found.size() == 2 ? beside(found.layers(), line) : Optional.empty()))
        .or(() -> plain.filter(found -> !found.last().is("ce")).flatMap(found -> Factors.of(found.layers()))
            .map(ProductStatement::matrices));
  }

  private static Optional<Instance> tensor(PlainLine.Layer tensor, NetLine line) {
    if (!tensor.is("hadamard", "sensing")) {
      return Optional.empty();
    }
    long size = tensor.sizes().getFirst();
    long number = tensor.sizes().getLast();
    if (tensor.is("hadamard")) {
      long laws = size * (number - 1);
      return Optional.of(Instance.complete(line.parameters(), Map.of(LawKind.NEURONS, laws),
          size + " · (" + number + " - 1) = " + Many.grouped(laws)));
    }
    long laws = size * Math.max(0, number - size);
    return Optional.of(new Instance(line.parameters(), new TreeMap<>(), Map.of(ROW_SPACE, laws), List.of(),
        size + " · max(0, " + number + " - " + size + ") = " + Many.grouped(laws)));
  }

  /** A product of two matrices beside one that is trained, or stands still. */
  private static Optional<Instance> beside(List<PlainLine.Layer> layers, NetLine line) {
    PlainLine.Layer layer = layers.getLast();
    if (!layers.getFirst().is("vec", "seq") || !layer.is("lowrank")
        || !(layer.has("frozen") || layer.has("trained"))) {
      return Optional.empty();
    }
    int inputs = layers.getFirst().sizes().getLast();
    TwoLayers two = new TwoLayers(layer.numberBehind("to").orElse(inputs), inputs, layer.sizes().getFirst());
    long scalar = layer.has("trained") && two.n() == 1 && two.m() == 1 ? 1 : 0;
    return Optional.of(new Instance(line.parameters(), new TreeMap<>(Map.of(LawKind.NEURONS, two.laws())),
        Map.of(Factors.SCALAR_BLOCK, scalar), List.of(),
        two + (scalar == 0 ? "" : " + 1") + " = " + Many.grouped(two.laws() + scalar)));
  }

  private static Instance matrices(Factors factors) {
    return new Instance(factors.parameters(), factors.kinds(), factors.others(), List.of(factors.checked()),
        factors.formula() + " = " + Many.grouped(factors.laws()));
  }
}
