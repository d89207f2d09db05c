/**
 * The road that serves every architecture with generic fields: random samples of the filtration go into an exact basis
 * until its rank proves the count, or stagnates. Begin with {@link lawsweep.road.dense.DenseRoad} and
 * {@link lawsweep.road.dense.DenseCounter}; {@link lawsweep.road.dense.LevelPlan} says how many samples are taken,
 * {@link lawsweep.road.dense.OrderClimb} how a draw goes on where the levels that were asked for end,
 * {@link lawsweep.road.dense.DenseFinding} what they establish, {@link lawsweep.road.dense.DenseVerifier} recomputes
 * it. Uses {@code law}, fields and exact ranks; no other road.
 */
package lawsweep.road.dense;
