package lawsweep.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import lawsweep.text.Spelling;
import lawsweep.text.Words;

/**
 * A JSON object whose keys are known: all of them must be there, and no others. It knows how its lists of integers are
 * written, and those of the objects within.
 */
public final class StrictObject {

  private static final ObjectReader READER = JsonMapper.builder()
      .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
      .build()
      .readerFor(JsonNode.class);

  /** The most characters of a value that a message shows. */
  private static final int MOST_SHOWN = 200;

  private final JsonNode node;
  private final Lists lists;

  private StrictObject(JsonNode node, Lists lists) {
    this.node = node;
    this.lists = lists;
  }

  /** Reads one object from bytes in UTF-8, whose lists are text. */
  public static StrictObject parse(byte[] json, Set<String> keys) {
    return any(json).strict(keys, Lists.TEXT);
  }

  /** Reads one object from bytes in UTF-8, whose keys are for {@link #strict} to check. */
  public static StrictObject any(byte[] json) {
    return new StrictObject(node(json), Lists.TEXT);
  }

  /** Reads one object from bytes in UTF-8, its lists so written, whose keys are for whoever asks to check. */
  public static StrictObject any(byte[] json, Lists written) {
    return new StrictObject(node(json), written);
  }

  /** Insists on a key. */
  public void need(String key) {
    if (!node.has(key)) {
      throw new RecordFormatException("expected the key '" + key + "'");
    }
  }

  /** Whether an object of the array at a key has something at another key, not null. */
  public boolean someHas(String key, String inner) {
    for (JsonNode item : node.path(key)) {
      if (item.hasNonNull(inner)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Compares with what should stand here.
   *
   * @param keys all that there should be
   * @param parts objects that have these keys together
   * @return empty if all values are the same, however they are spaced; otherwise one line that says what differs
   */
  public Optional<String> difference(Set<String> keys, List<byte[]> parts) {
    for (var field : node.properties()) {
      if (!keys.contains(field.getKey())) {
        return Optional.of("expected no key '" + field.getKey() + "'");
      }
    }
    for (byte[] part : parts) {
      for (var field : node(part).properties()) {
        JsonNode value = node.path(field.getKey());
        if (!field.getValue().equals(value)) {
          return Optional.of("claimed '" + field.getKey() + "' " + brief(value) + ", recomputed "
              + brief(field.getValue()));
        }
      }
    }
    return Optional.empty();
  }

  private static String brief(JsonNode value) {
    String text = value.isMissingNode() ? "nothing" : value.toString();
    return text.length() <= MOST_SHOWN ? text : text.substring(0, MOST_SHOWN) + "…";
  }

  private static JsonNode node(byte[] json) {
    try {
      return READER.readValue(json);
    } catch (JsonProcessingException e) {
      throw new RecordFormatException("expected one JSON object: " + JsonMessage.of(e), e);
    } catch (IOException e) {
      throw new RecordFormatException("expected one JSON object: " + e.getMessage(), e);
    }
  }

  /** The same with exactly these keys, and its lists so written. */
  public StrictObject strict(Set<String> keys, Lists written) {
    return of(node, keys, written);
  }

  /** The same if it has no keys but these, of which any may be missing. */
  public StrictObject among(Set<String> keys) {
    if (!node.isObject()) {
      throw new RecordFormatException(
          "expected a JSON object, got " + node.getNodeType().name().toLowerCase(Locale.ROOT));
    }
    for (var field : node.properties()) {
      if (!keys.contains(field.getKey())) {
        throw new RecordFormatException("expected no key '" + field.getKey() + "'"
            + Spelling.hint(field.getKey(), keys) + "; there may be " + Spelling.choice(keys));
      }
    }
    return this;
  }

  /** How its lists are written. */
  public Lists lists() {
    return lists;
  }

  private static StrictObject of(JsonNode node, Set<String> keys, Lists lists) {
    if (!node.isObject()) {
      throw new RecordFormatException("expected a JSON object, got " + node.getNodeType());
    }
    for (String key : keys) {
      if (!node.has(key)) {
        throw new RecordFormatException("expected the key '" + key + "'");
      }
    }
    if (node.size() != keys.size()) {
      for (var field : node.properties()) {
        if (!keys.contains(field.getKey())) {
          throw new RecordFormatException("expected no key '" + field.getKey() + "'");
        }
      }
    }
    return new StrictObject(node, lists);
  }

  public boolean has(String key) {
    return node.has(key);
  }

  public boolean isArray(String key) {
    return node.get(key).isArray();
  }

  public boolean isNull(String key) {
    return node.get(key).isNull();
  }

  /** A string. */
  public String text(String key) {
    JsonNode value = node.get(key);
    if (!value.isTextual()) {
      throw wrong(key, "a string");
    }
    return value.textValue();
  }

  /** A string that is not empty; the empty one for null. */
  public String textOrEmpty(String key) {
    if (isNull(key)) {
      return "";
    }
    if (text(key).isEmpty()) {
      throw wrong(key, "null or a string that is not empty");
    }
    return text(key);
  }

  public int integer(String key) {
    JsonNode value = node.get(key);
    if (!value.isIntegralNumber() || !value.canConvertToInt()) {
      throw wrong(key, "an integer of 32 bits");
    }
    return value.intValue();
  }

  public long longInteger(String key) {
    JsonNode value = node.get(key);
    if (!value.isIntegralNumber() || !value.canConvertToLong()) {
      throw wrong(key, "an integer of 64 bits");
    }
    return value.longValue();
  }

  public double real(String key) {
    JsonNode value = node.get(key);
    if (!value.isNumber()) {
      throw wrong(key, "a number");
    }
    return value.doubleValue();
  }

  public boolean truth(String key) {
    JsonNode value = node.get(key);
    if (!value.isBoolean()) {
      throw wrong(key, "true or false");
    }
    return value.booleanValue();
  }

  /** True if a key is there and holds this number. */
  public boolean is(String key, int number) {
    return node.path(key).isInt() && node.path(key).intValue() == number;
  }

  /** A list of integers; none for null. */
  public List<Integer> numbers(String key) {
    if (isNull(key)) {
      return List.of();
    }
    if (lists == Lists.TEXT) {
      return NumberList.parse(key, text(key));
    }
    JsonNode value = node.get(key);
    if (!value.isArray() || value.isEmpty()) {
      throw wrong(key, "null or an array of integers");
    }
    StrictArray array = new StrictArray(value);
    return IntStream.range(0, value.size()).mapToObj(array::integer).toList();
  }

  /** A string within an object whose keys depend on it. */
  public String textWithin(String object, String key) {
    JsonNode value = node.get(object).path(key);
    if (!value.isTextual()) {
      throw new RecordFormatException("expected a string in the " + object + "'s '" + key + "', got "
          + (value.isMissingNode() ? "nothing" : value));
    }
    return value.textValue();
  }

  /** Whether the object at a key has another key. */
  public boolean hasWithin(String object, String key) {
    return node.path(object).has(key);
  }

  public StrictObject object(String key, Set<String> keys) {
    return of(node.get(key), keys, lists);
  }

  /** An object of a form. */
  public <T> T object(String key, Form<T> form) {
    return form.read(object(key, form.keys()));
  }

  /** An object of a form; empty for null. */
  public <T> Optional<T> maybe(String key, Form<T> form) {
    return isNull(key) ? Optional.empty() : Optional.of(object(key, form));
  }

  /** An array of objects of a form. */
  public <T> List<T> objects(String key, Form<T> form) {
    return objects(key, form.keys(), form::read);
  }

  /** A word of a few. */
  public <T> T word(String key, Words<T> words) {
    String text = text(key);
    return words.find(text).orElseThrow(() -> new RecordFormatException(
        "expected " + words.expected(text) + " in '" + key + "', got '" + text + "'"));
  }

  public <T> List<T> objects(String key, Set<String> keys, Function<StrictObject, T> read) {
    JsonNode value = node.get(key);
    if (!value.isArray()) {
      throw wrong(key, "an array");
    }
    List<T> items = new ArrayList<>(value.size());
    for (JsonNode item : value) {
      items.add(read.apply(of(item, keys, lists)));
    }
    return items;
  }

  /** Arrays within an array, of so many items each; any number for -1. */
  public <T> List<T> arrays(String key, int length, Function<StrictArray, T> read) {
    JsonNode value = node.get(key);
    if (!value.isArray()) {
      throw wrong(key, "an array");
    }
    List<T> items = new ArrayList<>(value.size());
    for (JsonNode item : value) {
      if (!item.isArray() || (length >= 0 && item.size() != length)) {
        throw new RecordFormatException("expected arrays" + (length >= 0 ? " of " + length : "") + " in '" + key
            + "', got " + item);
      }
      items.add(read.apply(new StrictArray(item)));
    }
    return items;
  }

  /** An array of finite numbers. */
  public List<Double> reals(String key) {
    return array(key).reals();
  }

  /** An array of strings. */
  public List<String> texts(String key) {
    StrictArray array = array(key);
    return IntStream.range(0, array.node().size()).mapToObj(array::text).toList();
  }

  /** An array of integers of 64 bits. */
  public List<Long> wholes(String key) {
    StrictArray array = array(key);
    return IntStream.range(0, array.node().size()).mapToObj(array::whole).toList();
  }

  /** A finite number; empty for null. */
  public OptionalDouble maybeReal(String key) {
    return isNull(key) ? OptionalDouble.empty() : OptionalDouble.of(real(key));
  }

  /** A number, or one of the strings for those that are not finite. */
  public double realOrNot(String key) {
    return node.get(key).isTextual()
        ? switch (text(key)) {
          case "Infinity" -> Double.POSITIVE_INFINITY;
          case "-Infinity" -> Double.NEGATIVE_INFINITY;
          case "NaN" -> Double.NaN;
          default -> throw wrong(key, "a number, or the string Infinity, -Infinity or NaN");
        }
        : real(key);
  }

  private StrictArray array(String key) {
    if (!node.get(key).isArray()) {
      throw wrong(key, "an array");
    }
    return new StrictArray(node.get(key));
  }

  /** The integers of an object, by their keys, which may be any. */
  public Map<String, Long> longs(String key) {
    Map<String, Long> longs = new LinkedHashMap<>();
    for (var field : fields(key)) {
      if (!field.getValue().isIntegralNumber() || !field.getValue().canConvertToLong()) {
        throw wrong(key, "integers of 64 bits");
      }
      longs.put(field.getKey(), field.getValue().longValue());
    }
    return longs;
  }

  /** The arrays of integers of an object, by their keys, which may be any. */
  public Map<String, List<Integer>> integerLists(String key) {
    Map<String, List<Integer>> lists = new LinkedHashMap<>();
    for (var field : fields(key)) {
      if (!field.getValue().isArray()) {
        throw wrong(key, "arrays of integers");
      }
      StrictArray array = new StrictArray(field.getValue());
      lists.put(field.getKey(), IntStream.range(0, array.node().size()).mapToObj(array::integer).toList());
    }
    return lists;
  }

  private Set<Map.Entry<String, JsonNode>> fields(String key) {
    if (!node.get(key).isObject()) {
      throw wrong(key, "an object");
    }
    return node.get(key).properties();
  }

  /** One of some values, by its name. */
  public <T> T byLabel(String key, T[] values, Function<T, String> label) {
    String text = text(key);
    for (T value : values) {
      if (label.apply(value).equals(text)) {
        return value;
      }
    }
    throw new RecordFormatException(
        "expected one of " + Arrays.stream(values).map(label).toList() + " in '" + key + "', got '" + text + "'");
  }

  /** Insists on a value that follows from the others. */
  public void same(String key, Object expected, Object got) {
    if (!expected.equals(got)) {
      throw new RecordFormatException("expected '" + key + "' to be " + expected + ", got " + got);
    }
  }

  private RecordFormatException wrong(String key, String expected) {
    return new RecordFormatException("expected " + expected + " in '" + key + "', got " + node.get(key));
  }
}
