package lawsweep.formula.degree;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lawsweep.exact.EchelonBasis;
import lawsweep.kernel.Kernels;
import lawsweep.law.Fingerprint;
import lawsweep.residue.PrimeField;
import lawsweep.work.Team;
import lawsweep.work.Watch;

/** Counts the polynomial laws of a degree and those that the known laws generate, class by class. */
public final class DegreeCounter {

  /** The version of the rules: what is drawn from what. */
  static final String ENGINE = "degree-1";

  /** How many primes and sets of random points are tried where one leaves a difference. */
  static final int DRAWS = 2;

  private final Kernels kernels;

  /** A counter that computes with the given kernels. */
  public DegreeCounter(Kernels kernels) {
    this.kernels = kernels;
  }

  /**
   * Counts; a pure function of the question.
   *
   * @param team shares rows and eliminations
   * @param watch asked between blocks of rows; may end the work
   */
  public DegreeCertificate count(DegreePlan plan, Team team, Watch watch) {
    return new Draws(plan.question()).count(plan, team, watch);
  }

  /** Counts, and writes the laws as polynomials. */
  public DegreeResult countWithBasis(DegreePlan plan, Team team, Watch watch) {
    Draws draws = new Draws(plan.question());
    draws.written = new LawBasis(plan.question().subject(), draws.ground, draws.counters.getLast());
    DegreeCertificate certificate = draws.count(plan, team, watch);
    return new DegreeResult(certificate, Optional.of(draws.basis));
  }

  /** The draws of a question, taken one after the other until the kernel is what the known laws generate. */
  private final class Draws {
    private final DegreeQuestion question;
    private final Ground ground;
    private final List<ClassCounter> counters = new ArrayList<>();
    private final Fingerprint fingerprint = new Fingerprint();
    private final List<BasisClass> basis = new ArrayList<>();
    /** Writes the laws of the first draw; null where nobody asks for them. */
    private LawBasis written;

    Draws(DegreeQuestion question) {
      this.question = question;
      this.ground = Ground.of(question);
      for (int draw = 0; draw < DRAWS; draw++) {
        counters.add(new ClassCounter(ground, kernels, new DegreeStreams(question, draw)));
      }
    }

    DegreeCertificate count(DegreePlan plan, Team team, Watch watch) {
      List<Integer> primes = counters.stream().map(draw -> draw.field().p()).toList();
      fingerprint.add(ENGINE + " " + question.subject().stem() + " degree " + question.degree() + " seed "
          + question.seed() + " primes " + primes);
      List<ClassCount> classes = new ArrayList<>();
      for (PlannedClass planned : plan.classes()) {
        classes.add(count(planned, team, watch));
      }
      return new DegreeCertificate(ENGINE, question, primes, classes, fingerprint.hex());
    }

    private ClassCount count(PlannedClass planned, Team team, Watch watch) {
      int dimension = planned.monomials();
      int generated = 0;
      int taken = 0;
      while (taken == 0 || (taken < DRAWS && generated < dimension)) {
        ClassCounter draw = counters.get(taken);
        ClassCounter.Found found = draw.count(planned, team, watch);
        dimension = Math.min(dimension, found.dimension());
        generated = Math.max(generated, found.generated());
        note(found, draw, planned, taken, fingerprint);
        if (taken == 0 && written != null && found.dimension() > 0) {
          basis.add(written.of(planned, found, draw));
        }
        taken++;
      }
      fingerprint.add(planned.odd() + " copies " + planned.copies() + " monomials " + planned.monomials()
          + " dimension " + dimension + " generated " + generated + " draws " + taken);
      return new ClassCount(planned.odd(), planned.copies(), planned.monomials(), dimension, generated, taken);
    }
  }

  /** The pivots of the equations, and a random linear form's values on their reduced basis. */
  private static void note(ClassCounter.Found found, ClassCounter draw, PlannedClass planned, int index,
      Fingerprint fingerprint) {
    EchelonBasis basis = found.basis();
    PrimeField field = draw.field();
    double[] form = new double[planned.monomials()];
    DegreeStreams.fill(field, draw.streams().form(planned.odd()), index, form);
    double[] values = basis.reducedTimes(form);
    int[] canonical = new int[values.length];
    for (int i = 0; i < values.length; i++) {
      canonical[i] = field.canonical(values[i]);
    }
    fingerprint.add(basis.pivots());
    fingerprint.add(canonical);
  }
}
