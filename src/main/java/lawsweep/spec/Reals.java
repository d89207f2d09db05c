package lawsweep.spec;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads real numbers: {@code 0.5}, {@code 1e-3}, ranges of whole numbers {@code 1..4}, and lists of these. Whether
 * they are in range is for {@code CellRules} to say.
 *
 * @param key the key they belong to, for messages
 */
public record Reals(String key) {

  /** A decimal number. */
  static final Pattern DECIMAL = Pattern.compile("[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][+-]?[0-9]{1,3})?");

  /** The most numbers in one range. */
  static final int MAX_RANGE = 100_000;

  private static final Pattern RANGE = Pattern.compile("(-?[0-9]{1,9})\\s*\\.\\.\\s*(-?[0-9]{1,9})");

  /** One number. */
  public double one(YamlValue value) throws SpecException {
    if (!(value instanceof YamlValue.Text text)) {
      throw value.place().error("'" + key + "' is " + value.shown(), "expected one finite number");
    }
    return parse(text);
  }

  /** A number, a range, or a list of both: at least one, each once. */
  public List<Double> list(YamlValue value) throws SpecException {
    List<Double> numbers = new ArrayList<>();
    Set<Double> seen = new HashSet<>();
    switch (value) {
      case YamlValue.Text text -> add(text, numbers, seen);
      case YamlValue.Items items -> {
        if (items.values().isEmpty()) {
          throw items.place().error("'" + key + "' is an empty list", expected());
        }
        for (YamlValue item : items.values()) {
          if (!(item instanceof YamlValue.Text text)) {
            throw item.place().error("'" + key + "' holds " + item.shown(), expected());
          }
          add(text, numbers, seen);
        }
      }
      case YamlValue.Keys keys -> throw keys.place().error("'" + key + "' is " + keys.shown(), expected());
    }
    return List.copyOf(numbers);
  }

  private void add(YamlValue.Text text, List<Double> numbers, Set<Double> seen) throws SpecException {
    Matcher range = RANGE.matcher(text.text());
    if (!text.plain() || !range.matches()) {
      add(parse(text), text, numbers, seen);
      return;
    }
    int first = Integer.parseInt(range.group(1));
    int last = Integer.parseInt(range.group(2));
    if (first > last) {
      throw text.place().error("the range " + text.shown() + " of '" + key + "' is empty",
          "the smaller end comes first: " + last + ".." + first);
    }
    if ((long) last - first >= MAX_RANGE) {
      throw text.place().error("the range " + text.shown() + " of '" + key + "' has more than " + MAX_RANGE
          + " numbers", "expected fewer");
    }
    for (int number = first; number <= last; number++) {
      add(number, text, numbers, seen);
    }
  }

  private void add(double number, YamlValue.Text text, List<Double> numbers, Set<Double> seen) throws SpecException {
    if (!seen.add(number)) {
      throw text.place().error("'" + key + "' holds " + text.shown() + ", which is there already",
          "give each number once: a repeat is the same cell");
    }
    numbers.add(number);
  }

  private double parse(YamlValue.Text text) throws SpecException {
    if (!text.plain() && DECIMAL.matcher(text.text()).matches()) {
      throw text.place().error("'" + key + "' is " + text.shown() + " in quotes", "numbers stand without quotes");
    }
    double number = DECIMAL.matcher(text.text()).matches() ? Double.parseDouble(text.text()) : Double.NaN;
    if (!Double.isFinite(number)) {
      throw text.place().error("'" + key + "' is " + text.shown(), "expected a finite number such as 0.5 or 1e-3");
    }
    return number == 0 ? 0 : number;
  }

  private String expected() {
    return "expected a finite number, a range a..b of whole numbers, or a list of these";
  }
}
