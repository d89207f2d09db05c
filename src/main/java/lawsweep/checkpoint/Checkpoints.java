package lawsweep.checkpoint;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import lawsweep.text.Many;

/** Opens checkpoints. */
public final class Checkpoints {

  private static final int START = 16;

  private Checkpoints() {}

  /**
   * Opens a {@code .safetensors} file, an index of several ({@code *.safetensors.index.json}), an {@code .npz} file, a
   * single {@code .npy} file, or a folder that holds {@code model.safetensors}, an index, or {@code .npy} files. Reads
   * what says where numbers are, and no numbers. Files are told by their first bytes rather than by their names.
   *
   * @throws CheckpointException if it is none of these, or is malformed
   * @throws IOException if it cannot be read
   */
  public static Checkpoint open(Path path) throws IOException {
    return Files.isDirectory(path) ? CheckpointFolder.open(path) : openFile(path);
  }

  private static Checkpoint openFile(Path path) throws IOException {
    if (ShardIndex.named(path)) {
      return ShardIndex.open(path);
    }
    byte[] start = start(path);
    int mark = start.length < Integer.BYTES ? 0 : ByteBuffer.wrap(start).order(ByteOrder.LITTLE_ENDIAN).getInt();
    if (SafetensorsFile.begins(start)) {
      return SafetensorsFile.open(path);
    }
    if (NpyArray.begins(start)) {
      return NpyFiles.open(path);
    }
    if (Pickle.begins(start) || Pickle.named(path)) {
      throw Pickle.refusal(path);
    }
    if (mark == ZipDirectory.LOCAL || mark == ZipDirectory.END) {
      return NpzFile.open(path);
    }
    return unknown(path, start.length);
  }

  private static Checkpoint unknown(Path path, int length) throws IOException {
    if (SafetensorsFile.named(path)) {
      return SafetensorsFile.open(path);
    }
    if (NpzFile.named(path)) {
      return NpzFile.open(path);
    }
    throw new CheckpointException(path, "expected a file of the format safetensors, .npz or .npy, got "
        + (length < START ? Many.of(length, "byte") : "other bytes"));
  }

  private static byte[] start(Path path) throws IOException {
    try (Bytes bytes = Bytes.of(path)) {
      ByteBuffer start = ByteBuffer.allocate((int) Math.min(START, bytes.size()));
      bytes.read(0, start);
      return start.array();
    }
  }
}
