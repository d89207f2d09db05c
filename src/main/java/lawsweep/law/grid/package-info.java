/**
 * Entries of {@code networks} that say their networks by a line of the language, such as
 * {@code net: "vec {m} > dense {2*m} > relu > out 1"} with {@code over: {m: 2..4}} and {@code where: m % 2 = 0},
 * and which laws are counted by {@code laws_of: each pair}. Begin
 * with {@link lawsweep.law.grid.NetEntry}.
 */
package lawsweep.law.grid;
