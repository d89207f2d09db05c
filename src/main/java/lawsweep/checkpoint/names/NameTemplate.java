package lawsweep.checkpoint.names;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lawsweep.spec.Place;
import lawsweep.spec.SpecException;

/**
 * A name with numbers left open: {@code h.{i}.attn}, {@code l{4i+2}.Q}. A letter in braces stands for any whole number
 * from 0.
 *
 * @param text as it was written
 * @param parts texts and numbers in turn; a text comes first and last and may be empty
 */
record NameTemplate(String text, List<String> parts, List<Open> open) {

  private static final Pattern OPEN =
      Pattern.compile("(?:([1-9][0-9]{0,3}) *\\*? *)?([a-z])(?: *([+-]) *([0-9]{1,4}))?");
  private static final Pattern BRACES = Pattern.compile("\\{([^{}]*)\\}");
  private static final String NUMBER = "([0-9]{1,9})";

  NameTemplate {
    parts = List.copyOf(parts);
    open = List.copyOf(open);
  }

  /** factor · letter + shift. */
  record Open(char letter, long factor, long shift) {}

  /** Reads a name. */
  static NameTemplate of(String text, Place place) throws SpecException {
    List<String> parts = new ArrayList<>();
    List<Open> open = new ArrayList<>();
    Matcher braces = BRACES.matcher(text);
    int end = 0;
    while (braces.find()) {
      Matcher inside = OPEN.matcher(braces.group(1).strip());
      if (!inside.matches()) {
        throw place.error("'" + braces.group() + "' in '" + text + "' is no open number",
            "write a letter, as in {i}, {i+1} or {2i+1}");
      }
      long shift = inside.group(4) == null ? 0 : Long.parseLong(inside.group(4));
      open.add(new Open(inside.group(2).charAt(0), inside.group(1) == null ? 1 : Long.parseLong(inside.group(1)),
          "-".equals(inside.group(3)) ? -shift : shift));
      parts.add(text.substring(end, braces.start()));
      end = braces.end();
    }
    parts.add(text.substring(end));
    if (parts.stream().anyMatch(part -> part.contains("{") || part.contains("}"))) {
      throw place.error("a brace in '" + text + "' has no other one", "write open numbers as {i}");
    }
    return new NameTemplate(text, parts, open);
  }

  /** The letters that stand for numbers. */
  Set<Character> letters() {
    Set<Character> letters = new TreeSet<>();
    open.forEach(each -> letters.add(each.letter));
    return letters;
  }

  /** The numbers with which this is a given name; empty if there are none. */
  Optional<Map<Character, Long>> match(String name) {
    StringBuilder pattern = new StringBuilder(Pattern.quote(parts.getFirst()));
    for (String part : parts.subList(1, parts.size())) {
      pattern.append(NUMBER).append(Pattern.quote(part));
    }
    Matcher matcher = Pattern.compile(pattern.toString()).matcher(name);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    Map<Character, Long> numbers = new HashMap<>();
    for (int i = 0; i < open.size(); i++) {
      Open each = open.get(i);
      long rest = Long.parseLong(matcher.group(i + 1)) - each.shift;
      Long before = numbers.putIfAbsent(each.letter, rest / each.factor);
      if (rest < 0 || rest % each.factor != 0 || (before != null && before != rest / each.factor)) {
        return Optional.empty();
      }
    }
    return Optional.of(numbers);
  }

  /** The name with these numbers. */
  String fill(Map<Character, Long> numbers) {
    StringBuilder name = new StringBuilder(parts.getFirst());
    for (int i = 0; i < open.size(); i++) {
      name.append(open.get(i).factor * numbers.get(open.get(i).letter) + open.get(i).shift).append(parts.get(i + 1));
    }
    return name.toString();
  }
}
