/**
 * The words of the language of networks. Each layer is one class that states its tensors and what it computes of them,
 * as steps of a circuit. Begin with {@link lawsweep.circuit.word.Vocabulary}, the list of all words;
 * {@link lawsweep.circuit.word.Weave} is the circuit that grows while layers are applied to it. How words are put
 * together to lines is the business of {@code circuit.line}.
 *
 * <p>Index strings are those of {@link lawsweep.circuit.Step.Contraction}. In networks with inputs each letter has one
 * meaning:
 *
 * <ul>
 * <li>z: the samples of a batch, if there is one; n, m: tokens; a, b, p, q: positions; u, v: taps of a filter;
 * <li>g: groups of heads with one key and one value, s: queries within a group, k: experts, or the gates of a cell, or
 * planes of rotations; nothing mixes entries along these;
 * <li>e: the dimension or the channels that come in, o: those that go out, r, h: hidden ones, d, c: the dimensions of a
 * head, f: the dimension behind a norm's centring; l: distances between tokens; t: cosine and sine.
 * </ul>
 */
package lawsweep.circuit.word;
