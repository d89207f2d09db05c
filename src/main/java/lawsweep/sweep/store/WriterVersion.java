package lawsweep.sweep.store;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import lawsweep.env.BuildInfo;

/** The version of the program that wrote a directory, as one that may be older sees it. */
final class WriterVersion {

  private static final Pattern NUMBERS = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,9})*");

  private WriterVersion() {}

  /** What people are told of a directory that a newer program made; empty otherwise, or where that is not known. */
  static Optional<String> notice(Manifest manifest) {
    return manifest.specs().stream().map(SpecVersion::version).reduce((first, last) -> last)
        .filter(WriterVersion::isNewer)
        .or(() -> Optional.of(manifest.version()).filter(WriterVersion::isNewer))
        .map(version -> "the directory was written by a newer version of lawsweep, " + version + " (this is "
            + BuildInfo.read().version() + "): it may say more than is shown here");
  }

  /** True if a version is later than that of this program. */
  static boolean isNewer(String version) {
    return isNewer(version, BuildInfo.read().version());
  }

  /** True if a version is later than another: {@code 0.10.1} than {@code 0.9}; never for what are no numbers. */
  static boolean isNewer(String version, String than) {
    return numbers(version).flatMap(a -> numbers(than).map(b -> Arrays.compare(a, b) > 0)).orElse(false);
  }

  /** Without zeros at the end; what follows a hyphen, as in {@code 0.2.0-SNAPSHOT}, does not count. */
  private static Optional<int[]> numbers(String version) {
    String plain = version.split("[-+]", 2)[0];
    if (!NUMBERS.matcher(plain).matches()) {
      return Optional.empty();
    }
    int[] all = Arrays.stream(plain.split("\\.", -1)).mapToInt(Integer::parseInt).toArray();
    int length = all.length;
    while (length > 0 && all[length - 1] == 0) {
      length--;
    }
    return Optional.of(Arrays.copyOf(all, length));
  }
}
