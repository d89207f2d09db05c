package lawsweep.library;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import lawsweep.law.Loss;
import lawsweep.law.NetLine;
import lawsweep.law.Subject;
import lawsweep.network.Architecture;
import lawsweep.network.Bias;
import lawsweep.network.Family;
import lawsweep.text.SpotException;

/**
 * A network whose laws can be counted: one that a line of the language says, or one of a family with widths, which run
 * from the output to the input, as everywhere. Immutable.
 */
public final class Network {

  private final Subject subject;

  private Network(Subject subject) {
    this.subject = subject;
  }

  /**
   * A network from input to output in one line, such as {@code vec 2 > dense 3 > relu > out 2}; the command
   * {@code describe --help} has the words.
   *
   * @throws IllegalArgumentException with one line that names the column, if it is none
   */
  public static Network of(String line) {
    try {
      return new Network(new NetLine(lawsweep.circuit.line.Network.of(line)));
    } catch (SpotException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  /**
   * A linear network.
   *
   * @param widths output, hidden ones, input: at least three, each from 1 to {@value Architecture#MAX_WIDTH}
   * @throws IllegalArgumentException with one line, if there is no such network; so do all families
   */
  public static Network linear(int... widths) {
    return of(Family.LINEAR, widths);
  }

  /** A network with ReLU. */
  public static Network relu(int... widths) {
    return of(Family.RELU, widths);
  }

  /** Residual blocks with ReLU: widths m,r,m or m,r,m,r,m and so on. */
  public static Network residual(int... widths) {
    return of(Family.RESIDUAL, widths);
  }

  /** An attention head: widths dim,d,dim. */
  public static Network attention(int... widths) {
    return of(Family.ATTENTION, widths);
  }

  /** A network of any family. */
  public static Network of(Family family, int... widths) {
    List<Integer> all = Arrays.stream(widths).boxed().toList();
    return new Network(new Subject.Widths(new Architecture(family, all, Bias.NONE), Loss.MSE));
  }

  /**
   * The same with biases.
   *
   * @throws IllegalArgumentException with one line, if its family has none, or a line says the network
   */
  public Network with(Bias bias) {
    Subject.Widths widths = widths("bias");
    return new Network(new Subject.Widths(
        new Architecture(widths.network().family(), widths.network().widths(), bias), widths.loss()));
  }

  /**
   * The same with another loss.
   *
   * @throws IllegalArgumentException with one line, if a line says the network
   */
  public Network with(Loss loss) {
    return new Network(new Subject.Widths(widths("loss").network(), loss));
  }

  private Subject.Widths widths(String what) {
    return Optional.of(subject).filter(Subject.Widths.class::isInstance).map(Subject.Widths.class::cast)
        .orElseThrow(() -> new IllegalArgumentException("expected the " + what + " in the line of the network, got it"
            + " besides " + subject));
  }

  /** D, how many weights it has. */
  public long parameters() {
    return subject.parameters();
  }

  Subject subject() {
    return subject;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Network network && network.subject.equals(subject);
  }

  @Override
  public int hashCode() {
    return subject.hashCode();
  }

  /** The line, or family and widths, such as {@code relu 2,3,2 bias all loss ce}. */
  @Override
  public String toString() {
    return switch (subject) {
      case NetLine line -> line.text();
      case Subject.Widths widths -> widths.family() + " " + widths.network().widthsLabel()
          + (widths.network().bias() == Bias.NONE ? "" : " bias " + widths.network().bias().label())
          + (widths.loss() == Loss.MSE ? "" : " loss " + widths.loss().label());
    };
  }
}
