package lawsweep.circuit.line;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import lawsweep.circuit.word.Layer;
import lawsweep.circuit.word.Phrase;
import lawsweep.circuit.word.Token;
import lawsweep.text.Spot;

/** A piece of a network: a layer, or layers in parentheses. */
sealed interface Node {

  /** The name before it, if it has one. */
  Optional<Token> name();

  /** Where it begins. */
  Spot spot();

  /** As it is written, without its name. */
  String text();

  /** How many layers it has when all is written out, parentheses included. */
  long count();

  /** A layer. */
  record Leaf(Optional<Token> name, Phrase phrase, Layer layer) implements Node {

    @Override
    public Spot spot() {
      return phrase.word().spot();
    }

    @Override
    public String text() {
      return phrase.normal();
    }

    @Override
    public long count() {
      return 1;
    }
  }

  /**
   * What its layers make, plus what went in or what other layers make of it.
   *
   * @param side the other layers; empty for what went in
   */
  record Residual(Optional<Token> name, Spot spot, List<Node> main, List<Node> side) implements Node {

    @Override
    public String text() {
      return "res(" + line(main) + (side.isEmpty() ? "" : " | " + line(side)) + ")";
    }

    @Override
    public long count() {
      return 1 + Node.count(main) + Node.count(side);
    }
  }

  /** Its layers several times, each time with weights of their own. */
  record Repeat(Optional<Token> name, Spot spot, int times, List<Node> body) implements Node {

    @Override
    public String text() {
      return times + "*(" + line(body) + ")";
    }

    @Override
    public long count() {
      return 1 + times * Node.count(body);
    }
  }

  /** The normal form of layers. */
  static String line(List<Node> nodes) {
    return nodes.stream().map(node -> node.name().map(name -> name.text() + ":").orElse("") + node.text())
        .collect(Collectors.joining(" > "));
  }

  /** How many layers there are when all is written out. */
  static long count(List<Node> nodes) {
    return nodes.stream().mapToLong(Node::count).sum();
  }
}
