/**
 * The question and the answer of a count: a {@link lawsweep.law.LawCell} asks, a {@link lawsweep.law.LawCount} answers
 * with a {@link lawsweep.law.Verdict} and the {@link lawsweep.law.Certificate} that proves it. Begin with these and
 * with {@link lawsweep.law.Road}, which is one way to find answers; {@link lawsweep.law.Fingerprint} hashes what was
 * found. The roads themselves ({@code road.*}) stand on this room; it knows none of them.
 */
package lawsweep.law;
