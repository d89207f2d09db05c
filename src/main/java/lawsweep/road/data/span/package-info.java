/**
 * Spans of the fields of activation patterns modulo a prime, and tests whether a pattern has a field outside. Where
 * patterns are tested, a span of any size is {@link lawsweep.road.data.span.VanishingForms}: the forms that vanish on
 * it. Elsewhere small ones are held by such forms too, large ones by a block of rows at a time. Begin with
 * {@link lawsweep.road.data.span.RowSpan} and {@link lawsweep.road.data.span.FieldTests}. Uses {@code exact} and
 * {@code lie}.
 */
package lawsweep.road.data.span;
