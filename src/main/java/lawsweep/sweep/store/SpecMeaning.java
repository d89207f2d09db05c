package lawsweep.sweep.store;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import lawsweep.spec.YamlValue;
import lawsweep.text.MemorySize;

/** Whether two values of specs mean the same though they may be written differently: order of keys, ranges, units. */
final class SpecMeaning {

  private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]{1,30}(\\.[0-9]{1,30})?([eE][+-]?[0-9]{1,3})?");
  private static final Pattern RANGE = Pattern.compile("([0-9]{1,9})\\.\\.([0-9]{1,9})");
  private static final int LONGEST_RANGE = 1000;

  private SpecMeaning() {}

  static boolean same(YamlValue a, YamlValue b) {
    return of(a).equals(of(b));
  }

  /** A text that is the same for all values that mean the same. */
  static String of(YamlValue value) {
    return switch (value) {
      case YamlValue.Text text -> list(elements(text).toList());
      case YamlValue.Items items -> list(items.values().stream()
          .flatMap(each -> each instanceof YamlValue.Text text ? elements(text) : Stream.of(of(each))).toList());
      case YamlValue.Keys keys -> {
        Map<String, String> sorted = new TreeMap<>();
        keys.values().forEach((key, each) -> sorted.put(key.name(), of(each)));
        yield sorted.toString();
      }
    };
  }

  /** A list of one element is that element. */
  private static String list(List<String> elements) {
    return elements.size() == 1 ? elements.getFirst() : elements.stream().collect(Collectors.joining(", ", "[", "]"));
  }

  private static Stream<String> elements(YamlValue.Text text) {
    String word = text.text();
    Matcher range = RANGE.matcher(word);
    if (range.matches()) {
      long from = Long.parseLong(range.group(1));
      long to = Long.parseLong(range.group(2));
      if (from <= to && to - from < LONGEST_RANGE) {
        return LongStream.rangeClosed(from, to).mapToObj(Long::toString);
      }
    }
    if (NUMBER.matcher(word).matches()) {
      BigDecimal number = new BigDecimal(word);
      return Stream.of(number.signum() == 0 ? "0" : number.stripTrailingZeros().toString().replace("E+", "E"));
    }
    return Stream.of(MemorySize.parse(word).map(size -> plainBytes(size.bytes())).orElse(word));
  }

  private static String plainBytes(long bytes) {
    return BigDecimal.valueOf(bytes).stripTrailingZeros().toString().replace("E+", "E");
  }
}
