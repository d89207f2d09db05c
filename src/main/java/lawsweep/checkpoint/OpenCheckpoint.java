package lawsweep.checkpoint;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A checkpoint of any format, its tensors by their names. */
final class OpenCheckpoint implements Checkpoint {

  private final Path path;
  private final Map<String, String> metadata;
  private final Map<String, OpenTensor> tensors = new LinkedHashMap<>();
  private final List<StoredTensor> list;
  private final Collection<? extends Closeable> files;

  /**
   * Takes over files, which are closed with it.
   *
   * @param tensors no name twice
   */
  OpenCheckpoint(Path path, Map<String, String> metadata, List<OpenTensor> tensors,
      Collection<? extends Closeable> files) {
    this.path = path;
    this.metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    tensors.forEach(tensor -> this.tensors.put(tensor.tensor().name(), tensor));
    this.list = tensors.stream().map(OpenTensor::tensor).toList();
    this.files = List.copyOf(files);
  }

  @Override
  public Path path() {
    return path;
  }

  @Override
  public List<StoredTensor> tensors() {
    return list;
  }

  @Override
  public Map<String, String> metadata() {
    return metadata;
  }

  @Override
  public Optional<StoredTensor> find(String name) {
    return Optional.ofNullable(tensors.get(name)).map(OpenTensor::tensor);
  }

  /** The tensor with what reads it. */
  OpenTensor open(String name) {
    return tensors.get(name);
  }

  @Override
  public Numbers numbers(StoredTensor tensor) throws IOException {
    OpenTensor open = tensors.get(tensor.name());
    if (open == null || !open.tensor().equals(tensor)) {
      throw new IllegalArgumentException("expected a tensor of " + path + ", got " + tensor);
    }
    return open.numbers();
  }

  @Override
  public void close() throws IOException {
    IOException failure = null;
    for (Closeable file : files) {
      try {
        file.close();
      } catch (IOException e) {
        if (failure == null) {
          failure = e;
        } else {
          failure.addSuppressed(e);
        }
      }
    }
    if (failure != null) {
      throw failure;
    }
  }
}
