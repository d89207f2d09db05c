/**
 * One draw and the span of its samples: what a count of the dense road asks for, and what cores or a device answer.
 * Begin with {@link lawsweep.lie.span.DrawEngine}; {@link lawsweep.lie.span.HostEngine} computes on the processor, room
 * {@code gpu} on a device. Uses the samples of {@code lie} and the echelon basis of {@code exact}.
 */
package lawsweep.lie.span;
