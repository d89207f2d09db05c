/**
 * One NVIDIA GPU: whether there is one that can be used, its memory, kernels by name, matrix products. Begin with
 * {@link lawsweep.cuda.Gpus}. The only room that knows JCuda, and it touches none of JCuda's classes before the driver
 * has answered. It knows no architecture and no law.
 *
 * <p>The way to a GPU, each step of which may say in one line why there is none: {@link lawsweep.cuda.LibraryPlaces}
 * looks for files, {@link lawsweep.cuda.DriverProbe} asks the driver, {@link lawsweep.cuda.CublasLibrary} finds cuBLAS
 * (the variable {@value lawsweep.cuda.LibraryPlaces#OURS} names directories to look in first),
 * {@link lawsweep.cuda.JCudaNatives} loads JCuda, for CUDA 13 with the change that {@link lawsweep.cuda.NeededLibrary}
 * makes, and {@link lawsweep.cuda.SelfTest} sees whether products are exact.
 *
 * <p>So far all of this has run on a machine that executes the kernels' text, and on an emulator behind a driver of the
 * tests (src/test/native) with JCuda unmodified; on no real GPU.
 */
package lawsweep.cuda;
