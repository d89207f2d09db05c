/**
 * The door for other Java programs. Begin with {@link lawsweep.library.Lawsweep}, which counts the laws of a
 * {@link lawsweep.library.Network}; {@link lawsweep.library.Simulation} simulates the deep linear network in memory,
 * {@link lawsweep.library.Geometry} leads to its geometry. What the commands ask in the same words is shared with them:
 * {@link lawsweep.library.CountQuestion}, {@link lawsweep.library.AskedFields}, {@link lawsweep.library.AskedRoad}.
 * The page {@code src/site/markdown/java.md} is the guide. Uses the kinds, the simulator and the geometry; no command,
 * no database, no report.
 */
package lawsweep.library;
