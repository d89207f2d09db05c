package lawsweep.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** A JSON array whose items are looked at by their place. */
public record StrictArray(JsonNode node) {

  public String text(int at) {
    if (!node.get(at).isTextual()) {
      throw wrong(at, "a string");
    }
    return node.get(at).textValue();
  }

  public int integer(int at) {
    JsonNode value = node.get(at);
    if (!value.isIntegralNumber() || !value.canConvertToInt()) {
      throw wrong(at, "an integer of 32 bits");
    }
    return value.intValue();
  }

  /** An integer of 64 bits. */
  public long whole(int at) {
    JsonNode value = node.get(at);
    if (!value.isIntegralNumber() || !value.canConvertToLong()) {
      throw wrong(at, "an integer of 64 bits");
    }
    return value.longValue();
  }

  /** A finite number. */
  public double real(int at) {
    JsonNode value = node.get(at);
    if (!value.isNumber() || !Double.isFinite(value.doubleValue())) {
      throw wrong(at, "a number");
    }
    return value.doubleValue();
  }

  /** A number, or one of the strings for those that are not finite. */
  public double realOrNot(int at) {
    JsonNode value = node.get(at);
    return switch (value.isTextual() ? value.textValue() : "") {
      case "NaN" -> Double.NaN;
      case "Infinity" -> Double.POSITIVE_INFINITY;
      case "-Infinity" -> Double.NEGATIVE_INFINITY;
      default -> real(at);
    };
  }

  /** All items, finite numbers. */
  public List<Double> reals() {
    List<Double> reals = new ArrayList<>(node.size());
    for (int i = 0; i < node.size(); i++) {
      reals.add(real(i));
    }
    return reals;
  }

  private RecordFormatException wrong(int at, String expected) {
    return new RecordFormatException("expected " + expected + " as item " + at + " of an array, got " + node.get(at));
  }
}
