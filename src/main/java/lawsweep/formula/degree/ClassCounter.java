package lawsweep.formula.degree;

import lawsweep.exact.EchelonBasis;
import lawsweep.kernel.Kernels;
import lawsweep.residue.Matrix;
import lawsweep.residue.PrimeField;
import lawsweep.work.Team;
import lawsweep.work.Watch;

/** Counts the laws of one class in one draw. */
final class ClassCounter {

  /** Rows besides as many as there are monomials, where the known laws do not meet the kernel before. */
  private static final int MARGIN = 8;

  private final Ground ground;
  private final Kernels kernels;
  private final DegreeStreams streams;
  private final PrimeField field;
  private final RingRank ring;

  ClassCounter(Ground ground, Kernels kernels, DegreeStreams streams) {
    this.ground = ground;
    this.kernels = kernels;
    this.streams = streams;
    this.field = new PrimeField(streams.prime());
    this.ring = new RingRank(field, kernels, ground, streams.question().degree(), streams.checks());
  }

  /**
   * What was found.
   *
   * @param monomials the columns of the equations
   * @param basis the span of the equations
   * @param generated the rank of the products of known laws
   */
  record Found(Monomials monomials, EchelonBasis basis, int generated) {

    /** The dimension of the kernel. */
    int dimension() {
      return monomials.size() - basis.rank();
    }
  }

  /** The draw. */
  DegreeStreams streams() {
    return streams;
  }

  /** The prime. */
  PrimeField field() {
    return field;
  }

  /** Adds equations until the kernel is what the known laws generate, or there are enough of them. */
  Found count(PlannedClass planned, Team team, Watch watch) {
    int degree = streams.question().degree();
    int size = planned.monomials();
    watch.ask();
    int generated = ring.of(ground.marks(planned), degree, size, streams.points(planned.odd()), team,
        watch);
    Monomials monomials = ground.monomials(degree, planned);
    FieldRows rows = new FieldRows(field, ground, monomials, streams, planned.odd());
    EchelonBasis basis = new EchelonBasis(field, kernels, size);
    for (int first = 0; first < size + MARGIN && basis.rank() < size - generated; first += EchelonBasis.BLOCK) {
      watch.ask();
      Matrix block = Matrix.zero(Math.min(EchelonBasis.BLOCK, size + MARGIN - first), size);
      rows.fill(first, block, team);
      basis.absorb(block, team, watch);
    }
    return new Found(monomials, basis, generated);
  }
}
