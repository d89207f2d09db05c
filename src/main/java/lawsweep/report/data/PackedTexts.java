package lawsweep.report.data;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A column of texts that differ in their numbers mostly, in few characters: {@code patterns}, the different texts with
 * a mark in the place of every number; {@code which}, the pattern of each row, null where there is no text; and
 * {@code numbers}, all numbers one after the other. The last two are {@link PackedNumbers}.
 */
public final class PackedTexts {

  /** Stands for a number in a pattern: a character that no text has. */
  private static final String MARK = "\u0001";

  /** Numbers that come out as they are written. */
  private static final Pattern NUMBER = Pattern.compile("(?<![0-9])(?:0|[1-9][0-9]{0,14})(?![0-9])");

  private final Map<String, Long> patterns = new LinkedHashMap<>();
  private final PackedNumbers which = new PackedNumbers();
  private final PackedNumbers numbers = new PackedNumbers();

  /** Adds a text, or null. */
  public void add(String text) {
    if (text == null) {
      which.add((Long) null);
      return;
    }
    Matcher found = NUMBER.matcher(text);
    StringBuilder pattern = new StringBuilder();
    while (found.find()) {
      numbers.add(Long.valueOf(found.group()));
      found.appendReplacement(pattern, MARK);
    }
    found.appendTail(pattern);
    which.add(patterns.computeIfAbsent(pattern.toString(), any -> (long) patterns.size()));
  }

  /** The column; to be asked for once. */
  public ObjectNode toJson() {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    patterns.keySet().forEach(node.putArray("patterns")::add);
    node.set("which", which.toJson());
    node.set("numbers", numbers.toJson());
    return node;
  }
}
