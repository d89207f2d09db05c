/**
 * From the tensors of a network to those of a checkpoint: maps for the ways in which PyTorch's modules and well-known
 * models name, transpose and pack their tensors, and for rules of a user's own ({@code doc-files/names.md}). Begin with
 * {@link lawsweep.checkpoint.names.NameMaps}, which finds a {@link lawsweep.checkpoint.names.NameMap}. A map expects
 * each tensor of the network under a name, laid out in a way, and is held against what is stored; numbers are never
 * looked at. {@link lawsweep.checkpoint.names.Proposals} goes the other way, from names and shapes to a line.
 */
package lawsweep.checkpoint.names;
