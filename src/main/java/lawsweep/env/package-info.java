/**
 * Facts about the JVM, the machine and the build. Begin with {@link lawsweep.env.Provenance}, which
 * result directories keep and {@code info} prints; {@link lawsweep.env.VectorModule} says whether the
 * Vector API is there. Uses no other room.
 */
package lawsweep.env;
