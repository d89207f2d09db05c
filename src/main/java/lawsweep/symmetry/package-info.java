/**
 * Finite groups that act on the inputs of data, as matrices of residues, and their words. Begin with
 * {@link lawsweep.symmetry.GroupText}, which reads what people write, and {@link lawsweep.symmetry.Group}, which is the
 * group. Uses residues and {@code text}; knows no networks and no labels.
 */
package lawsweep.symmetry;
