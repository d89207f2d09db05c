package lawsweep.checkpoint.run;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lawsweep.checkpoint.CheckpointException;
import lawsweep.checkpoint.NpzFile;
import lawsweep.checkpoint.SafetensorsFile;
import lawsweep.checkpoint.ShardIndex;

/** The step that the name of a checkpoint tells: the last digits in the file's name, else in that of its folder. */
final class StepName {

  private static final Pattern PART_OF_SEVERAL = Pattern.compile("-[0-9]{5}-of-[0-9]{5}$");
  private static final Pattern DIGITS = Pattern.compile("[0-9]+");
  private static final int MOST_DIGITS = 18;

  private StepName() {}

  /** The step that a file's own name tells; empty if no digit is in it. */
  static Optional<Long> ofFile(Path file) {
    String name = file.getFileName().toString();
    String stem =
        Stream.of(ShardIndex.SUFFIX, SafetensorsFile.SUFFIX, NpzFile.SUFFIX).filter(name::endsWith).findFirst()
            .map(suffix -> name.substring(0, name.length() - suffix.length())).orElse(name);
    Optional<String> digits = last(PART_OF_SEVERAL.matcher(stem).replaceFirst(""));
    digits.filter(number -> number.length() > MOST_DIGITS).ifPresent(number -> {
      throw new CheckpointException(file, "expected a step in its name, got the number " + number
          + ", which is too large");
    });
    return digits.map(Long::valueOf);
  }

  /** The step that the name of a folder tells; empty if no digit is in it, or far too many for a step. */
  static Optional<Long> ofFolder(Path folder) {
    Path name = folder.toAbsolutePath().normalize().getFileName();
    return Optional.ofNullable(name).flatMap(own -> last(own.toString()))
        .filter(number -> number.length() <= MOST_DIGITS).map(Long::valueOf);
  }

  private static Optional<String> last(String name) {
    return DIGITS.matcher(name).results().map(MatchResult::group).reduce((_, later) -> later)
        .map(digits -> digits.replaceFirst("^0+(?=[0-9])", ""));
  }
}
