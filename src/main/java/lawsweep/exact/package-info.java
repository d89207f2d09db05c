/**
 * Ranks modulo a prime, exactly, from rows that come block after block. Begin with
 * {@link lawsweep.exact.EchelonBasis}; {@link lawsweep.exact.Annihilator} serves many small spans,
 * {@link lawsweep.exact.ColumnFold} trades columns for a small probability of losing rank, and
 * {@link lawsweep.exact.Primes} are drawn. Uses residues, random words and the operations of {@code kernel}, whatever
 * computes them.
 */
package lawsweep.exact;
