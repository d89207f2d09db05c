package lawsweep.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Lists of integers as records print them, {@code 4,9}. Records have many, so they are read by hand. */
public final class NumberList {

  private NumberList() {}

  /** A list as records print it. */
  public static String text(List<Integer> numbers) {
    StringBuilder text = new StringBuilder(8 * numbers.size());
    for (int i = 0; i < numbers.size(); i++) {
      text.append(i == 0 ? "" : ",").append(numbers.get(i).intValue());
    }
    return text.toString();
  }

  /** Writes a list as a value of JSON; null for an empty one. */
  static void write(JsonGenerator json, List<Integer> numbers, Lists lists) throws IOException {
    if (numbers.isEmpty()) {
      json.writeNull();
    } else if (lists == Lists.TEXT) {
      json.writeString(text(numbers));
    } else {
      json.writeStartArray();
      for (int number : numbers) {
        json.writeNumber(number);
      }
      json.writeEndArray();
    }
  }

  /**
   * The numbers of a list.
   *
   * @param key what the list is called in messages
   * @throws RecordFormatException unless the list is exactly what printing its numbers gives
   */
  public static List<Integer> parse(String key, String text) {
    List<Integer> numbers = new ArrayList<>();
    int start = 0;
    for (int end = end(text, start); end < text.length(); end = end(text, start)) {
      numbers.add(number(key, text, start, end));
      start = end + 1;
    }
    numbers.add(number(key, text, start, text.length()));
    return numbers;
  }

  private static int end(String text, int start) {
    int comma = text.indexOf(',', start);
    return comma < 0 ? text.length() : comma;
  }

  private static int number(String key, String text, int start, int end) {
    boolean negative = start < end && text.charAt(start) == '-';
    int first = negative ? start + 1 : start;
    long number = 0;
    for (int i = first; i < end; i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9 || number > Integer.MAX_VALUE) {
        throw wrong("integers", key, text);
      }
      number = 10 * number + digit;
    }
    long signed = negative ? -number : number;
    if (first == end || signed != (int) signed) {
      throw wrong("integers", key, text);
    }
    if (text.charAt(first) == '0' && (end > first + 1 || negative)) {
      throw wrong("integers without leading signs or zeros", key, text);
    }
    return (int) signed;
  }

  private static RecordFormatException wrong(String expected, String key, String text) {
    return new RecordFormatException("expected " + expected + " in '" + key + "', got '" + text + "'");
  }
}
