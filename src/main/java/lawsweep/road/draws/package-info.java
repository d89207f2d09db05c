/**
 * What is said of many draws of a network's weights: which inputs are drawn with them
 * ({@link lawsweep.road.draws.DrawnInputs}), and what all draws of a cell establish together, by the rules of every
 * version. Begin with {@link lawsweep.road.draws.DrawsTold} and {@link lawsweep.road.draws.ExactVerdicts}. The draws
 * themselves are counted in {@code road.data}. Uses {@code law} and {@code network}.
 */
package lawsweep.road.draws;
