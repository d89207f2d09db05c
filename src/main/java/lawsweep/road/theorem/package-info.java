/**
 * Counts by theorems that hold at every size, without ranks: softmax attention, ReLU convolutions, softmax heads,
 * products of factors. Begin with {@link lawsweep.road.theorem.Statements}, the list of all
 * {@link lawsweep.road.theorem.Statement}s; a road of the same name counts with them what a line of the language says.
 *
 * <p>A statement says what it supposes, what follows, where the proof is, and who proved it first. Its proof is a page
 * in {@code doc-files} of this package, written for mathematicians. To add a statement, write a class that implements
 * {@link lawsweep.road.theorem.Statement}, its proof, and a line in the list; a test against ranks of small networks
 * belongs to it.
 *
 * <p>Credit goes where it is due: that the laws of several heads of attention are all there are was proved first in
 * arXiv 2606.17816 (Tran, Bui, Ngoc, Nguyen, Dam, Nguyen, ICML 2026), by continuation to poles as in
 * {@code attention.md}, whose section 8 compares their lists with counts of this program; of one head, of a classifier
 * and of two layers of convolutions in arXiv 2506.06194, of two matrices in arXiv 2307.00144 (Marcotte, Gribonval,
 * Peyré); the sums in front of a softmax are the translation symmetry of arXiv 2012.04728 and 2105.02716 (Kunin, Tanaka
 * and others), the laws of hidden channels those of arXiv 1806.00900 (Du, Hu, Lee).
 */
package lawsweep.road.theorem;
