/**
 * Counts with data fields, the network itself at drawn weights: distributions of dimensions and laws over draws,
 * exactly or in float64. Begin with {@link lawsweep.road.data.DataRoad} and {@link lawsweep.road.data.DataCounter};
 * {@link lawsweep.road.data.ChainRoad} has lines that are chains counted as their widths,
 * {@link lawsweep.road.data.ExactDraws}, {@link lawsweep.road.data.FloatDrawsOfGates} and
 * {@link lawsweep.road.data.SmoothDraws} count single draws, {@link lawsweep.road.data.DataFinding} adds them up, and
 * {@code road.draws} says what they establish together. {@code doc-files/residual.md} derives the laws of residual
 * blocks that tests compare with. With cross entropy fields are those of differences of outputs, and the sum over all
 * outputs of the weights that lead from a hidden neuron to them stands still: one law for each, and one for the biases.
 * Uses {@code law}, fields, patterns and ranks; of the other roads only
 * {@code DenseCounter}'s label.
 */
package lawsweep.road.data;
