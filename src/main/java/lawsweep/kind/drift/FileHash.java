package lawsweep.kind.drift;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import lawsweep.json.Form;

/**
 * A file that a result was computed from.
 *
 * @param run which of the cell's runs it belongs to, from 0
 * @param name its name in the folder of the run, with {@code /} between parts
 * @param sha256 of what is in it, 64 hexadecimal digits
 */
record FileHash(int run, String name, String sha256) {

  static final Form<FileHash> FORM = Form.<FileHash>of()
      .whole("run", FileHash::run)
      .text("name", FileHash::name)
      .text("sha256", FileHash::sha256)
      .make(line -> new FileHash(line.integer("run"), line.text("name"), line.text("sha256")));

  /**
   * Why the file is no longer the one that was read, on one line that names it; empty if it is.
   *
   * @param folders of the runs
   */
  Optional<String> changed(List<Path> folders) throws IOException {
    Path file = folders.get(run).resolve(name);
    Optional<String> now = RunFiles.hash(file);
    if (now.isEmpty()) {
      return Optional.of("expected the file " + file + ", which it was computed from, got no such file");
    }
    return now.get().equals(sha256) ? Optional.empty()
        : Optional.of("expected the file " + file + " with the SHA-256 " + sha256 + ", got " + now.get()
            + ": it was changed since it was measured");
  }
}
