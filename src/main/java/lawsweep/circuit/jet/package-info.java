/**
 * Tensors of numbers with several parts mod p, for many samples side by side, and their products: what a walker of
 * circuits computes with. Begin with {@link lawsweep.circuit.jet.Algebra}, which says what the parts of a number are,
 * and {@link lawsweep.circuit.jet.Jets}, a tensor of them; {@link lawsweep.circuit.jet.Products} multiplies along
 * {@link lawsweep.circuit.jet.LoopNest}s. Uses residues; knows no networks.
 */
package lawsweep.circuit.jet;
