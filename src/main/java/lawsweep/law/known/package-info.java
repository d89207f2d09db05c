/**
 * The laws that are known beforehand, and how many of them are independent: by a formula, at a sparse point, or by
 * elimination of their gradients. Begin with {@link lawsweep.law.known.LawRanks}; {@link lawsweep.law.known.KnownLaws}
 * says which laws these are, {@link lawsweep.law.known.ScalarBlocks} which linear networks have more. Uses networks,
 * points and exact ranks.
 */
package lawsweep.law.known;
