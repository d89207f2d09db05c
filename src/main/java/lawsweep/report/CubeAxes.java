package lawsweep.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import lawsweep.circuit.line.Feature;

/** The axes that the networks of a sweep have: those with more than one value; and what has one value only. */
final class CubeAxes {

  /** An axis that there may be. */
  private record Candidate(String key, String label, String column, boolean number) {}

  private static final List<Candidate> CANDIDATES = List.of(
      new Candidate("depth", "depth (weight matrices)", "depth", true),
      new Candidate("width", "widest hidden layer", "width", true),
      new Candidate("narrowest", "narrowest layer", "narrowest", true),
      new Candidate("output", "output width", "output", true),
      new Candidate("input", "input width", "input", true),
      new Candidate("family", "family", "family", false),
      new Candidate("bias", "bias", "bias", false),
      new Candidate("fields", "fields", "fields", false),
      new Candidate("loss", "loss", "loss", false),
      new Candidate("flow", "flow", "flow", false),
      new Candidate("metric", "metric", "metric", false),
      new Candidate("form", "form of momentum", "form", false),
      new Candidate("damping", "damping", "damping", false),
      new Candidate("symmetry", "symmetry of the data", "symmetry", false),
      new Candidate("labels", "labels", "labels", false));

  /** Columns of the table {@code cells} that captions name where all counts agree, and what a reader calls them. */
  private static final List<Candidate> HELD =
      Stream.of("family", "widths", "depth", "bias", "fields", "setting", "repeat")
          .map(label -> new Candidate(label, label, label.equals("repeat") ? "seed" : label, false)).toList();

  /** The numbers of a line's names. */
  private static final String NUMBERS = "CAST(assigned AS MAP(VARCHAR, BIGINT))";

  /** From here on numbers of parameters are shortened. */
  private static final long DIGITS = 1_000_000;

  private CubeAxes() {}

  /** What all counts in a table {@code cells} have in common: labels and values, in order. */
  static ArrayNode held(ReportDatabase database) throws IOException {
    ArrayNode held = JsonNodeFactory.instance.arrayNode();
    for (Candidate candidate : HELD) {
      List<String> values = database.query("SELECT DISTINCT CAST(" + candidate.column + " AS VARCHAR) FROM cells WHERE"
          + " kind = 'count' LIMIT 2", row -> row.getString(1));
      if (values.size() == 1 && values.getFirst() != null) {
        held.addObject().put("label", candidate.label).put("value", values.getFirst());
      }
    }
    return held;
  }

  /** The axes of a table {@code networks}. */
  static List<CubeAxis> of(ReportDatabase database) throws IOException {
    List<CubeAxis> axes = new ArrayList<>();
    List<Candidate> candidates = new ArrayList<>(CANDIDATES);
    candidates.addAll(ofLines(database));
    for (Candidate candidate : candidates) {
      axis(database, candidate).ifPresent(axes::add);
    }
    features(database, axes);
    CubeAxis parameters = parameters(database);
    if (parameters.bins().size() > 1) {
      axes.add(parameters);
    }
    return axes;
  }

  /** What is missing where networks are said in another way is a value of its own. */
  private static Optional<CubeAxis> axis(ReportDatabase database, Candidate candidate) throws IOException {
    boolean lacking = database.number("SELECT count(*) FROM networks WHERE " + candidate.column + " IS NULL") > 0;
    String none = candidate.number ? "-1" : "''";
    String column = lacking ? "coalesce(" + candidate.column + ", " + none + ")" : candidate.column;
    List<CubeAxis.Bin> bins = database.query("SELECT DISTINCT " + column + " AS v FROM networks ORDER BY v",
        row -> single(row.getString(1), lacking && row.getString(1).equals(none.replace("'", ""))));
    boolean many = !candidate.number && bins.size() > CubeAxis.MOST;
    return bins.size() < 2 || many ? Optional.empty()
        : Optional.of(new CubeAxis(candidate.key, candidate.label, column, bins, candidate.number).atMost());
  }

  /** The names of {@code over}, and the lines themselves where they are few. */
  private static List<Candidate> ofLines(ReportDatabase database) throws IOException {
    List<Candidate> candidates = new ArrayList<>();
    List<String> names = database.query("SELECT DISTINCT unnest(map_keys(" + NUMBERS + ")) AS name FROM networks"
        + " WHERE net IS NOT NULL ORDER BY name", row -> row.getString(1));
    Set<String> taken = new HashSet<>();
    for (String name : names) {
      // DuckDB does not tell h from H.
      String key = "over_" + name + (taken.add(name.toLowerCase(Locale.ROOT)) ? "" : "_" + taken.size());
      candidates.add(new Candidate(key, name,
          "map_extract(" + NUMBERS + ", '" + name + "')[1]", true));
    }
    boolean alone = database.number("SELECT count(*) FROM networks WHERE net IS NOT NULL AND assigned = '{}'") > 0;
    if (alone) {
      candidates.add(new Candidate("net", "network", "net", false));
    }
    candidates.add(new Candidate("laws_of", "laws of", "laws_of", false));
    return candidates;
  }

  /** What the words of lines say; a feature that divides networks as an axis before it does says nothing new. */
  private static void features(ReportDatabase database, List<CubeAxis> axes) throws IOException {
    List<CubeAxis> found = new ArrayList<>();
    for (Feature feature : Feature.values()) {
      Optional<CubeAxis> axis = axis(database,
          new Candidate("word_" + feature.key(), feature.label(), CellTable.column(feature), feature.isNumber()));
      if (axis.isPresent() && !repeats(database, found, axis.get())) {
        found.add(axis.get());
      }
    }
    axes.addAll(found);
  }

  private static boolean repeats(ReportDatabase database, List<CubeAxis> axes, CubeAxis axis) throws IOException {
    for (CubeAxis before : axes) {
      boolean many =
          before.bins().size() == axis.bins().size() && database.number("SELECT count(*) FROM (SELECT DISTINCT "
              + before.expression() + ", " + axis.expression() + " FROM networks)") == axis.bins().size();
      if (many) {
        return true;
      }
    }
    return false;
  }

  private static CubeAxis.Bin single(String value, boolean none) {
    return none ? new CubeAxis.Bin(List.of(value), "–", "–") : single(value);
  }

  private static CubeAxis.Bin single(String value) {
    return new CubeAxis.Bin(List.of(value), value, value);
  }

  /** D by powers of two: {@code 64–127}, {@code 67.1M–134M}. */
  private static CubeAxis parameters(ReportDatabase database) throws IOException {
    String octave = "(length(bin(parameters)) - 1)";
    List<CubeAxis.Bin> bins = database.query(
        "SELECT DISTINCT " + octave + " AS v FROM networks ORDER BY v", row -> {
          int power = row.getInt(1);
          return new CubeAxis.Bin(List.of(Integer.toString(power)), brief(1L << power), brief((1L << power) * 2 - 1));
        });
    return new CubeAxis("parameters", "parameters D", octave, bins, true);
  }

  /** All digits below ten million, three for more: {@code 67.1M}, {@code 4.29G}. */
  private static String brief(long number) {
    double value = number;
    int thousands = 0;
    while (number >= DIGITS && value >= 999.5) {
      value /= 1000;
      thousands++;
    }
    int decimals = value < 9.995 ? 2 : value < 99.95 ? 1 : 0;
    return thousands == 0 ? Long.toString(number)
        : String.format(Locale.ROOT, "%." + decimals + "f", value) + "kMGTP".charAt(thousands - 1);
  }
}
