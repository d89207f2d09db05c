/**
 * Prime fields in double arithmetic, and flat views of matrices. Begin with {@link lawsweep.residue.PrimeField}, which
 * says up to where sums of products are exact, and with {@link lawsweep.residue.Matrix}. Uses no other room.
 */
package lawsweep.residue;
