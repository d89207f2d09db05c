/**
 * What a network computes, as steps between numbered wires: contractions, sums, gates, functions of one variable. Begin
 * with {@link lawsweep.circuit.Circuit}. It says what is computed and nothing of how: engines walk it forward and
 * backward in their arithmetics, laws are read off it, the language of networks makes it.
 */
package lawsweep.circuit;
