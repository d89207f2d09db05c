/**
 * Checkpoints of training runs as PyTorch users have them: safetensors (also in several files with an index), {@code
 * .npz} and folders of {@code .npy}. Begin with {@link lawsweep.checkpoint.Checkpoints}. Files are read strictly,
 * without trust in any length that they give, and piece by piece, so that memory does not grow with them. The room
 * knows no network and no law; {@code checkpoint.run} knows which checkpoints make a run.
 */
package lawsweep.checkpoint;
