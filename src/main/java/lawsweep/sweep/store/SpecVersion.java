package lawsweep.sweep.store;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lawsweep.json.RecordFormatException;
import lawsweep.sweep.Sweep;
import lawsweep.work.Limits;

/**
 * One of the specs that a directory was run with, as the manifest keeps it.
 *
 * @param fingerprint the spec's fingerprint
 * @param name the sweep's name
 * @param seed the sweep's seed: records of cells without a result do not say it
 * @param limits what a cell could use
 * @param version the version of the program that brought the spec to the directory
 * @param begins where in each log its records begin, in bytes; in logs not named here they begin at 0
 * @param text the spec as written
 */
record SpecVersion(
    String fingerprint,
    String name,
    long seed,
    Limits limits,
    String version,
    Map<String, Long> begins,
    String text) {

  /** Copies the map, in its order. */
  SpecVersion {
    begins = Collections.unmodifiableMap(new LinkedHashMap<>(begins));
  }

  /** That of a sweep whose records begin at these places. */
  static SpecVersion of(Sweep sweep, String version, Map<String, Long> begins) {
    return new SpecVersion(sweep.fingerprint(), sweep.name(), sweep.seed(), sweep.limits(), version, begins,
        new String(sweep.source(), StandardCharsets.UTF_8));
  }

  /** Where its records begin in a log. */
  long begin(String log) {
    return begins.getOrDefault(log, 0L);
  }

  /** As values of JSON; no limit of seconds is null, and levels are named where not all are asked for. */
  Map<String, Object> toMap() {
    Map<String, Object> bounds = new LinkedHashMap<>();
    bounds.put("seconds", Double.isInfinite(limits.seconds()) ? null : limits.seconds());
    bounds.put("memory", limits.memoryBytes());
    bounds.put("bracket_length", limits.bracketLength());
    if (!limits.allLevels()) {
      bounds.put("levels", limits.levels());
    }
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("fingerprint", fingerprint);
    fields.put("name", name);
    fields.put("seed", seed);
    fields.put("limits", bounds);
    fields.put("version", version);
    fields.put("begins", begins);
    fields.put("spec", text);
    return fields;
  }

  /**
   * Reads values of JSON.
   *
   * @throws RecordFormatException if they are not those of a spec
   */
  static SpecVersion of(Object value) {
    Map<?, ?> fields = map(value, "specs");
    Map<?, ?> bounds = map(fields.get("limits"), "limits");
    Map<String, Long> begins = new LinkedHashMap<>();
    map(fields.get("begins"), "begins").forEach((log, at) -> begins.put(String.valueOf(log), whole(at, "begins")));
    double seconds = bounds.get("seconds") instanceof Number number ? number.doubleValue() : Double.POSITIVE_INFINITY;
    long length = whole(bounds.get("bracket_length"), "bracket_length");
    long levels = bounds.containsKey("levels") ? whole(bounds.get("levels"), "levels") : Limits.ALL_LEVELS;
    try {
      return new SpecVersion(text(fields, "fingerprint"), text(fields, "name"), whole(fields.get("seed"), "seed"),
          new Limits(seconds, whole(bounds.get("memory"), "memory"), Math.toIntExact(length), Math.toIntExact(levels)),
          text(fields, "version"), begins, text(fields, "spec"));
    } catch (ArithmeticException | IllegalArgumentException e) {
      throw new RecordFormatException("expected positive limits in 'specs'", e);
    }
  }

  /** Reads those of a manifest that has some. */
  static List<SpecVersion> list(Object value) {
    if (value == null) {
      return List.of();
    }
    if (!(value instanceof List<?> items)) {
      throw new RecordFormatException("expected a list in 'specs', got " + value);
    }
    return items.stream().map(SpecVersion::of).toList();
  }

  private static Map<?, ?> map(Object value, String key) {
    if (!(value instanceof Map<?, ?> map)) {
      throw new RecordFormatException("expected an object in '" + key + "', got " + value);
    }
    return map;
  }

  private static long whole(Object value, String key) {
    if (!(value instanceof Integer || value instanceof Long)) {
      throw new RecordFormatException("expected a whole number in '" + key + "', got " + value);
    }
    return ((Number) value).longValue();
  }

  private static String text(Map<?, ?> fields, String key) {
    if (!(fields.get(key) instanceof String text)) {
      throw new RecordFormatException("expected a string in '" + key + "', got " + fields.get(key));
    }
    return text;
  }
}
