/**
 * Spans of fields of activation patterns on a GPU, a draw of weights a block of threads: counts at drawn weights absorb
 * the patterns of thousands of draws in a launch, with the ranks, tests and patterns used of the processor. Begin with
 * {@link lawsweep.gpu.draws.DevicePatterns}; {@link lawsweep.gpu.draws.RoundCost} says what a cell would take. Uses the
 * GPU through {@code cuda}, and the questions of {@code lie.span}.
 */
package lawsweep.gpu.draws;
