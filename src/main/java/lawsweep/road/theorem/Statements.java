package lawsweep.road.theorem;

import java.util.List;
import java.util.Optional;
import lawsweep.law.NetLine;
import lawsweep.text.Words;

/** All theorems on networks that a line says. */
public final class Statements {

  /** In the order in which they are asked about a network. */
  public static final List<Statement> ALL = List.of(new AttentionStatement(), new ConvolutionStatement(),
      new SoftmaxHeadStatement(), new ProductStatement());

  /** All of them by their labels. */
  public static final Words<Statement> WORDS = Words.of(ALL, Statement::label);

  private Statements() {}

  /**
   * A theorem and what it says of a network.
   *
   * @param statement the theorem
   * @param instance what it says
   */
  public record Said(Statement statement, Instance instance) {}

  /** The first theorem that speaks of a network, and what it says; empty if none does. */
  public static Optional<Said> of(NetLine line) {
    return ALL.stream().flatMap(statement -> statement.of(line).map(said -> new Said(statement, said)).stream())
        .findFirst();
  }
}
