package lawsweep.circuit.laws.named;

import java.util.List;
import lawsweep.residue.PrimeField;

/** Laws that the structure of a circuit shows, with a proof. */
interface NamedLaw {

  /** The kind: {@code row space}. */
  String kind();

  /** What is conserved, after "are" or "is": {@code the row space of in.U}. */
  String text();

  /**
   * Gradients at a point, up to those of other laws of the circuit: they need not be independent, and there are none
   * where a denominator is 0.
   *
   * @param theta D residues
   * @return rows of D residues
   */
  List<double[]> gradients(PrimeField field, double[] theta);
}
