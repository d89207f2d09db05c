package lawsweep.sweep;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lawsweep.spec.InputFiles;
import lawsweep.spec.Numbers;
import lawsweep.spec.Place;
import lawsweep.spec.SpecException;
import lawsweep.spec.SpecKeys;
import lawsweep.spec.SpecSettings;
import lawsweep.spec.SpecText;
import lawsweep.spec.YamlDocument;
import lawsweep.spec.YamlValue;
import lawsweep.text.Saturating;
import lawsweep.work.Limits;

/**
 * Reads sweep specs: YAML with the keys {@code name}, {@code seed}, {@code limits}, {@code levels} and, for each kind
 * of cells, the key of its entries, such as {@code networks} and {@code langevin}. The grammar is in
 * src/site/markdown/specs.md and, for editors, in the resource {@code lawsweep/sweep-spec.schema.json}.
 */
public final class SpecReader {

  /** The most cells a sweep may have. */
  public static final int MAX_CELLS = 10_000_000;

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
  private static final Pattern NOT_TEXT =
      Pattern.compile(
          "[0-9][0-9_]*(\\.[0-9_]*)?([eE][+-]?[0-9]+)?|0[xob][0-9A-Fa-f_]+|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}"
              + "|(?i:true|false|null|yes|no|on|off|y|n)");

  private final Kinds kinds;
  private final SpecSettings settings;

  /** Reads specs with entries of these kinds. */
  public SpecReader(Kinds kinds) {
    this(kinds, SpecSettings.NONE);
  }

  /** Reads specs with entries of these kinds and changes some values in them; the sweep's source is then as changed. */
  public SpecReader(Kinds kinds, SpecSettings settings) {
    this.kinds = kinds;
    this.settings = settings;
  }

  /**
   * Reads a spec from a stream, no further than {@link SpecText#MAX_BYTES} + 1 bytes; the caller closes it.
   *
   * @param sourceName what messages call the file
   * @param files the files of numbers that the spec names
   * @throws IOException if the stream cannot be read
   * @throws SpecException if the spec is wrong
   */
  public Sweep read(String sourceName, InputStream in, InputFiles files) throws IOException, SpecException {
    return read(sourceName, in.readNBytes(SpecText.MAX_BYTES + 1), files);
  }

  /**
   * Reads a spec from bytes, as {@link #read(String, byte[], InputFiles)} does; one that names files is refused.
   *
   * @throws SpecException if the spec is wrong
   */
  public Sweep read(String sourceName, byte[] bytes) throws SpecException {
    return read(sourceName, bytes, InputFiles.none());
  }

  /**
   * Reads a spec: UTF-8, with or without a byte order mark, at most {@link SpecText#MAX_BYTES} bytes.
   *
   * @param sourceName what messages call the file
   * @param files the files of numbers that the spec names
   * @throws SpecException with one line saying where the first mistake is and what would be right
   */
  public Sweep read(String sourceName, byte[] bytes, InputFiles files) throws SpecException {
    Kind<?, ?> first = kinds.all().getFirst();
    Optional<YamlValue> value = YamlDocument.parse(sourceName, SpecText.decode(sourceName, bytes));
    if (value.isEmpty() || (value.get() instanceof YamlValue.Text text && text.isMissing())) {
      throw new Place(sourceName, 1).error("the spec is empty", "expected the keys name and " + first.entries());
    }
    YamlValue spec = settings.in(value.get());
    SpecKeys keys = new SpecKeys("a spec", spec, keys());
    String name = name(keys.require("name", "name: my-sweep"));
    Optional<YamlValue> seed = keys.find("seed");
    long seedNumber = seed.isPresent() ? new Numbers("seed", Long.MIN_VALUE, Long.MAX_VALUE).one(seed.get()) : 0;
    Optional<YamlValue> limits = keys.find("limits");
    Optional<YamlValue> levels = keys.find(LevelsReader.KEY);
    Limits limitValues = (limits.isPresent() ? LimitsReader.read(limits.get()) : Limits.DEFAULT)
        .with(levels.isPresent() ? LevelsReader.read(levels.get()) : Limits.ALL_LEVELS);
    if (kinds.all().stream().noneMatch(kind -> keys.has(kind.entries()))) {
      keys.require(first.entries(), first.entries() + ": [{" + first.example() + "}]");
    }
    Map<String, byte[]> read = new HashMap<>();
    List<Section> sections = new ArrayList<>();
    List<Part<?>> entries = entries(keys, files.noted(read), sections, seedNumber);
    List<List<? extends Cell>> parts = new ArrayList<>();
    for (Part<?> each : entries) {
      parts.add(each.entries.cells(seedNumber));
    }
    List<Cell> cells = new CellGrid(parts);
    return new Sweep(name, seedNumber, limitValues, cells,
        new Sweep.Source(settings.all().isEmpty() ? bytes : settings.text(spec), read, sections), kinds);
  }

  private List<String> keys() {
    return Stream.concat(Stream.of("name", "seed", "limits", LevelsReader.KEY),
        kinds.all().stream().map(Kind::entries)).toList();
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

  /** The entries of each kind that has some; all are read before the first cell is made. Adds their sections. */
  private List<Part<?>> entries(SpecKeys keys, InputFiles files, List<Section> sections, long seed)
      throws SpecException {
    List<Part<?>> readers = new ArrayList<>();
    long cells = 0;
    for (Kind<?, ?> kind : kinds.all()) {
      List<YamlValue> items = items(keys, kind);
      Part<?> reader = Part.of(kind, files, () -> left(List.copyOf(readers), seed));
      for (YamlValue item : items) {
        Entries.Entry entry = reader.entries.read(item);
        long from = cells;
        cells = Saturating.plus(cells, entry.cells());
        if (cells > MAX_CELLS) {
          throw entry.place().error("with this entry the sweep has " + Saturating.shown(cells) + " cells",
              "at most " + MAX_CELLS + " are accepted");
        }
        sections.add(new Section(entry.about(), (int) from, (int) entry.cells()));
      }
      if (!items.isEmpty()) {
        readers.add(reader);
      }
    }
    return readers;
  }

  private static List<CellFiles> left(List<Part<?>> parts, long seed) throws SpecException {
    List<CellFiles> left = new ArrayList<>();
    for (Part<?> part : parts) {
      part.addLeft(seed, left);
    }
    return left;
  }

  /** The entries of one kind. */
  private record Part<C extends Cell>(Kind<C, ?> kind, Entries<C> entries) {

    static <C extends Cell> Part<C> of(Kind<C, ?> kind, InputFiles files, EarlierFiles earlier) {
      return new Part<>(kind, kind.reader(files, earlier));
    }

    private void addLeft(long seed, List<CellFiles> left) throws SpecException {
      for (C cell : entries.cells(seed)) {
        kind.leaves(cell).ifPresent(left::add);
      }
    }
  }

  private static List<YamlValue> items(SpecKeys keys, Kind<?, ?> kind) throws SpecException {
    String key = kind.entries();
    Optional<YamlValue> value = keys.find(key);
    if (value.isEmpty()) {
      return List.of();
    }
    if (!(value.get() instanceof YamlValue.Items items) || items.values().isEmpty()) {
      String shown = value.get() instanceof YamlValue.Items ? "an empty list" : value.get().shown();
      throw value.get().place()
          .error("'" + key + "' is " + shown, "expected a list of entries, each after a '-', as in '- "
              + kind.example().split(",", 2)[0] + "'");
    }
    return items.values();
  }
}
