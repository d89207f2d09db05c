/**
 * The question and the answer of a count: a {@link lawsweep.law.LawCell} asks, a {@link lawsweep.law.LawCount} answers
 * with a {@link lawsweep.law.Verdict} and the {@link lawsweep.law.Certificate} that proves it. Begin with these;
 * {@link lawsweep.law.Fingerprint} hashes what was found. The roads ({@code road.*}) each find answers in one way and
 * stand on this room; it knows none of them.
 */
package lawsweep.law;
