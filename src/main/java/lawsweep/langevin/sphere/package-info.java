/**
 * Brownian motion tangential to spheres, the smallest equation and a model for a new one: {@link
 * lawsweep.langevin.sphere.Sphere} says what can be asked, {@code SphereReplica} moves a point, {@code
 * SphereObservables} measure it. It uses no other equation.
 */
package lawsweep.langevin.sphere;
