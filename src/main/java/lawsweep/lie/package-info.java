/**
 * Fields of a circuit at a point, their Lie brackets and Taylor series, in the arithmetics that counting needs:
 * residues, multidual numbers, power series, float64. Begin with {@link lawsweep.lie.BracketSource}, which makes
 * blocks of random vectors of any level of the filtration; {@link lawsweep.lie.FieldBlock} is the fast path for plain
 * chains, {@link lawsweep.lie.ModularFields} and {@link lawsweep.lie.RealFields} are fields at given inputs. Uses
 * networks, patterns and the operations of {@code kernel}; counts nothing.
 */
package lawsweep.lie;
