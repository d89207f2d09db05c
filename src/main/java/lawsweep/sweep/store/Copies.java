package lawsweep.sweep.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lawsweep.spec.InputFiles;
import lawsweep.sweep.Sweep;
import lawsweep.text.Sha256;
import lawsweep.text.WholeFile;

/**
 * The copies that a result directory keeps of the files that its spec names, and a list of their hashes beside them,
 * as {@code sha256sum} writes and checks it. Directories of version 0.1.0 have no list.
 */
final class Copies implements InputFiles {

  private static final String SUMS = "SHA256SUMS";

  private final Path inputs;
  private final InputFiles files;
  private final Set<String> missing = new LinkedHashSet<>();
  private final Map<String, String> hashes = new LinkedHashMap<>();

  /** The copies in a directory of results. */
  Copies(Path directory) {
    inputs = directory.resolve(DIRECTORY);
    files = SpecUpdate.inputs(directory);
  }

  /** Copies the files that a spec names, so that a directory needs nothing else. */
  static void write(Path directory, Sweep sweep) throws IOException {
    if (sweep.files().isEmpty()) {
      return;
    }
    Path inputs = Files.createDirectories(directory.resolve(DIRECTORY));
    List<String> sums = new ArrayList<>();
    for (Map.Entry<String, byte[]> file : sweep.files().entrySet()) {
      String copy = InputFiles.copyName(file.getKey());
      WholeFile.write(inputs.resolve(copy), file.getValue());
      sums.add(new Sha256().add(file.getValue()).hex() + "  " + copy + "\n");
    }
    Collections.sort(sums);
    WholeFile.write(inputs.resolve(SUMS), String.join("", sums).getBytes(StandardCharsets.UTF_8));
  }

  /** Copies those files again whose copies were lost; what is there stays. */
  static void restore(Path directory, Sweep sweep) throws IOException {
    for (Map.Entry<String, byte[]> file : sweep.files().entrySet()) {
      Path copy = directory.resolve(DIRECTORY).resolve(InputFiles.copyName(file.getKey()));
      if (!Files.exists(copy)) {
        Files.createDirectories(copy.getParent());
        WholeFile.write(copy, file.getValue());
      }
    }
  }

  @Override
  public byte[] read(String name) throws IOException {
    try {
      byte[] bytes = files.read(name);
      hashes.put(name, new Sha256().add(bytes).hex());
      return bytes;
    } catch (NoSuchFileException e) {
      missing.add(name);
      throw e;
    }
  }

  /** The files whose copies were asked for and are not there. */
  Set<String> missing() {
    return missing;
  }

  /** What is wrong with the copies that were read, in one line; empty if they are those that were made. */
  Optional<String> trouble() throws IOException {
    if (!missing.isEmpty()) {
      String name = missing.iterator().next();
      return Optional.of("the copy in " + inputs + " of " + name + " is missing; put the file back there as "
          + InputFiles.copyName(name));
    }
    Map<String, String> sums = sums();
    return hashes.entrySet().stream().filter(file -> {
      String expected = sums.get(InputFiles.copyName(file.getKey()));
      return expected != null && !expected.equals(file.getValue());
    }).findFirst().map(file -> "the copy in " + inputs + " of " + file.getKey() + " has changed: SHA-256 "
        + file.getValue() + ", expected " + sums.get(InputFiles.copyName(file.getKey())));
  }

  /** The names of the copies that were read, for directories without a list. */
  Set<String> read() {
    return hashes.keySet();
  }

  private Map<String, String> sums() throws IOException {
    Map<String, String> sums = new HashMap<>();
    if (Files.exists(inputs.resolve(SUMS))) {
      for (String line : Files.readAllLines(inputs.resolve(SUMS))) {
        String[] parts = line.split("  ", 2);
        if (parts.length == 2) {
          sums.put(parts[1], parts[0]);
        }
      }
    }
    return sums;
  }
}
