/**
 * One NVIDIA GPU: whether there is one that can be used, its memory, kernels by name, matrix products. Begin with
 * {@link lawsweep.cuda.Gpu}. The only room that knows JCuda, and it touches none of JCuda's classes before the driver
 * has answered. It knows no architecture and no law.
 */
package lawsweep.cuda;
