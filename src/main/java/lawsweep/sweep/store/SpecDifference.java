package lawsweep.sweep.store;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lawsweep.spec.InputFiles;
import lawsweep.spec.SpecException;
import lawsweep.spec.SpecText;
import lawsweep.spec.YamlDocument;
import lawsweep.spec.YamlValue;
import lawsweep.sweep.Sweep;

/** What a spec asks for that differs from what the spec of a directory asks for, in words. */
final class SpecDifference {

  private static final int MOST = 3;

  private SpecDifference() {}

  /** For example {@code limits.seconds is 10 in the directory and 60 in the spec; networks.2 is new}. */
  static String words(Path path, Sweep now) throws IOException {
    return words(path, now, List.of());
  }

  /** The same with other things that differ, each in a line, at the end. */
  static String words(Path path, Sweep now, List<String> others) throws IOException {
    List<String> all = new ArrayList<>();
    Optional<YamlValue> before = tree(spec(path));
    Optional<YamlValue> after = tree(now.source());
    if (before.isPresent() && after.isPresent()) {
      all.addAll(TreeDifference.of(before.get(), after.get()));
    }
    all.addAll(files(path, now));
    all.addAll(others);
    if (all.isEmpty()) {
      return "their words say the same, so the copy in the directory was changed after the run";
    }
    String first = String.join("; ", all.subList(0, Math.min(MOST, all.size())));
    return all.size() <= MOST ? first : first + "; and " + (all.size() - MOST) + " more";
  }

  private static byte[] spec(Path path) throws IOException {
    try {
      return SpecUpdate.spec(path);
    } catch (NoSuchFileException e) {
      return new byte[0]; // Nothing to compare with: what differs is not named then.
    }
  }

  private static Optional<YamlValue> tree(byte[] spec) {
    try {
      return YamlDocument.parse(ResultDirectory.SPEC, SpecText.decode(ResultDirectory.SPEC, spec));
    } catch (SpecException e) {
      return Optional.empty(); // The same.
    }
  }

  /** Files of the same name that hold other numbers. */
  private static List<String> files(Path path, Sweep now) throws IOException {
    InputFiles copies = SpecUpdate.inputs(path);
    List<String> changed = new ArrayList<>();
    for (Map.Entry<String, byte[]> file : now.files().entrySet()) {
      if (differs(copies, file.getKey(), file.getValue())) {
        changed.add("the file " + file.getKey() + " was changed since it was copied to the directory");
      }
    }
    return changed;
  }

  private static boolean differs(InputFiles copies, String name, byte[] now) throws IOException {
    try {
      return !Arrays.equals(copies.read(name), now);
    } catch (NoSuchFileException e) {
      return false; // A file that only the new spec names: its entry differs.
    }
  }
}
