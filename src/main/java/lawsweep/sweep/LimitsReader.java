package lawsweep.sweep;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import lawsweep.spec.Numbers;
import lawsweep.spec.SpecException;
import lawsweep.spec.SpecKeys;
import lawsweep.spec.YamlValue;
import lawsweep.text.MemorySize;
import lawsweep.work.Limits;

/** Reads the block {@code limits: {seconds, memory, bracket_length}}; what is not given keeps its default. */
final class LimitsReader {
  private static final int MAX_BRACKET_LENGTH = 100_000;
  private static final Pattern DECIMAL = Pattern.compile("[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]{1,3})?");

  private LimitsReader() {}

  static Limits read(YamlValue value) throws SpecException {
    SpecKeys keys = new SpecKeys("limits", value, List.of("seconds", "memory", "bracket_length"));
    Limits defaults = Limits.DEFAULT;
    Optional<YamlValue> seconds = keys.find("seconds");
    Optional<YamlValue> memory = keys.find("memory");
    Optional<YamlValue> length = keys.find("bracket_length");
    return new Limits(
        seconds.isPresent() ? seconds(seconds.get()) : defaults.seconds(),
        memory.isPresent() ? memory(memory.get()) : defaults.memoryBytes(),
        length.isPresent()
            ? (int) new Numbers("bracket_length", 1, MAX_BRACKET_LENGTH).one(length.get())
            : defaults.bracketLength());
  }

  private static double seconds(YamlValue value) throws SpecException {
    if (value instanceof YamlValue.Text text && text.plain() && DECIMAL.matcher(text.text()).matches()) {
      double seconds = Double.parseDouble(text.text());
      if (seconds > 0 && Double.isFinite(seconds)) {
        return seconds;
      }
    }
    throw value.place()
        .error(
            "'seconds' is " + value.shown(),
            "expected a positive number of seconds for each cell, such as 600; leave it out for no limit");
  }

  private static long memory(YamlValue value) throws SpecException {
    Optional<MemorySize> size =
        value instanceof YamlValue.Text text ? MemorySize.parse(text.text()) : Optional.empty();
    if (size.isEmpty()) {
      throw value.place()
          .error("'memory' is " + value.shown(), "expected bytes, or a size such as '512 MiB', '4 GiB' or '4 GB'");
    }
    return size.get().bytes();
  }
}
