package lawsweep.benchmarks.gpu;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the records of a sweep say, in short: for each cell its dimension ({@code null} for an ensemble) and a SHA-256
 * of the record but for {@code backend} and {@code seconds}, the two that may differ.
 */
final class Fingerprints {

  private static final Pattern CELL = Pattern.compile("^\\{\"cell\":\"([^\"]*)\"");
  private static final Pattern DIMENSION = Pattern.compile("\"lie_dim\":([0-9]+|null)");
  private static final Pattern MAY_DIFFER =
      Pattern.compile("\"backend\":\"?([^\",]*)\"?,\"seconds\":[0-9.eE+-]+,");

  private final Map<String, Cell> cells;

  private Fingerprints(Map<String, Cell> cells) {
    this.cells = cells;
  }

  /** A cell's dimension, the SHA-256 of its record, and what computed it: empty if that is not told. */
  private record Cell(String dimension, String digest, String backend) {}

  /**
   * Reads records that {@code export --format json} wrote.
   *
   * @throws IllegalArgumentException if they look otherwise
   */
  static Fingerprints ofRecords(Path exported) {
    Map<String, Cell> cells = new LinkedHashMap<>();
    for (String record : lines(exported)) {
      Matcher may = found(MAY_DIFFER, record);
      String rest = record.substring(0, may.start()) + record.substring(may.end());
      cells.put(found(CELL, record).group(1),
          new Cell(found(DIMENSION, record).group(1), sha256(rest), may.group(1)));
    }
    return new Fingerprints(cells);
  }

  private static Matcher found(Pattern pattern, String record) {
    Matcher matcher = pattern.matcher(record);
    if (!matcher.find()) {
      throw new IllegalArgumentException("not the record of a cell: " + record);
    }
    return matcher;
  }

  /** Reads what {@link #write} wrote. */
  static Fingerprints read(Path file) {
    Map<String, Cell> cells = new LinkedHashMap<>();
    for (String line : lines(file)) {
      String[] words = line.split("\t", -1);
      cells.put(words[0], new Cell(words[1], words[2], ""));
    }
    return new Fingerprints(cells);
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes a line for each cell. */
  void write(Path file) throws IOException {
    List<String> lines = new ArrayList<>();
    cells.forEach((name, cell) -> lines.add(String.join("\t", name, cell.dimension, cell.digest)));
    Files.write(file, lines);
  }

  /** How many cells. */
  int size() {
    return cells.size();
  }

  /** How many of them were computed by what is named like this. */
  long computedBy(String prefix) {
    return cells.values().stream().filter(cell -> cell.backend.startsWith(prefix)).count();
  }

  /** The cells that other records do not have. */
  List<String> missing(Fingerprints others) {
    return cells.keySet().stream().filter(name -> !others.cells.containsKey(name)).toList();
  }

  /** Each cell that is another one in other records, and how. */
  List<String> differences(Fingerprints others) {
    List<String> named = new ArrayList<>();
    cells.forEach((name, cell) -> {
      Cell other = others.cells.getOrDefault(name, cell);
      if (!other.dimension.equals(cell.dimension)) {
        named.add(name + ": dimension " + other.dimension + " instead of " + cell.dimension);
      } else if (!other.digest.equals(cell.digest)) {
        named.add(name + ": another record, with the same dimension");
      }
    });
    others.cells.keySet().stream().filter(name -> !cells.containsKey(name))
        .forEach(name -> named.add(name + ": not expected"));
    return named;
  }

  private static String sha256(String text) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Writes the fingerprints of exported records.
   *
   * @param args the exported records, the file to write
   * @throws IOException if it cannot be written
   */
  public static void main(String[] args) throws IOException {
    ofRecords(Path.of(args[0])).write(Path.of(args[1]));
  }
}
