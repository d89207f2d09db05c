/**
 * Values of laws at a checkpoint: groups of laws of a circuit, tensors of a checkpoint in, what each law is out, with
 * the noise that stored numbers bring. Begin with {@link lawsweep.drift.value.LawEvaluator}. Files are read in blocks,
 * each tensor once or twice, and sums run in an order that no number of threads changes.
 */
package lawsweep.drift.value;
