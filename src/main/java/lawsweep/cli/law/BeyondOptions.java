package lawsweep.cli.law;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import lawsweep.cli.option.SpecFile;
import lawsweep.cli.terminal.UsageException;
import lawsweep.formula.LawQuestion;
import lawsweep.formula.print.FormulaFormat;
import lawsweep.formula.scalar.AlgebraicBound;
import lawsweep.formula.scalar.AlgebraicBounds;
import lawsweep.formula.scalar.Evaluation;
import lawsweep.network.Architecture;
import picocli.CommandLine.Option;

/** The options that ask about laws of scalar blocks that are no polynomials, in place of formulas. */
final class BeyondOptions {

  @Option(
      names = "--evaluate",
      paramLabel = "FILE",
      description = "Evaluate the hyperelliptic laws of a linear network with a block 1,n,m,1 at weights: a .npz"
          + " with U1, U2 and so on, n_{i-1} x n_i each, or with a leading side for many points.")
  private String points;

  @Option(
      names = "--algebraic-bound",
      description = "Bound how many laws of a linear network that is one scalar block, such as 1,2,2,1, are"
          + " algebraic, by p-th powers of derivations mod primes.")
  private boolean bound;

  /**
   * What is printed in place of formulas; empty if neither is asked for.
   *
   * @throws UsageException if it cannot be found out, with one line that says why
   */
  Optional<String> text(LawQuestion question, FormulaFormat format) throws IOException {
    if (points == null && !bound) {
      return Optional.empty();
    }
    String option = bound ? "--algebraic-bound" : "--evaluate";
    if (bound && points != null) {
      throw new UsageException("expected either --evaluate or --algebraic-bound, got both");
    }
    if (format != FormulaFormat.TEXT && format != FormulaFormat.JSON) {
      throw new UsageException("expected " + option + " with --format text or json, got " + format.label());
    }
    if (question.flow().isPresent() || question.decay()) {
      throw new UsageException("expected " + option + " with the plain gradient flow, got another");
    }
    Architecture network = question.subject().architecture().orElseThrow(() -> new UsageException(
        "expected " + option + " with --linear W, such as --linear 1,2,2,1, got --net"));
    try {
      return Optional.of(text(network, format == FormulaFormat.JSON));
    } catch (IllegalArgumentException e) {
      throw new UsageException(e.getMessage(), e);
    }
  }

  /** Whether formulas are not asked for. */
  boolean given() {
    return points != null || bound;
  }

  private String text(Architecture network, boolean json) throws IOException {
    if (bound) {
      AlgebraicBound found = AlgebraicBounds.of(network);
      return json ? found.json() : String.join("\n", found.text());
    }
    Path file = SpecFile.path(points);
    Evaluation evaluation = Evaluation.of(network, file);
    return json ? evaluation.json() : String.join("\n", evaluation.text());
  }
}
