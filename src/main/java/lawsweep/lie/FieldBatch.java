package lawsweep.lie;

import lawsweep.residue.Matrix;

/**
 * Many fields of one architecture at one point, computed together: their values, their Jacobian-vector products, their
 * Lie brackets. This is the batched kernel layer as users and benchmarks see it; every implementation gives the same
 * residues.
 */
public interface FieldBatch {

  /**
   * Takes fields from their coefficients.
   *
   * @param coefficients row s of matrix i is a_i of field s, residues, 0 ≤ i ≤ q; for linear networks matrices
   *     1..q-1 are not read
   */
  void load(Matrix[] coefficients);

  /** Writes the fields' values at the point, one row of D residues for each field. */
  void values(Matrix out);

  /**
   * Writes the fields' derivatives along directions, ∂χ_s v_s.
   *
   * @param directions v_s, one row of D residues for each field
   * @param out as many rows
   */
  void jvp(Matrix directions, Matrix out);

  /**
   * Writes [χ_s, ψ_s] = ∂χ_s ψ_s - ∂ψ_s χ_s for the fields χ of this batch and ψ of another.
   *
   * @param other a batch at the same point, of the same implementation, that holds equally many fields
   * @throws IllegalArgumentException if it is not
   */
  void bracket(FieldBatch other, Matrix out);
}
