package lawsweep.sweep.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lawsweep.json.RecordFormatException;
import lawsweep.sweep.CellRecord;
import lawsweep.sweep.Kinds;
import lawsweep.sweep.RecordForm;
import lawsweep.sweep.Remembered;
import lawsweep.sweep.Sweep;
import lawsweep.sweep.log.LogScan;

/**
 * The sweep of a directory that lost copies of the files that its spec names. Records tell the hash and the size of
 * the numbers in them, which is all that cells need to be named; the manifest's fingerprint tells which was which.
 */
final class Recollection {

  /** So many ways to match files with hashes are tried. */
  private static final int MOST_TRIALS = 50;

  private final Kinds kinds;
  private final String fingerprint;
  private final byte[] source;
  private final Path directory;
  private int trials;

  Recollection(Kinds kinds, Manifest manifest, byte[] source, Path directory) {
    this.kinds = kinds;
    this.fingerprint = manifest.fingerprint();
    this.source = source;
    this.directory = directory;
  }

  /** The sweep; empty if records do not tell enough. */
  Optional<Sweep> of(List<Path> logs, Set<String> lost) throws IOException {
    List<Remembered> remembered = remembered(logs);
    return match(remembered, new ArrayList<>(lost), new HashMap<>());
  }

  private List<Remembered> remembered(List<Path> logs) throws IOException {
    Map<String, Remembered> found = new LinkedHashMap<>();
    RecordForm form = kinds.records(0);
    for (Path log : logs) {
      try (FileChannel channel = FileChannel.open(log)) {
        LogScan.scan(channel, (payload, offset) -> record(form, payload).flatMap(
            record -> kinds.of(record.cell()).remembered(record.cell())).ifPresent(
                one -> found.merge(one.sha256(), one, (a, b) -> a.rows() >= b.rows() ? a : b)));
      }
    }
    return List.copyOf(found.values());
  }

  /** A record; empty if it cannot be read: whoever shows the directory says so. */
  private static Optional<CellRecord> record(RecordForm form, byte[] payload) {
    try {
      return Optional.of(form.read(payload));
    } catch (RecordFormatException e) {
      return Optional.empty();
    }
  }

  /** Tries all ways to match files with what is remembered; files that turn out to be lost, too, are matched. */
  private Optional<Sweep> match(List<Remembered> remembered, List<String> lost, Map<String, Remembered> matched)
      throws IOException {
    if (matched.size() == lost.size()) {
      return read(remembered, lost, matched);
    }
    String name = lost.get(matched.size());
    for (Remembered one : remembered) {
      if (!matched.containsValue(one)) {
        Map<String, Remembered> more = new HashMap<>(matched);
        more.put(name, one);
        Optional<Sweep> sweep = match(remembered, lost, more);
        if (sweep.isPresent()) {
          return sweep;
        }
      }
    }
    return Optional.empty();
  }

  private Optional<Sweep> read(List<Remembered> remembered, List<String> lost, Map<String, Remembered> matched)
      throws IOException {
    if (++trials > MOST_TRIALS) {
      return Optional.empty();
    }
    Copies copies = new Copies(directory);
    try {
      return Optional.of(ResultDirectory.specs(kinds.recalling(matched)).read(source, copies))
          .filter(sweep -> sweep.fingerprint().equals(fingerprint));
    } catch (DirectoryRefusedException e) {
      // Another file is lost, too, or these do not fit.
      List<String> more = new ArrayList<>(lost);
      copies.missing().stream().filter(name -> !lost.contains(name)).forEach(more::add);
      return more.size() > lost.size() ? match(remembered, more, matched) : Optional.empty();
    }
  }
}
