package lawsweep.sweep;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a cell leaves in the result directory beside its record, for cells of other kinds to read: a training run.
 *
 * @param cell the cell's key
 * @param word what specs call cells that leave such files: {@code sgd}
 * @param folder where they are, below the result directory: {@code checkpoints/CELL/replica0}
 * @param names of the files in it, all of them, in the order in which they are written
 * @param net the network that they belong to, as {@code --net} takes it
 */
public record CellFiles(String cell, String word, String folder, List<String> names, String net) {

  /** Copies the list. */
  public CellFiles {
    names = List.copyOf(names);
  }

  /** The first of the files that a result directory does not have. */
  public Optional<Path> missing(Path directory) {
    return names.stream().map(name -> directory.resolve(folder).resolve(name)).filter(file -> !Files.exists(file))
        .findFirst();
  }
}
