package lawsweep.road.symmetry;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import lawsweep.circuit.Circuit;
import lawsweep.circuit.Shapes;
import lawsweep.circuit.Step;
import lawsweep.circuit.line.Network;
import lawsweep.law.LawCell;
import lawsweep.network.Architecture;

/**
 * A network whose outputs are polynomials of its weights and of one input of numbers.
 *
 * @param circuit what it computes
 * @param input the step of the input
 * @param tokens how many vectors the input consists of; 1 for {@code vec}
 * @param inputs n, the entries of each of them, which a group acts on
 * @param outputs the entries along the output's last side, which equivariant labels turn
 * @param degrees of the outputs as polynomials of the input
 */
record SymmetricNetwork(Circuit circuit, int input, int tokens, int inputs, int outputs, Degrees degrees) {

  /**
   * Degrees of the monomials that may occur.
   *
   * @param least of them
   * @param most of them; -1 if there are none
   */
  record Degrees(int least, int most) {

    static final Degrees NUMBER = new Degrees(0, 0);
    static final Degrees INPUT = new Degrees(1, 1);
    private static final int CAP = 1 << 20;

    private Degrees times(Degrees other) {
      return new Degrees(Math.min(CAP, least + other.least), Math.min(CAP, most + other.most));
    }

    private Degrees plus(Degrees other) {
      return new Degrees(Math.min(least, other.least), Math.max(most, other.most));
    }

    private Degrees power(int exponent) {
      return new Degrees((int) Math.min(CAP, (long) least * exponent), (int) Math.min(CAP, (long) most * exponent));
    }

    /** Whether all monomials have one degree. */
    boolean homogeneous() {
      return least == most;
    }
  }

  /** A network with widths, or one that a line says. */
  static Circuit circuit(LawCell cell) {
    return cell.line().map(line -> line.network().circuit())
        .orElseGet(() -> Network.of(line(cell.architecture())).circuit());
  }

  private static String line(Architecture a) {
    return IntStream.rangeClosed(1, a.depth()).mapToObj(i -> a.depth() - i)
        .map(i -> (i == 0 ? "out " : "dense ") + a.width(i))
        .collect(Collectors.joining(" > ", "vec " + a.width(a.depth()) + " > ", ""));
  }

  /** Why a circuit is no such network; empty if it is one. */
  static Optional<String> refusal(Circuit circuit) {
    if (circuit.centred()) {
      return Optional.of("expected outputs without a loss of their own, as of out, got ce");
    }
    for (Step step : circuit.steps()) {
      Optional<String> strange = strange(step);
      if (strange.isPresent()) {
        return Optional.of("expected a network that is linear or polynomial in weights and inputs, got one with "
            + strange.get());
      }
    }
    List<Step> inputs = circuit.steps().stream().filter(Step.Input.class::isInstance).toList();
    int sides = inputs.size() == 1 ? inputs.getFirst().shape().size() : 0;
    return sides == 1 || sides == 2 ? Optional.empty()
        : Optional.of("expected a network with one input, vec or seq, which a symmetry can act on, got another source");
  }

  private static Optional<String> strange(Step step) {
    return switch (step) {
      case Step.Gate _ -> Optional.of("rectifiers");
      case Step.Apply apply -> Optional.of(switch (apply.function()) {
        case EXP, RECIPROCAL -> "softmax";
        default -> apply.function().name().toLowerCase(Locale.ROOT);
      });
      case Step.InverseRoot _ -> Optional.of("norms");
      case Step.OneHot _ -> Optional.of("tokens");
      case Step.Rotation _ -> Optional.of("rotary positions");
      case Step.Parameter _,Step.Input _,Step.Constant _,Step.Contraction _,Step.Sum _,Step.Power _ ->
        Optional.empty();
    };
  }

  /**
   * The network of a circuit.
   *
   * @throws IllegalArgumentException with one line if it is none, see {@link #refusal}
   */
  static SymmetricNetwork of(Circuit circuit) {
    Optional<String> refusal = refusal(circuit);
    if (refusal.isPresent()) {
      throw new IllegalArgumentException(refusal.get());
    }
    int input = 0;
    Degrees[] degrees = new Degrees[circuit.steps().size()];
    for (int i = 0; i < degrees.length; i++) {
      Step step = circuit.steps().get(i);
      degrees[i] = degrees(step, degrees);
      input = step instanceof Step.Input ? i : input;
    }
    List<Integer> sides = circuit.steps().get(input).shape();
    List<Integer> out = circuit.steps().get(circuit.output()).shape();
    return new SymmetricNetwork(circuit, input, sides.size() == 1 ? 1 : sides.getFirst(), sides.getLast(),
        out.isEmpty() ? 1 : out.getLast(), degrees[circuit.output()]);
  }

  private static Degrees degrees(Step step, Degrees[] before) {
    return switch (step) {
      case Step.Input _ -> Degrees.INPUT;
      case Step.Contraction c -> before[c.left()].times(before[c.right()]);
      case Step.Sum sum -> sum.terms().stream().map(term -> before[term.wire()]).reduce(Degrees::plus).orElseThrow();
      case Step.Power power -> before[power.from()].power(power.exponent());
      default -> Degrees.NUMBER;
    };
  }

  /** Whether outputs are linear functions of the input, without constants. */
  boolean linear() {
    return degrees.equals(Degrees.INPUT);
  }

  /** Whether its fields are those of second moments alone with a squared loss: linear on one vector. */
  boolean byMoments() {
    return linear() && tokens == 1 && circuit.steps().get(circuit.output()).shape().size() <= 2
        && Shapes.size(circuit.steps().get(circuit.output()).shape()) == outputs;
  }
}
