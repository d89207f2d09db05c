/** Our side of the race against other libraries; the others are in {@code benchmarks/peers}. */
package lawsweep.benchmarks.race;
