/**
 * Exact counts of conservation laws of neural-network gradient flows, and simulations of the deep linear network, over
 * large sweeps.
 *
 * <p>The program is a house. Each package is a room, and a room may import only from floors below its own:
 *
 * <pre>
 * floor  room         what lives there
 *   9    cli          commands: parse, call, print, exit code; no mathematics, no files of its own
 *   8    report       pictures, tables and exports of a result directory; the only room that knows DuckDB and JavaScript
 *        slurm        batch scripts, array chunks, submission, signals
 *   7    sweep        a spec becomes a grid of cells, a plan, a run, a journal; resume, retry, merge, progress
 *   6    symmetric    certificates at symmetric points, for architectures of any size
 *        data         counts at drawn weights with real inputs: distributions, witnesses, float64
 *        adam         counts of sign flows
 *   5    law          known laws, filtration, verdict, certificate
 *        langevin     geometry of the deep linear network, SDE steppers, observables
 *   4    lie          random fields of an architecture, jets, Lie brackets: blocks of bracket vectors
 *        activation   gates of ReLU networks from real inputs
 *   3    exact        echelon basis and rank mod p, written against the kernels
 *        dense        float64 rank with its gap, small SVD
 *        network      architectures, parameter layout, activation patterns
 *        gpu          the kernels on an NVIDIA GPU; the only room that imports JCuda
 *   2    kernel       the batched kernels: their interface, the scalar reference, the Vector API ones
 *   1    matrix       flat row-major views: data, offset, leading dimension, batch stride
 *   0    field        prime fields and the bounds up to which double arithmetic in them is exact
 *        random       counter-based random streams
 *        env          facts about the JVM, the machine and the batch system; the record of provenance
 * </pre>
 *
 * <p>{@code symmetric}, {@code data} and {@code adam} stand on {@code law}, since they answer the same question by other roads:
 * cells, counts and verdicts are {@code law}'s.
 *
 * <p>{@code lawsweep.architecture.FloorsTest} holds the same table and keeps it true.
 */
package lawsweep;
