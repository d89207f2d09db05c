/**
 * The language of networks: one line from input to output, such as
 * {@code seq 2x4 causal > res(rms > attn 2x2 rope) > res(rms > glu 6 silu) > rms > ce 5}. Begin with
 * {@link lawsweep.circuit.line.Network}, which is a line and its circuit. The words are those of
 * {@link lawsweep.circuit.word.Vocabulary}.
 *
 * <pre>
 * network = layer > layer > …          the first is a source, a head can only be the last
 * layer   = [NAME:] WORD sizes options
 *         | [NAME:] res( layers )       adds its input
 *         | [NAME:] res( layers | layers )
 *         | [NAME:] L*( layers )        L times, each with weights of its own
 * </pre>
 *
 * <p>Layers are called l1, l2, … in the order in which they stand, copies of {@code L*( … )} included; the source is
 * called in. In a file each line is a layer, or several; {@code #} begins a comment; {@code name = layers} names layers
 * that can then stand wherever a layer can.
 *
 * <p>Some tensors of a network can be named, to count the laws that depend on these only: {@link
 * lawsweep.circuit.line.Block}.
 *
 * <p>Lines are normalised: one blank between words and around {@code >} and {@code |}, none at the inner edges of
 * parentheses. Two networks are the same if and only if their lines are. Whatever is wrong is one
 * {@link lawsweep.text.SpotException} with a column. Nothing is made of a size before it is checked.
 */
package lawsweep.circuit.line;
