/**
 * Random numbers without state: each is a pure function of a key, a stream and an index, so threads, order and
 * interruptions change nothing. Begin with {@link lawsweep.random.Stream} for words and {@link lawsweep.random.Normals}
 * for normal variates; {@link lawsweep.random.Philox} makes both. Uses {@code text} only.
 */
package lawsweep.random;
