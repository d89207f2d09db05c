package lawsweep.sweep;

import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import lawsweep.spec.SpecException;
import lawsweep.text.Sha256;
import lawsweep.work.Limits;

/**
 * A sweep: what to compute and within which limits. But for its fingerprint, which it may be told, it never changes.
 */
public final class Sweep {

  /** So many cells have their keys made at once, and by one thread. */
  private static final int ROUND = 1 << 17;
  private static final int PART = 1 << 12;

  private final String name;
  private final long seed;
  private final Limits limits;
  private final List<Cell> cells;
  private final Source source;
  private final Kinds kinds;
  /** Empty until someone asks: a sweep may have millions of cells. */
  private volatile String fingerprint = "";

  /**
   * What asks for a sweep.
   *
   * @param spec the spec as written, byte for byte
   * @param files the files of numbers that it names, by their names in it
   * @param sections the cells of each of its entries, in their order
   */
  public record Source(byte[] spec, Map<String, byte[]> files, List<Section> sections) {

    /** Copies the map and the list. */
    public Source {
      files = Map.copyOf(files);
      sections = List.copyOf(sections);
    }

    /** Without entries. */
    public Source(byte[] spec, Map<String, byte[]> files) {
      this(spec, files, List.of());
    }
  }

  /**
   * A sweep.
   *
   * @param name its name, {@code [A-Za-z0-9][A-Za-z0-9._-]*}
   * @param seed what all random numbers of the sweep derive from
   * @param limits what one cell may use
   * @param cells the cells in the spec's grid order, then by seed; their keys are distinct
   * @param source the spec that asks for them
   * @param kinds the kinds of its cells, and maybe more
   */
  public Sweep(String name, long seed, Limits limits, List<? extends Cell> cells, Source source, Kinds kinds) {
    this.name = name;
    this.seed = seed;
    this.limits = limits;
    // A grid never changes, and makes its cells when asked for.
    this.cells = cells instanceof CellGrid grid ? grid : List.copyOf(cells);
    this.source = source;
    this.kinds = kinds;
  }

  /**
   * The sweep that has a fingerprint: this one, or what version 0.1.0 made of the same spec and files.
   *
   * @return empty if neither has it
   */
  public Optional<Sweep> of(String wanted) {
    if (fingerprint().equals(wanted)) {
      return Optional.of(this);
    }
    try {
      return Optional.of(with(kinds.before())).filter(sweep -> sweep.fingerprint().equals(wanted));
    } catch (SpecException e) {
      // That version refused more than this one does: then it made no sweep of it.
      return Optional.empty();
    }
  }

  /**
   * The sweep of the same spec and files with cells of other kinds.
   *
   * @throws SpecException if one of them does not take the spec
   */
  public Sweep with(Kinds others) throws SpecException {
    return new SpecReader(others).read(name, source.spec(), file -> {
      if (!source.files().containsKey(file)) {
        throw new NoSuchFileException(file);
      }
      return source.files().get(file);
    });
  }

  /** Its name. */
  public String name() {
    return name;
  }

  /** What all random numbers of the sweep derive from. */
  public long seed() {
    return seed;
  }

  /** What one cell may use. */
  public Limits limits() {
    return limits;
  }

  /** The cells in the spec's grid order, then by seed; unmodifiable, cells are made when they are read. */
  public List<Cell> cells() {
    return cells;
  }

  /** The spec as written, byte for byte; not to be changed. */
  public byte[] source() {
    return source.spec();
  }

  /** The files of numbers that the spec names, by their names in it; not to be changed. */
  public Map<String, byte[]> files() {
    return source.files();
  }

  /** The cells of each entry of the spec, in their order; together they are all cells. */
  public List<Section> sections() {
    return source.sections();
  }

  /** The kinds of its cells, and maybe more. */
  public Kinds kinds() {
    return kinds;
  }

  /** Its records, as JSON. */
  public RecordForm records() {
    return kinds.records(seed);
  }

  /**
   * Whether two specs ask for the same: 64 hexadecimal digits, equal for specs that differ only in how they are written
   * (comments, order of keys, ranges or lists, default values given or left out).
   *
   * <p>It is the SHA-256 of the UTF-8 lines {@code lawsweep spec 1}, name, seed, {@code seconds memory
   * bracket_length}, and the key of every cell in grid order, each ended by a line feed. Limits as
   * {@link Double#toString(double)}, bytes, and a number; where not all levels are asked for, {@code levels N} follows
   * on a line of its own.
   */
  public String fingerprint() {
    if (fingerprint.isEmpty()) {
      Sha256 hash = Sha256.of("lawsweep spec 1\n" + name + "\n" + seed + "\n" + limits.seconds() + " "
          + limits.memoryBytes() + " " + limits.bracketLength() + "\n"
          + (limits.allLevels() ? "" : "levels " + limits.levels() + "\n"));
      for (int from = 0; from < cells.size(); from += ROUND) {
        keys(from, Math.min(cells.size(), from + ROUND)).forEach(hash::add);
      }
      fingerprint = hash.hex();
    }
    return fingerprint;
  }

  /** The lines of some cells, in parts: many threads make them. */
  private List<byte[]> keys(int from, int to) {
    int parts = (to - from + PART - 1) / PART;
    return IntStream.range(0, parts).parallel().mapToObj(part -> {
      StringBuilder lines = new StringBuilder(PART << 5);
      int begin = from + part * PART;
      cells.subList(begin, Math.min(to, begin + PART)).forEach(cell -> lines.append(cell.key()).append('\n'));
      return lines.toString().getBytes(StandardCharsets.UTF_8);
    }).toList();
  }

  /**
   * What this sweep asks for, as a hash of its spec and files alone: equal only if they are the same, byte for byte,
   * and quick.
   */
  public String source(String with) {
    Sha256 hash = Sha256.of(with + "\n" + name + "\n" + source.spec().length + "\n").add(source.spec());
    new TreeMap<>(source.files()).forEach((file, bytes) -> hash.add(file + "\n" + bytes.length + "\n").add(bytes));
    return hash.hex();
  }

  /** Takes a fingerprint from who knows that it is this sweep's: to compute it takes a moment for a million cells. */
  public void know(String known) {
    fingerprint = known;
  }
}
