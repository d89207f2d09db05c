/**
 * Counts with data fields, the network itself at drawn weights: distributions of dimensions and laws over draws,
 * exactly or in float64. Begin with {@link lawsweep.road.data.DataRoad} and {@link lawsweep.road.data.DataCounter};
 * {@link lawsweep.road.data.ExactDraws}, {@link lawsweep.road.data.FloatDrawsOfGates} and
 * {@link lawsweep.road.data.SmoothDraws} count single draws, and {@link lawsweep.road.data.DataFinding} says what
 * draws give together, by the verdicts of {@code road.draws}. {@code doc-files/residual.md} derives the laws of residual blocks that tests compare with. Uses
 * {@code law}, fields, patterns and ranks; of the other roads only {@code DenseCounter}'s label.
 */
package lawsweep.road.data;
