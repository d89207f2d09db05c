package lawsweep.sweep.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import lawsweep.env.BuildInfo;
import lawsweep.sweep.Sweep;
import lawsweep.text.WholeFile;

/**
 * Remembers in a result directory that its spec has the fingerprint in its manifest, for sweeps of which that takes a
 * while to compute: a hash of the spec and its files, byte for byte, the fingerprint, and the build of the program that
 * computed it. With any other of these, or without the file, the fingerprint is computed.
 */
final class KnownSpec {

  /** Its file. */
  static final String FILE = "spec.index";

  /** Of fewer cells the fingerprint is quick. */
  private static final int MANY_CELLS = 50_000;

  private KnownSpec() {}

  /** True if a sweep has so many cells that it is remembered. */
  static boolean worth(Sweep sweep) {
    return sweep.cells().size() >= MANY_CELLS;
  }

  /** The sweep with a fingerprint, as {@link Sweep#of(String)} finds it. */
  static Optional<Sweep> of(Path directory, Sweep sweep, String fingerprint) {
    if (!worth(sweep)) {
      return sweep.of(fingerprint);
    }
    if (recall(directory, sweep, fingerprint)) {
      return Optional.of(sweep);
    }
    Optional<Sweep> meant = sweep.of(fingerprint);
    if (meant.filter(found -> found == sweep).isPresent()) {
      remember(directory, sweep, fingerprint);
    }
    return meant;
  }

  /** Tells a sweep its fingerprint if it is known to be this one. */
  static boolean recall(Path directory, Sweep sweep, String fingerprint) {
    boolean known;
    try {
      known = Files.readString(directory.resolve(FILE), StandardCharsets.US_ASCII).equals(line(sweep, fingerprint));
    } catch (IOException e) {
      return false; // There is none, or none that can be read: the fingerprint is computed.
    }
    if (known) {
      sweep.know(fingerprint);
    }
    return known;
  }

  private static void remember(Path directory, Sweep sweep, String fingerprint) {
    try {
      WholeFile.write(directory.resolve(FILE), UUID.randomUUID().toString(),
          line(sweep, fingerprint).getBytes(StandardCharsets.US_ASCII));
    } catch (IOException e) {
      return; // A directory that may only be read, or no room: it is computed again next time.
    }
  }

  private static String line(Sweep sweep, String fingerprint) {
    return sweep.source("lawsweep spec index 1\n" + BuildInfo.read().identity() + "\n" + fingerprint) + "\n";
  }
}
