package lawsweep.road.theorem;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import lawsweep.circuit.laws.LawKind;
import lawsweep.circuit.line.PlainLine;
import lawsweep.law.NetLine;
import lawsweep.text.Many;

/** Softmax with cross entropy: the mean of all outputs stands still, the rest is a network with one output fewer. */
final class SoftmaxHeadStatement implements Statement {

  private static final Wording WORDING = new Wording(
      "softmax heads with cross entropy",
      List.of(
          "vec M > dense N > … > ce N (seq NxM in place of vec M, lowrank R [to N] for two matrices);",
          "vec M > ce N bias;  seq NxM > attn HxD … > ce as in the statement on attention;  any … > ce 1"),
      List.of(
          "softmax with cross entropy is the whole of what sees the outputs; generic parameters"),
      List.of(
          "one class: nothing moves, so all D parameters are laws; more of them:",
          "the sums over classes of each column of the last matrix, and of its biases, stand still: m + [bias]",
          "laws, where m is the dimension of what the last matrix reads; with attention that is H D + [o]",
          "all other laws are those of the same network with one output fewer and mean squared error:",
          "none of one matrix; of more matrices D - R(n*), of attention those of its statement with M - 1 for M",
          "in V and O; with two classes a network has one output, and with it scalar blocks may arise"),
      "softmax-head.md",
      Wording.PROVED,
      "column sums: Kunin and others (arXiv 2012.04728), Marcotte, Gribonval, Peyré (arXiv 2506.06194, Prop. 3.11);"
          + " all other laws: this project, as far as it knows");

  @Override
  public String label() {
    return "softmax-head";
  }

  @Override
  public Wording wording() {
    return WORDING;
  }

  @Override
  public Optional<Instance> of(NetLine line) {
    return PlainLine.of(line.text()).filter(plain -> plain.size() > 1 && plain.last().is("ce"))
        .flatMap(plain -> oneClass(plain, line).or(() -> attention(plain, line)).or(() -> matrices(plain, line)));
  }

  private static Optional<Instance> oneClass(PlainLine plain, NetLine line) {
    return plain.last().sizes().equals(List.of(1)) ? Optional.of(still(line)) : Optional.empty();
  }

  private static Instance still(NetLine line) {
    return Instance.complete(line.parameters(), Map.of(LawKind.STILL, line.parameters()),
        "D = " + Many.grouped(line.parameters()), "one class");
  }

  private static Optional<Instance> attention(PlainLine plain, NetLine line) {
    return Heads.behindLoss(plain)
        .map(heads -> heads.sizes().seen() == 0 ? still(line) : attention(heads, line.parameters()));
  }

  /** Differences of outputs, where there are any, are sums of entries of the last tensor, too. */
  private static Instance attention(Heads heads, long parameters) {
    long columns = heads.heads() * heads.width() + heads.bias('o');
    SortedMap<LawKind, Long> kinds = heads.kinds();
    kinds.merge(LawKind.COLUMNS, kinds.getOrDefault(LawKind.SUMS, 0L), Math::addExact);
    kinds.remove(LawKind.SUMS);
    return fewer(parameters, columns, kinds, Map.of(), List.of(heads.checked()), heads.formula());
  }

  private static Optional<Instance> matrices(PlainLine plain, NetLine line) {
    List<PlainLine.Layer> layers =
        plain.last().sizes().isEmpty() ? plain.layers().subList(0, plain.size() - 1) : plain.layers();
    PlainLine.Layer last = layers.getLast();
    if (layers.size() == 2 && layers.getFirst().is("vec", "seq") && last.is("dense", "ce") && last.has("bias")) {
      int read = layers.getFirst().sizes().getLast();
      return Optional.of(last.sizes().getFirst() == 1 ? still(line)
          : fewer(line.parameters(), read + 1L, new TreeMap<>(), Map.of(), List.of(), "0"));
    }
    return layers.size() == 1 ? Optional.empty()
        : Factors.of(layers).map(factors -> factors.outputs() == 1 ? still(line) : matrices(factors));
  }

  private static Instance matrices(Factors factors) {
    Factors fewer = factors.fewer();
    return fewer(factors.parameters(), factors.widths().get(1), fewer.kinds(), fewer.others(),
        List.of("with one output fewer: " + fewer.checked()), fewer.formula());
  }

  private static Instance fewer(long parameters, long columns, SortedMap<LawKind, Long> rest, Map<String, Long> others,
      List<String> checked, String formula) {
    SortedMap<LawKind, Long> kinds = new TreeMap<>(rest);
    kinds.merge(LawKind.COLUMNS, columns, Math::addExact);
    Instance instance = new Instance(parameters, kinds, others, checked, "");
    return instance.with(Many.grouped(columns) + " + " + formula + " = " + Many.grouped(instance.laws()));
  }
}
