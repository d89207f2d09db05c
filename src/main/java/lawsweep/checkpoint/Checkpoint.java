package lawsweep.checkpoint;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The tensors of a network at one moment of its training: a file, several with an index, or a folder of arrays. */
public interface Checkpoint extends Closeable {

  /** The keys of {@link #metadata} that tell of the run. */
  Set<String> TOLD = Set.of("step", "lr", "momentum", "weight_decay", "optimizer");

  /** The file or the folder. */
  Path path();

  /** All tensors, in the order of the file (of the index, of names). No name is there twice. */
  List<StoredTensor> tensors();

  /** What the file says besides: {@code __metadata__} of safetensors; empty for other formats. */
  Map<String, String> metadata();

  /** A tensor by its name. */
  default Optional<StoredTensor> find(String name) {
    return tensors().stream().filter(tensor -> tensor.name().equals(name)).findFirst();
  }

  /**
   * The numbers of a tensor; of 64-bit integers, too, rounded to float64.
   *
   * @throws IllegalArgumentException if its type is not one of {@link NumberType}, and no 64-bit integer
   */
  Numbers numbers(StoredTensor tensor) throws IOException;
}
