package lawsweep.checkpoint;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lawsweep.json.RecordFormatException;

/**
 * Arrays in files {@code NAME.npy}, each a tensor by this name. Files stay open from when their numbers are first asked
 * for, so that there may be more than a process may have open.
 */
final class NpyFiles implements Closeable {

  /** What their names end with. */
  static final String SUFFIX = ".npy";

  private final List<Bytes> open = new ArrayList<>();

  private NpyFiles() {}

  /** Opens one file as a checkpoint of one tensor. */
  static Checkpoint open(Path file) throws IOException {
    return open(file, List.of(file));
  }

  /**
   * Opens a checkpoint of several files.
   *
   * @param path what the checkpoint is called
   */
  static Checkpoint open(Path path, List<Path> files) throws IOException {
    NpyFiles all = new NpyFiles();
    List<OpenTensor> tensors = new ArrayList<>();
    for (Path file : files) {
      tensors.add(all.tensor(file));
    }
    return new OpenCheckpoint(path, Map.of(), tensors, List.of(all));
  }

  private OpenTensor tensor(Path file) throws IOException {
    NpyArray array;
    try (Bytes bytes = Bytes.of(file)) {
      array = read(file, bytes);
    }
    String name = file.getFileName().toString();
    String stem = name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : name;
    return new OpenTensor(array.tensor(stem), type -> numbers(file, array, type));
  }

  private static NpyArray read(Path file, Bytes bytes) throws IOException {
    try (InputStream in = new BufferedInputStream(new BytesStream(bytes, 0))) {
      return NpyArray.read(in, bytes.size());
    } catch (RecordFormatException e) {
      throw new CheckpointException(file, e.getMessage() + "; expected a file that numpy.save wrote", e);
    }
  }

  private synchronized Numbers numbers(Path file, NpyArray listed, NumberType type) throws IOException {
    Bytes bytes = Bytes.of(file);
    open.add(bytes);
    NpyArray array = read(file, bytes);
    if (!array.equals(listed)) {
      throw new CheckpointException(file, "expected the array " + listed.header() + " that was there before, got "
          + array.header());
    }
    return array.numbers(bytes, type);
  }

  @Override
  public synchronized void close() throws IOException {
    for (Bytes bytes : open) {
      bytes.close();
    }
  }
}
