package lawsweep.sweep.grid;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.regex.Pattern;
import lawsweep.law.LawCell;
import lawsweep.spec.InputFiles;
import lawsweep.spec.Numbers;
import lawsweep.spec.Place;
import lawsweep.spec.SpecException;
import lawsweep.spec.SpecKeys;
import lawsweep.spec.SpecText;
import lawsweep.spec.YamlDocument;
import lawsweep.spec.YamlValue;
import lawsweep.text.Saturating;
import lawsweep.work.Limits;

/**
 * Reads sweep specs: YAML with the keys {@code name}, {@code seed}, {@code limits}, {@code networks}
 * and {@code langevin}. The grammar is
 * in the README and, for editors, in the resource {@code lawsweep/sweep-spec.schema.json}.
 */
public final class SpecReader {

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
   * Reads a spec from a stream, no further than {@link SpecText#MAX_BYTES} + 1 bytes; the caller closes it.
   *
   * @param sourceName what messages call the file
   * @throws IOException if the stream cannot be read
   * @throws SpecException if the spec is wrong
   */
  public static SweepSpec read(String sourceName, InputStream in) throws IOException, SpecException {
    return read(sourceName, in.readNBytes(SpecText.MAX_BYTES + 1));
  }

  /**
   * Reads a spec from bytes, as {@link #read(String, byte[], InputFiles)} does; one that names files is refused.
   *
   * @throws SpecException if the spec is wrong
   */
  public static SweepSpec read(String sourceName, byte[] bytes) throws SpecException {
    return read(sourceName, bytes, InputFiles.none());
  }

  /**
   * Reads a spec: UTF-8, with or without a byte order mark, at most {@link SpecText#MAX_BYTES} bytes.
   *
   * @param sourceName what messages call the file
   * @param files the files of numbers that the spec names
   * @throws SpecException with one line saying where the first mistake is and what would be right
   */
  public static SweepSpec read(String sourceName, byte[] bytes, InputFiles files) throws SpecException {
    Optional<YamlValue> value = YamlDocument.parse(sourceName, SpecText.decode(sourceName, bytes));
    if (value.isEmpty() || (value.get() instanceof YamlValue.Text text && text.isMissing())) {
      throw new Place(sourceName, 1).error("the spec is empty", "expected the keys name and networks");
    }
    SpecKeys keys = new SpecKeys("a spec", value.get(), KEYS);
    String name = name(keys.require("name", "name: my-sweep"));
    Optional<YamlValue> seed = keys.find("seed");
    long seedNumber = seed.isPresent() ? new Numbers("seed", Long.MIN_VALUE, Long.MAX_VALUE).one(seed.get()) : 0;
    Optional<YamlValue> limits = keys.find("limits");
    Limits limitValues = limits.isPresent() ? LimitsReader.read(limits.get()) : Limits.DEFAULT;
    if (!keys.has("networks") && !keys.has("langevin")) {
      keys.require("networks", "networks: [{family: linear, depth: 2, each: 1..3}]");
    }
    Entries entries = new Entries();
    List<NetworkEntry<?>> networks =
        entries.read(keys, "networks", "family: linear", item -> NetworkReader.read(item, files),
            NetworkEntry::place, NetworkEntry::cells);
    List<SimulationEntry> langevin = entries.read(keys, "langevin", "dynamics: upstairs",
        item -> SimulationReader.read(item, files), entry -> entry.keys().place(), SimulationEntry::cells);
    List<LawCell> counts = networks.isEmpty() ? List.of() : NetworkGrid.of(networks, seedNumber);
    return new SweepSpec(name, seedNumber, limitValues,
        new CellGrid(counts, SimulationGrid.of(langevin, seedNumber)));
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

  /** Reads the lists of entries and counts their cells. */
  private static final class Entries {
    private long cells;

    /** Reads one entry. */
    private interface Reader<E> {
      E read(YamlValue value) throws SpecException;
    }

    <E> List<E> read(SpecKeys keys, String key, String example, Reader<E> reader, Function<E, Place> place,
        ToLongFunction<E> size) throws SpecException {
      List<E> entries = new ArrayList<>();
      for (YamlValue item : items(keys, key, example)) {
        E entry = reader.read(item);
        cells = Saturating.plus(cells, size.applyAsLong(entry));
        if (cells > MAX_CELLS) {
          throw place.apply(entry)
              .error(
                  "with this entry the sweep has " + Saturating.shown(cells) + " cells",
                  "at most " + MAX_CELLS + " are accepted");
        }
        entries.add(entry);
      }
      return entries;
    }

    private static List<YamlValue> items(SpecKeys keys, String key, String example) throws SpecException {
      Optional<YamlValue> value = keys.find(key);
      if (value.isEmpty()) {
        return List.of();
      }
      if (!(value.get() instanceof YamlValue.Items items) || items.values().isEmpty()) {
        String shown = value.get() instanceof YamlValue.Items ? "an empty list" : value.get().shown();
        throw value.get().place()
            .error("'" + key + "' is " + shown, "expected a list of entries, each after a '-', as in '- " + example
                + "'");
      }
      return items.values();
    }
  }
}
