package lawsweep.sweep.log;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import lawsweep.sweep.Caveat;
import lawsweep.sweep.CellStatus;
import lawsweep.sweep.RecordBrief;

/** The lines of a block: arrays of numbers, a summary of each record, and words for what is no record. */
public final class Lines {

  private static final int REOPENED = 1;
  private static final int PLAIN = 2;
  /** Bytes of a line. */
  private static final int WIDTH = 4 * Integer.BYTES + Double.BYTES;

  private final ByteBuffer numbers;
  private final int size;
  private final List<Gist> gists;
  private final Map<Integer, String> words;

  private Lines(ByteBuffer numbers, int size, List<Gist> gists, Map<Integer, String> words) {
    this.numbers = numbers;
    this.size = size;
    this.gists = gists;
    this.words = words;
  }

  /** How many there are. */
  public int size() {
    return size;
  }

  /** Where a record begins, counted from the beginning of the block. */
  int at(int line) {
    return numbers.getInt(line * WIDTH);
  }

  /** Its bytes. */
  int length(int line) {
    return numbers.getInt(line * WIDTH + 4);
  }

  /** The place in the grid of its cell, or what it is instead: {@link LogBlock#STRANGE} and so on. */
  public int place(int line) {
    return numbers.getInt(line * WIDTH + 8);
  }

  /** The time that its result took, in seconds. */
  public double seconds(int line) {
    return numbers.getDouble(line * WIDTH + 16);
  }

  /** The number of what it says in brief. */
  public int gist(int line) {
    return numbers.getChar(line * WIDTH + 12);
  }

  /** What its records say in brief, by number. */
  public List<Gist> gists() {
    return gists;
  }

  /** True if a record leaves its cell open. */
  public boolean reopened(int line) {
    return (numbers.get(line * WIDTH + 14) & REOPENED) != 0;
  }

  /** True if a record's certificate is shown as it is written, but for lists. */
  public boolean plain(int line) {
    return (numbers.get(line * WIDTH + 14) & PLAIN) != 0;
  }

  /** Why a line is no record, or the key of its cell that the sweep has not. */
  public String word(int line) {
    return words.getOrDefault(line, "");
  }

  /** Reads what a {@link Builder} wrote, from where a buffer stands. */
  static Lines read(ByteBuffer from, Function<String, Optional<Caveat>> caveats) {
    int size = from.getInt();
    int bytes = Math.multiplyExact(size, WIDTH);
    ByteBuffer numbers = from.slice(from.position(), bytes).order(from.order());
    from.position(from.position() + bytes);
    List<Gist> gists = new ArrayList<>();
    for (int left = from.getInt(); left > 0; left--) {
      gists.add(gist(from, caveats));
    }
    Map<Integer, String> words = new HashMap<>();
    for (int left = from.getInt(); left > 0; left--) {
      words.put(from.getInt(), IndexBytes.text(from));
    }
    return new Lines(numbers, size, List.copyOf(gists), words);
  }

  private static Gist gist(ByteBuffer from, Function<String, Optional<Caveat>> caveats) {
    CellStatus status = CellStatus.WORDS.find(IndexBytes.text(from)).orElseThrow();
    Optional<String> verdict = maybe(from);
    Optional<Caveat> caveat = maybe(from).map(word -> caveats.apply(word).orElseThrow());
    String entries = IndexBytes.text(from);
    RuleSet rules = new RuleSet(IndexBytes.text(from), IndexBytes.text(from));
    return new Gist(new RecordBrief(status, verdict, caveat), entries, rules, maybe(from), maybe(from));
  }

  private static Optional<String> maybe(ByteBuffer from) {
    return from.get() == 0 ? Optional.empty() : Optional.of(IndexBytes.text(from));
  }

  /** Writes lines as they come. */
  static final class Builder {
    private final IndexBytes numbers = new IndexBytes();
    private final Map<Gist, Integer> gists = new LinkedHashMap<>();
    private final Map<Integer, String> words = new LinkedHashMap<>();
    private int size;

    /** A record of a cell of the sweep. */
    void add(int at, int length, Reading.Found found) {
      int flags = (found.reopened() ? REOPENED : 0) | (found.plain() ? PLAIN : 0);
      add(at, length, found.place(), gists.computeIfAbsent(found.gist(), _ -> gists.size()), flags, found.seconds());
    }

    /** Another line. */
    void add(int at, int length, int what, String word) {
      words.put(size, word);
      add(at, length, what, 0, 0, 0);
    }

    private void add(int at, int length, int place, int gist, int flags, double seconds) {
      numbers.add(at);
      numbers.add(length);
      numbers.add(place);
      numbers.add((char) gist);
      numbers.add((char) flags);
      numbers.add(seconds);
      size++;
    }

    /** Adds all to an index. */
    void write(IndexBytes to) {
      to.add(size);
      byte[] all = new byte[numbers.size()];
      numbers.all().get(all);
      to.add(all);
      to.add(gists.size());
      for (Gist gist : gists.keySet()) {
        to.add(gist.brief().status().label());
        write(to, gist.brief().verdict());
        write(to, gist.brief().caveat().map(Caveat::word));
        to.add(gist.entries());
        to.add(gist.rules().label());
        to.add(gist.rules().part());
        write(to, gist.engine());
        write(to, gist.word());
      }
      to.add(words.size());
      words.forEach((line, word) -> {
        to.add(line);
        to.add(word);
      });
    }

    private static void write(IndexBytes to, Optional<String> text) {
      to.add((byte) (text.isPresent() ? 1 : 0));
      text.ifPresent(to::add);
    }
  }
}
