package lawsweep.sweep.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import lawsweep.sweep.Cell;
import lawsweep.sweep.CellFiles;
import lawsweep.sweep.Sweep;
import lawsweep.text.FileTrouble;

/** What cells leave in a directory beside their records, on its way to another one. */
final class LeftFiles {

  private LeftFiles() {}

  /** Copies what cells left, each from the first directory that has all of it; others have lost it. */
  static void copy(Sweep sweep, List<Path> from, Path to) throws IOException {
    for (Cell cell : sweep.cells()) {
      Optional<CellFiles> left = sweep.kinds().of(cell).leaves(cell);
      if (left.isPresent()) {
        Optional<Path> source = from.stream().filter(each -> left.get().missing(each).isEmpty()).findFirst();
        if (source.isPresent()) {
          copy(left.get(), source.get(), to);
        }
      }
    }
  }

  private static void copy(CellFiles left, Path from, Path to) throws IOException {
    Path folder = Files.createDirectories(to.resolve(left.folder()));
    for (String name : left.names()) {
      try {
        Files.copy(from.resolve(left.folder()).resolve(name), folder.resolve(name));
      } catch (IOException e) {
        throw new IOException("cannot copy " + from.resolve(left.folder()).resolve(name) + " to " + folder + ": "
            + FileTrouble.reason(e), e);
      }
    }
  }
}
