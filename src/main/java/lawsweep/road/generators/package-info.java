/**
 * The road of lines that are too large to be counted: their known laws by kind, at any size, and how many of these are
 * left when training is not the plain gradient flow. Begin with {@link lawsweep.road.generators.GeneratorsRoad}.
 *
 * <p>Laws come from symmetric generators, which {@link lawsweep.circuit.types} solves by type and not entry by entry.
 * Nothing is sampled and no dimension is looked for: the verdict is {@code undecided}, and dim Lie, the number of laws
 * and that of extra laws stay empty. On small relatives of the same line the circuit road counts all of it.
 *
 * <p>The laws are those of the gradient flow with eps = 0 in norms and without dropout. Real training is none of that,
 * so records and texts have the number of laws together with those that survive: see
 * {@link lawsweep.circuit.types.Setting}.
 */
package lawsweep.road.generators;
