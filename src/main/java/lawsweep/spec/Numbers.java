package lawsweep.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads whole numbers: {@code 4}, ranges {@code 2..5} with both ends, and lists of these {@code [2, 4..6]}.
 *
 * @param key the key they belong to, for messages
 * @param min the least accepted
 * @param max the largest accepted
 */
public record Numbers(String key, long min, long max) {
  private static final Pattern WHOLE = Pattern.compile("0|-?[1-9][0-9]*");
  private static final Pattern RANGE = Pattern.compile("(\\S+?)\\s*\\.\\.\\s*(\\S+)");

  /** One number. */
  public long one(YamlValue value) throws SpecException {
    if (!(value instanceof YamlValue.Text text)) {
      throw value.place().error("'" + key + "' is " + value.shown(), "expected one " + wanted());
    }
    if (RANGE.matcher(text.text()).matches()) {
      throw value.place().error("'" + key + "' is the range " + text.shown(), "expected one " + wanted());
    }
    if (!text.plain() && WHOLE.matcher(text.text()).matches()) {
      throw value.place().error("'" + key + "' is " + text.shown() + " in quotes", "numbers stand without quotes");
    }
    return parse(text, text.text());
  }

  /** A number, a range, or a list of numbers and ranges. {@code max} must fit an int. */
  public NumberSet set(YamlValue value) throws SpecException {
    List<NumberSet.Range> ranges = new ArrayList<>();
    switch (value) {
      case YamlValue.Text text -> ranges.add(range(text));
      case YamlValue.Items items -> readList(items, ranges);
      case YamlValue.Keys keys -> throw keys.place().error("'" + key + "' is " + keys.shown(), expected());
    }
    return NumberSet.of(ranges);
  }

  private void readList(YamlValue.Items items, List<NumberSet.Range> ranges) throws SpecException {
    if (items.values().isEmpty()) {
      throw items.place().error("'" + key + "' is an empty list", expected());
    }
    TreeMap<Integer, NumberSet.Range> byLast = new TreeMap<>();
    for (YamlValue item : items.values()) {
      if (!(item instanceof YamlValue.Text text)) {
        throw item.place().error("'" + key + "' holds " + item.shown(), expected());
      }
      NumberSet.Range range = range(text);
      var next = byLast.ceilingEntry(range.first());
      if (next != null && next.getValue().overlaps(range)) {
        int twice = Math.max(range.first(), next.getValue().first());
        throw item.place()
            .error("'" + key + "' holds " + twice + " twice", "give each number once: a repeat is the same cell");
      }
      byLast.put(range.last(), range);
      ranges.add(range);
    }
  }

  private NumberSet.Range range(YamlValue.Text text) throws SpecException {
    Matcher range = RANGE.matcher(text.text());
    if (!range.matches()) {
      int number = Math.toIntExact(one(text));
      return new NumberSet.Range(number, number);
    }
    int first = Math.toIntExact(parse(text, range.group(1)));
    int last = Math.toIntExact(parse(text, range.group(2)));
    if (first > last) {
      throw text.place()
          .error(
              "the range " + text.shown() + " of '" + key + "' is empty",
              "the smaller end comes first: " + last + ".." + first);
    }
    return new NumberSet.Range(first, last);
  }

  private long parse(YamlValue.Text text, String digits) throws SpecException {
    if (!WHOLE.matcher(digits).matches()) {
      throw text.place().error("'" + key + "' is " + text.shown(), "expected a " + wanted());
    }
    long number;
    try {
      number = Long.parseLong(digits);
    } catch (NumberFormatException e) {
      throw text.place().error(
          "'" + key + "' is too " + (digits.startsWith("-") ? "small: " : "large: ") + text.shown(),
          "expected a " + wanted());
    }
    if (number < min || number > max) {
      throw text.place().error("'" + key + "' is " + number, "expected a " + wanted());
    }
    return number;
  }

  private String expected() {
    return "expected a " + wanted() + ", a range a..b, or a list of these";
  }

  private String wanted() {
    return min == Long.MIN_VALUE && max == Long.MAX_VALUE
        ? "whole number of 64 bits, from " + min + " to " + max
        : "whole number from " + min + " to " + max;
  }
}
