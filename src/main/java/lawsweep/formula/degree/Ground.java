package lawsweep.formula.degree;

import java.util.List;
import lawsweep.formula.NetworkCircuit;
import lawsweep.network.Architecture;
import lawsweep.network.Family;
import lawsweep.residue.PrimeField;

/**
 * What a network is to the laws of a degree: its parameters, fields and known laws, and changes of signs that permute
 * the fields. These split monomials into classes: a class is a set of marks, and a parameter turns some of the marks.
 * The laws in each class are found by themselves.
 */
interface Ground {

  /**
   * The ground of a question.
   *
   * @throws IllegalArgumentException if the network is not polynomial, with one line that says so
   */
  static Ground of(DegreeQuestion question) {
    return question.subject().architecture().filter(Ground::layered).<Ground>map(WidthGround::new)
        .orElseGet(() -> new CircuitGround(question.subject(), NetworkCircuit.of(question.subject())));
  }

  private static boolean layered(Architecture network) {
    return network.family() == Family.LINEAR || network.family() == Family.RELU;
  }

  /** D. */
  int parameters();

  /**
   * The classes that have monomials of a degree, up to permutations of neurons.
   *
   * @throws IllegalArgumentException if one is too large or there are too many, with one line that says so
   */
  List<PlannedClass> classes(int degree);

  /** The marks of a class. */
  boolean[] marks(PlannedClass planned);

  /** How many marks each factor of a monomial turns at most. */
  int reach();

  /** The monomials of a class. */
  Monomials monomials(int degree, PlannedClass planned);

  /** Random fields mod p. */
  FieldSource fields(PrimeField field);

  /** The known laws of a degree at most, mod p. */
  List<Generator> generators(PrimeField field, int degree);

  /** Makes fields of W_0. Safe for many threads. */
  interface FieldSource {

    /** How many residues decide a field. */
    int coefficients();

    /**
     * Writes a field at a point.
     *
     * @param theta D residues
     * @param coefficients residues
     * @param out D residues
     */
    void field(double[] theta, double[] coefficients, double[] out);
  }
}
