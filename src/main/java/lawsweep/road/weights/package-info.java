/**
 * Counts at weights that a file holds: how many directions training can move them in, and how far that is from what
 * random weights have. Begin with {@link lawsweep.road.weights.WeightsRoad}; {@link lawsweep.road.weights.WeightsFile}
 * reads files.
 *
 * <h2>Exactly</h2>
 *
 * <p>Every stored number is an integer times a power of two, so it has a residue modulo every odd prime, and so has the
 * network where it is a polynomial in weights, inputs and gates. Ranks of fields and brackets mod p at these weights
 * are lower bounds of the dimensions there, for certain: a minor that is not 0 mod p is not 0.
 *
 * <p><b>From above</b>, dim Lie(θ) is at most what random weights have, which is at most D - N with N known laws. Where
 * the rank meets that, it is proved, and the weights are generic. Otherwise it does not help that a level adds nothing
 * to the one before: papers/000, Lemma 3.2 asks for that near the point and not only there. The fields ∂_x and x² ∂_y
 * span a line at 0, with their bracket 2x ∂_y too, and with the next one 2 ∂_y the plane.
 *
 * <p>So the weights are made generic in a smaller space: <i>let θ + U be the smallest affine space around θ to which
 * all fields are tangent</i>. It is found by adding fields at random points of it until nothing comes. Training
 * cannot leave it, and dim Lie(θ) is at most that at random points of θ + U, where the lemma holds (the dimension is
 * lower semicontinuous on the space). A neuron that is 0, two equal ones, factors of low rank and balanced ones all
 * lie in such a space: it is that of a smaller network. Where both numbers agree in several draws, that is the
 * dimension. How unlikely it is that a prime or a random point has misled all of them is not bounded, so there is no
 * error bound.
 *
 * <h2>Which fields</h2>
 *
 * <p>{@code gates}: rectifiers with free gates, as on the circuit road. {@code data}: of lines without rectifiers their
 * own; of chains with {@code relu} those of the activation patterns that the network has at these weights, all of them
 * side by side in every sample.
 */
package lawsweep.road.weights;
