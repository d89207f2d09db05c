package lawsweep.sweep;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import lawsweep.law.Limits;

/**
 * Reads sweep specs: YAML with the keys {@code name}, {@code seed}, {@code limits} and {@code networks}. The grammar is
 * in the README and, for editors, in the resource {@code lawsweep/sweep-spec.schema.json}.
 */
public final class SpecReader {

  /** The largest spec accepted, in bytes: some hundred thousand architectures written out. */
  public static final int MAX_BYTES = 1 << 20;

  /** The most cells a sweep may have. */
  public static final int MAX_CELLS = 10_000_000;

  private static final List<String> KEYS = List.of("name", "seed", "limits", "networks", "langevin");
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
  private static final Pattern NOT_TEXT =
      Pattern.compile(
          "[0-9][0-9_]*(\\.[0-9_]*)?([eE][+-]?[0-9]+)?|0[xob][0-9A-Fa-f_]+|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}"
              + "|(?i:true|false|null|yes|no|on|off|y|n)");

  private SpecReader() {}

  /**
   * Reads a spec from a stream, no further than {@link #MAX_BYTES} + 1 bytes; the caller closes it.
   *
   * @param sourceName what messages call the file
   * @throws IOException if the stream cannot be read
   * @throws SpecException if the spec is wrong
   */
  public static SweepSpec read(String sourceName, InputStream in) throws IOException, SpecException {
    return read(sourceName, in.readNBytes(MAX_BYTES + 1));
  }

  /**
   * Reads a spec: UTF-8, with or without a byte order mark, at most {@link #MAX_BYTES} bytes.
   *
   * @param sourceName what messages call the file
   * @throws SpecException with one line saying where the first mistake is and what would be right
   */
  public static SweepSpec read(String sourceName, byte[] bytes) throws SpecException {
    Optional<YamlValue> value = YamlDocument.parse(sourceName, SpecText.decode(sourceName, bytes));
    if (value.isEmpty() || (value.get() instanceof YamlValue.Text text && text.isMissing())) {
      throw new Place(sourceName, 1).error("the spec is empty", "expected the keys name and networks");
    }
    SpecKeys keys = new SpecKeys("a spec", value.get(), KEYS);
    if (keys.has("langevin")) {
      throw keys.place("langevin").error("'langevin' is not supported by this version", "remove it");
    }
    String name = name(keys.require("name", "name: my-sweep"));
    Optional<YamlValue> seed = keys.find("seed");
    long seedNumber = seed.isPresent() ? new Numbers("seed", Long.MIN_VALUE, Long.MAX_VALUE).one(seed.get()) : 0;
    Optional<YamlValue> limits = keys.find("limits");
    Limits limitValues = limits.isPresent() ? LimitsReader.read(limits.get()) : Limits.DEFAULT;
    List<NetworkEntry<?>> entries =
        entries(keys.require("networks", "networks: [{family: linear, depth: 2, each: 1..3}]"));
    return new SweepSpec(name, seedNumber, limitValues, NetworkGrid.of(entries, seedNumber));
  }

  private static String name(YamlValue value) throws SpecException {
    if (!(value instanceof YamlValue.Text text) || !NAME.matcher(text.text()).matches()) {
      throw value.place()
          .error(
              "'name' is " + value.shown(),
              "expected letters, digits, '.', '_' and '-', at most 100, a letter or digit first");
    }
    if (text.plain() && NOT_TEXT.matcher(text.text()).matches()) {
      throw value.place()
          .error("'name' is " + value.shown() + ", which YAML does not take for a text", "put it in quotes");
    }
    return text.text();
  }

  private static List<NetworkEntry<?>> entries(YamlValue value) throws SpecException {
    if (!(value instanceof YamlValue.Items items) || items.values().isEmpty()) {
      String shown = value instanceof YamlValue.Items ? "an empty list" : value.shown();
      throw value.place()
          .error("'networks' is " + shown, "expected a list of entries, each after a '-', as in '- family: linear'");
    }
    List<NetworkEntry<?>> entries = new ArrayList<>();
    long cells = 0;
    for (YamlValue item : items.values()) {
      NetworkEntry<?> entry = NetworkReader.read(item);
      cells = Saturating.plus(cells, entry.cells());
      if (cells > MAX_CELLS) {
        throw entry.place()
            .error(
                "with this entry the sweep has " + Saturating.shown(cells) + " cells",
                "at most " + MAX_CELLS + " are accepted");
      }
      entries.add(entry);
    }
    return entries;
  }
}
