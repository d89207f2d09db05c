/**
 * Draws and batches of fields on a GPU: rows of samples made there, and their elimination, with the ranks, pivots and
 * linear forms of the processor. Begin with {@link lawsweep.gpu.DeviceEngine}; {@link lawsweep.gpu.DeviceCost} says
 * what a cell would take. Uses the GPU through {@code cuda}, and the definitions of {@code lie}; shares no loop with
 * {@code exact}.
 */
package lawsweep.gpu;
