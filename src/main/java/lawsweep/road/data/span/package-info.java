/**
 * Spans of the fields of activation patterns modulo a prime: small ones by the forms that vanish on them, large ones a
 * block of rows at a time, and tests whether a pattern has a field outside. Begin with
 * {@link lawsweep.road.data.span.RowSpan} and {@link lawsweep.road.data.span.FieldTests}. Uses {@code exact} and
 * {@code lie}.
 */
package lawsweep.road.data.span;
