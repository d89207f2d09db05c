package lawsweep.circuit.line;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lawsweep.network.Architecture;
import lawsweep.network.Bias;
import lawsweep.network.Family;
import lawsweep.text.SpotException;

/** The matrices of a chain in their order, from the input on, with rectifiers between them. */
final class ChainLayers {

  private static final String CHAINS = "draws of the weights need a chain 'vec M > dense N > relu > … > dense N' with"
      + " 'bias' on all layers, on all but the last or on none, or 'vec M > res(mlp R relu) > …'";

  private static final Pattern SOURCE = Pattern.compile("vec ([0-9]+)");
  private static final Pattern DENSE = Pattern.compile("(?:dense|out|ce) ([0-9]+)( bias)?");
  private static final Pattern MLP = Pattern.compile("mlp ([0-9]+) relu((?: bias| to [0-9]+)*)");
  private static final Pattern TARGET = Pattern.compile(" to ([0-9]+)");
  private static final int LONGEST_SHOWN = 40;

  private final List<Integer> widths = new ArrayList<>();
  private final List<Boolean> biases = new ArrayList<>();
  private Node last;
  /** True behind a matrix that no rectifier follows yet. */
  private boolean open;

  private ChainLayers(int inputs, Node before) {
    this.last = before;
    widths.add(inputs);
  }

  /**
   * The network of a line.
   *
   * @throws SpotException if it is no chain
   */
  static Architecture network(List<Node> line) {
    List<Node> nodes = PlainLine.written(line);
    Matcher source = SOURCE.matcher(nodes.getFirst().text());
    if (!source.matches()) {
      throw refused(nodes.getFirst(), "");
    }
    ChainLayers layers = new ChainLayers(Integer.parseInt(source.group(1)), nodes.getFirst());
    boolean bare = nodes.size() > 2 && nodes.getLast().text().equals("ce");
    List<Node> rest = nodes.subList(1, nodes.size() - (bare ? 1 : 0));
    boolean blocks = !rest.isEmpty() && rest.getFirst() instanceof Node.Residual;
    if (blocks) {
      rest.forEach(layers::block);
    } else {
      layers.all(rest);
    }
    return layers.network(blocks ? Family.RESIDUAL : Family.RELU);
  }

  private void all(List<Node> nodes) {
    nodes.forEach(this::add);
    if (!open || biases.size() < 2) {
      throw refused(nodes.isEmpty() ? last : nodes.getLast(), " at the end");
    }
  }

  private void add(Node node) {
    Matcher dense = DENSE.matcher(node.text());
    Matcher mlp = MLP.matcher(node.text());
    if (open && node.text().equals("relu")) {
      open = false;
    } else if (!open && dense.matches()) {
      matrix(node, Integer.parseInt(dense.group(1)), dense.group(2) != null);
    } else if (!open && mlp.matches()) {
      boolean bias = mlp.group(2).contains("bias");
      Matcher target = TARGET.matcher(mlp.group(2));
      int outer = target.find() ? Integer.parseInt(target.group(1)) : widths.getLast();
      matrix(node, Integer.parseInt(mlp.group(1)), bias);
      matrix(node, outer, bias);
    } else {
      boolean second = dense.matches() || mlp.matches();
      throw refused(node, second ? " right behind " + shown(last) : "");
    }
  }

  /** The last matrix may lack the biases of all others: that it is not the last shows at the next one. */
  private void matrix(Node node, int width, boolean bias) {
    if (!biases.isEmpty() && ((bias && !biases.getFirst()) || !biases.getLast().equals(biases.getFirst()))) {
      throw refused(bias && !biases.getFirst() ? node : last, " among layers with other biases");
    }
    if (biases.size() == Architecture.MAX_DEPTH) {
      throw refused(node, " as one more than " + Architecture.MAX_DEPTH + " matrices");
    }
    widths.add(width);
    biases.add(bias);
    last = node;
    open = true;
  }

  /** A residual block: two matrices with a rectifier between them, back to the width that comes in. */
  private void block(Node node) {
    if (!(node instanceof Node.Residual residual)
        || !residual.side().stream().allMatch(side -> side.text().equals("id"))) {
      throw refused(node, "");
    }
    ChainLayers inner = new ChainLayers(widths.getLast(), node);
    inner.all(PlainLine.written(residual.main()));
    boolean back = inner.widths.getLast().equals(widths.getLast());
    if (inner.biases.size() != 2 || inner.biases.contains(true) || !back) {
      throw refused(node, "");
    }
    for (int width : inner.widths.subList(1, inner.widths.size())) {
      matrix(node, width, false);
    }
  }

  private Architecture network(Family family) {
    List<Integer> outputFirst = new ArrayList<>(widths);
    Collections.reverse(outputFirst);
    Bias bias = !biases.getFirst() ? Bias.NONE : biases.getLast() ? Bias.ALL : Bias.HIDDEN;
    return new Architecture(family, outputFirst, bias);
  }

  private static SpotException refused(Node node, String where) {
    return node.spot().error(CHAINS + ", got " + shown(node) + where);
  }

  private static String shown(Node node) {
    String text = node.text();
    return text.codePointCount(0, text.length()) <= LONGEST_SHOWN ? text
        : text.substring(0, text.offsetByCodePoints(0, LONGEST_SHOWN)) + "…";
  }
}
