package lawsweep.sweep.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lawsweep.env.BuildInfo;
import lawsweep.json.RecordFormatException;
import lawsweep.sweep.Sweep;
import lawsweep.text.OneLine;

/**
 * What a result directory says of itself, in {@code manifest.json}.
 *
 * @param schema the version of the directory's layout: {@value #SCHEMA}, or {@value #UPDATED} once the spec was
 *     changed, which versions that know nothing of it then refuse
 * @param name the sweep's name
 * @param fingerprint the spec's fingerprint
 * @param method the method asked for: a part of the sweep's identity
 * @param version the version of the program that made the directory
 * @param provenance the machine and program that made the directory; values of JSON
 * @param specs all specs that the directory was run with, the oldest first and the present one last; none as long as
 *     there has been but one
 */
public record Manifest(
    int schema,
    String name,
    String fingerprint,
    String method,
    String version,
    Map<String, Object> provenance,
    List<SpecVersion> specs) {

  /** The version of the layout of directories with one spec. */
  public static final int SCHEMA = 1;

  /** The version of the layout of directories whose spec was changed. */
  public static final int UPDATED = 2;

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Copies the map, in its order, and the list. */
  public Manifest {
    provenance = Collections.unmodifiableMap(new LinkedHashMap<>(provenance));
    specs = List.copyOf(specs);
  }

  /** That of a directory with one spec. */
  public Manifest(int schema, String name, String fingerprint, String method, String version,
      Map<String, Object> provenance) {
    this(schema, name, fingerprint, method, version, provenance, List.of());
  }

  /** The manifest of a new directory. */
  public static Manifest of(Sweep sweep, String method, String version, Map<String, Object> provenance) {
    return new Manifest(SCHEMA, sweep.name(), sweep.fingerprint(), method, version, provenance);
  }

  /** That of the same directory with another spec, whose records begin at these places of its logs. */
  Manifest updated(Sweep before, Sweep now, String byVersion, Map<String, Long> begins) {
    List<SpecVersion> all = new ArrayList<>(specs);
    if (all.isEmpty()) {
      all.add(SpecVersion.of(before, version, Map.of()));
    }
    all.add(SpecVersion.of(now, byVersion, begins));
    return new Manifest(UPDATED, now.name(), now.fingerprint(), method, version, provenance, all);
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
    if (!specs.isEmpty()) {
      fields.put("specs", specs.stream().map(SpecVersion::toMap).toList());
    }
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
    if (!(fields.get("schema") instanceof Integer schema) || schema < SCHEMA || schema > UPDATED) {
      throw new RecordFormatException("expected schema " + SCHEMA + " or " + UPDATED + ", got " + fields.get("schema")
          + (fields.get("schema") instanceof Integer newer && newer > UPDATED ? ": " + written(fields) : ""));
    }
    Map<String, Object> provenance = new LinkedHashMap<>();
    if (fields.get("provenance") instanceof Map<?, ?> map) {
      map.forEach((key, value) -> provenance.put(String.valueOf(key), value));
    }
    return new Manifest(schema, text(fields, "name"), text(fields, "fingerprint"), text(fields, "method"),
        text(fields, "version"), provenance, SpecVersion.list(fields.get("specs")));
  }

  private static String written(Map<String, Object> fields) {
    String which = fields.get("version") instanceof String version && WriterVersion.isNewer(version)
        ? ", " + OneLine.of(version)
        : "";
    return "a newer version of lawsweep wrote it" + which + "; this is " + BuildInfo.read().version();
  }

  private static String text(Map<String, Object> fields, String key) {
    if (!(fields.get(key) instanceof String text)) {
      throw new RecordFormatException("expected a string in '" + key + "', got " + fields.get(key));
    }
    return text;
  }
}
