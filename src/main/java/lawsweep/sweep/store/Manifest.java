package lawsweep.sweep.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import lawsweep.json.RecordFormatException;
import lawsweep.sweep.Sweep;

/**
 * What a result directory says of itself, in {@code manifest.json}.
 *
 * @param schema the version of the directory's layout, {@value #SCHEMA} now
 * @param name the sweep's name
 * @param fingerprint the spec's fingerprint
 * @param method the method asked for: a part of the sweep's identity
 * @param version the version of the program that made the directory
 * @param provenance the machine and program that made the directory; values of JSON
 */
public record Manifest(
    int schema,
    String name,
    String fingerprint,
    String method,
    String version,
    Map<String, Object> provenance) {

  /** The version of the layout written now. */
  public static final int SCHEMA = 1;

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Copies the map, in its order. */
  public Manifest {
    provenance = Collections.unmodifiableMap(new LinkedHashMap<>(provenance));
  }

  /** The manifest of a new directory. */
  public static Manifest of(Sweep sweep, String method, String version, Map<String, Object> provenance) {
    return new Manifest(SCHEMA, sweep.name(), sweep.fingerprint(), method, version, provenance);
  }

  /** As the file holds it. */
  byte[] toJson() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("schema", schema);
    fields.put("name", name);
    fields.put("fingerprint", fingerprint);
    fields.put("method", method);
    fields.put("version", version);
    fields.put("provenance", provenance);
    try {
      String text = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(fields);
      return (text + "\n").getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("expected values of JSON in the provenance", e);
    }
  }

  /**
   * Reads the file's bytes.
   *
   * @throws RecordFormatException if they are no manifest of this version
   */
  static Manifest parse(byte[] json) {
    Map<String, Object> fields;
    try {
      fields = JSON.readValue(json, new TypeReference<Map<String, Object>>() {});
    } catch (IOException e) {
      throw new RecordFormatException("expected a JSON object", e);
    }
    if (!(fields.get("schema") instanceof Integer schema) || schema != SCHEMA) {
      throw new RecordFormatException("expected schema " + SCHEMA + ", got " + fields.get("schema"));
    }
    Map<String, Object> provenance = new LinkedHashMap<>();
    if (fields.get("provenance") instanceof Map<?, ?> map) {
      map.forEach((key, value) -> provenance.put(String.valueOf(key), value));
    }
    return new Manifest(SCHEMA, text(fields, "name"), text(fields, "fingerprint"), text(fields, "method"),
        text(fields, "version"), provenance);
  }

  private static String text(Map<String, Object> fields, String key) {
    if (!(fields.get(key) instanceof String text)) {
      throw new RecordFormatException("expected a string in '" + key + "', got " + fields.get(key));
    }
    return text;
  }
}
