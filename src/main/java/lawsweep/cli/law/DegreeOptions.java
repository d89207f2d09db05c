package lawsweep.cli.law;

import java.util.Optional;
import lawsweep.cli.option.Threads;
import lawsweep.cli.terminal.Complaints;
import lawsweep.cli.terminal.UsageException;
import lawsweep.formula.LawQuestion;
import lawsweep.formula.degree.DegreeCounter;
import lawsweep.formula.degree.DegreePlan;
import lawsweep.formula.degree.DegreeQuestion;
import lawsweep.formula.degree.DegreeResult;
import lawsweep.kernel.vector.VectorKernels;
import lawsweep.text.Durations;
import lawsweep.work.Estimate;
import lawsweep.work.LimitCheck;
import lawsweep.work.Limits;
import lawsweep.work.ThreadTeam;
import lawsweep.work.Watch;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that ask for all polynomial laws of a degree. */
final class DegreeOptions {

  /** From here on people are told how long it takes. */
  private static final double LONG_SECONDS = 60;

  @Option(
      names = "--degree",
      paramLabel = "D",
      description = "Find out whether products of these laws are all polynomial laws of degree D, 1 to "
          + DegreeQuestion.MOST + ", and print the certificate; in JSON, verify accepts it. For networks of polynomials"
          + " and rectifiers.")
  private Integer degree;

  @Option(
      names = "--basis",
      description = "With --degree and --format json: also a basis of the laws of that degree, as polynomials.")
  private boolean basis;

  @Mixin
  private Threads threads;

  /** Whether a degree was asked about. */
  boolean given() {
    return degree != null;
  }

  /**
   * Refuses what is not said of a degree.
   *
   * @param json whether JSON is printed
   * @throws UsageException with one line
   */
  void check(LawQuestion question, boolean json) {
    if (basis && degree == null) {
      throw new UsageException("expected --basis with --degree D, got it alone");
    }
    if (basis && !json) {
      throw new UsageException("expected --basis with --format json, got another format");
    }
    if (degree != null && (question.flow().isPresent() || question.decay())) {
      throw new UsageException("expected --degree with plain gradient flow, got "
          + (question.decay() ? "weight decay" : "another flow"));
    }
  }

  /**
   * What is found out about the degree; empty if none was asked about.
   *
   * @throws UsageException if that cannot be done, with one line that says why
   */
  Optional<DegreeResult> result(LawQuestion question) {
    if (degree == null) {
      return Optional.empty();
    }
    DegreePlan plan = plan(question);
    Estimate estimate = plan.estimate();
    LimitCheck.refuse(estimate, Limits.DEFAULT).ifPresent(reason -> {
      throw new UsageException("--degree " + degree + " " + reason);
    });
    double seconds = estimate.flops() / Estimate.FLOPS_PER_SECOND;
    if (seconds > LONG_SECONDS) {
      Complaints.say("this may take about " + Durations.shown(seconds) + " of one core");
    }
    DegreeCounter counter = new DegreeCounter(new VectorKernels());
    try (ThreadTeam team = new ThreadTeam(threads.number())) {
      return Optional.of(basis ? counter.countWithBasis(plan, team, Watch.NONE)
          : new DegreeResult(counter.count(plan, team, Watch.NONE), Optional.empty()));
    }
  }

  private DegreePlan plan(LawQuestion question) {
    try {
      return DegreePlan.of(new DegreeQuestion(question.subject(), degree, 0));
    } catch (IllegalArgumentException e) {
      throw new UsageException(e.getMessage(), e);
    }
  }
}
