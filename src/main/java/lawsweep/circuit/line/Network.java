package lawsweep.circuit.line;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import lawsweep.circuit.Circuit;
import lawsweep.circuit.Step;
import lawsweep.circuit.word.Layer;
import lawsweep.circuit.word.Stage;
import lawsweep.circuit.word.Token;
import lawsweep.circuit.word.Value;
import lawsweep.circuit.word.Weave;
import lawsweep.text.Spot;

/**
 * A network that was written in the language, or some of its tensors with all others drawn anew for every field.
 *
 * @param line its normal form: two networks are equal if and only if their lines are, and their blocks
 * @param lawsOf the tensors that are parameters, as {@link Block} writes them; empty for all of them
 * @param circuit what it computes
 * @param stages its layers in order, {@code L*( … )} written out, the source first
 */
public record Network(String line, Optional<String> lawsOf, Circuit circuit, List<Stage> stages) {

  /** The most characters of a network, in a line or a file. */
  public static final int LONGEST = Lexer.LONGEST;

  /** With a list that does not change. */
  public Network {
    stages = List.copyOf(stages);
  }

  /**
   * Reads one line.
   *
   * @throws lawsweep.text.SpotException if it says nothing sensible
   */
  public static Network of(String line) {
    return of(Parser.line(line));
  }

  /**
   * Reads a file: one layer a line, comments, named layers.
   *
   * @throws lawsweep.text.SpotException if it says nothing sensible
   */
  public static Network ofFile(String text) {
    return of(Parser.file(text));
  }

  private static Network of(List<Node> nodes) {
    String line = Node.line(nodes);
    if (line.length() > Lexer.LONGEST) {
      throw nodes.getLast().spot().error(Lexer.tooLong(line.length()) + " with all parts filled in");
    }
    return of(line, nodes, Batch.of(nodes));
  }

  private static Network of(String line, List<Node> nodes, int batch) {
    Builder builder = new Builder(new Weave(batch));
    Value output = builder.walk(nodes, new Value(-1, Value.Form.NOTHING, List.of()), new Scope("", ""));
    return new Network(line, Optional.empty(), builder.weave.circuit(output), builder.weave.stages());
  }

  /**
   * The same with some of its tensors as parameters, and all others drawn anew for every field: its laws are those that
   * depend on these tensors only. With all of them it is the network itself.
   *
   * @param names names of tensors, layers or groups of layers with commas between them, {@code l1.U,l2}
   * @throws lawsweep.text.SpotException if they name no such tensors, or one of them twice
   * @throws IllegalStateException if this is a block already
   */
  public Network block(String names) {
    if (lawsOf.isPresent()) {
      throw new IllegalStateException("expected a whole network, got the block " + lawsOf.get());
    }
    Block block = Block.of(this, names);
    return block.whole() ? this : new Network(line, Optional.of(block.text()), circuit.block(block.tensors()), stages);
  }

  /**
   * What it computes for several samples side by side, which all wires have a first side for; empty if it has layers
   * that look at a batch of samples as it is, and for a block, whose other tensors would be the same in all of them.
   *
   * @throws lawsweep.text.SpotException if that is too large
   */
  public Optional<Circuit> sideBySide(int samples) {
    List<Node> nodes = Parser.line(line);
    return lawsOf.isPresent() || Batch.of(nodes) > 0 ? Optional.empty() : Optional.of(of(line, nodes, samples).circuit);
  }

  /** D. */
  public long parameters() {
    return circuit.parameters();
  }

  /** True if there are rectifiers, whose gates are free unless data says what they are. */
  public boolean rectified() {
    return circuit.steps().stream().anyMatch(Step.Gate.class::isInstance);
  }

  /**
   * How the layers in some parentheses are named.
   *
   * @param prefix what their names begin with
   * @param suffix what the names that a user gave end with: the number of the copy
   */
  private record Scope(String prefix, String suffix) {}

  /** Applies layers in order. */
  private static final class Builder {

    private final Weave weave;
    private final Set<String> names = new HashSet<>();
    private int count;

    Builder(Weave weave) {
      this.weave = weave;
    }

    Value walk(List<Node> nodes, Value in, Scope scope) {
      Value value = in;
      for (Node node : nodes) {
        value = switch (node) {
          case Node.Leaf leaf -> weave.apply(leaf.layer(), name(leaf.name(), scope), leaf.phrase(), value);
          case Node.Residual residual -> residual(residual, value, scope);
          case Node.Repeat repeat -> repeat(repeat, value, scope);
        };
      }
      return value;
    }

    private Value residual(Node.Residual node, Value in, Scope scope) {
      Scope inner = node.name().isPresent() ? new Scope(name(node.name(), scope) + ".", "") : scope;
      Value main = walk(node.main(), in, inner);
      return weave.sum(main, walk(node.side(), in, inner), node.spot());
    }

    private Value repeat(Node.Repeat node, Value in, Scope scope) {
      Value value = in;
      String between = scope.suffix().isEmpty() ? "" : "_";
      for (int i = 1; i <= node.times(); i++) {
        String copy = scope.suffix() + (node.times() == 1 ? "" : between + i);
        Scope inner = new Scope(scope.prefix(), copy);
        value = walk(node.body(), value,
            node.name().isPresent() ? new Scope(name(node.name(), inner) + ".", "") : inner);
      }
      return value;
    }

    private String name(Optional<Token> given, Scope scope) {
      if (given.isEmpty()) {
        return scope.prefix() + (names.isEmpty() && names.add("in") ? "in" : "l" + ++count);
      }
      String name = scope.prefix() + given.get().text() + scope.suffix();
      if (!names.add(name)) {
        throw given.get().spot().error("there is a layer called '" + name + "' already");
      }
      return name;
    }
  }

  /** How many samples run through a network together. */
  private static final class Batch {

    private final Set<Integer> sizes = new HashSet<>();
    private boolean asked;

    /** 0 unless a layer looks at several samples. */
    static int of(List<Node> nodes) {
      Batch batch = new Batch();
      batch.look(nodes);
      return !batch.asked ? 0 : batch.sizes.isEmpty() ? Layer.DEFAULT_BATCH : batch.sizes.iterator().next();
    }

    private void look(List<Node> nodes) {
      for (Node node : nodes) {
        switch (node) {
          case Node.Leaf leaf -> note(leaf.layer(), leaf.spot());
          case Node.Residual residual -> {
            look(residual.main());
            look(residual.side());
          }
          case Node.Repeat repeat -> look(repeat.body());
        }
      }
    }

    private void note(Layer layer, Spot spot) {
      asked |= layer.batched();
      OptionalInt size = layer.batch();
      if (size.isPresent() && sizes.add(size.getAsInt()) && sizes.size() > 1) {
        throw spot.error("all layers see one batch, got batches of " + sizes.stream().sorted().toList());
      }
    }
  }
}
