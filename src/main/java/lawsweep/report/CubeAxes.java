package lawsweep.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

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
      new Candidate("fields", "fields", "fields", false));

  /** Columns of the table {@code cells} that captions name where all counts agree, and what a reader calls them. */
  private static final List<Candidate> HELD = Stream.of("family", "widths", "depth", "bias", "fields", "repeat")
      .map(label -> new Candidate(label, label, label.equals("repeat") ? "seed" : label, false)).toList();

  private CubeAxes() {}

  /** What all counts in a table {@code cells} have in common: labels and values, in order. */
  static ArrayNode held(ReportDatabase database) throws IOException {
    ArrayNode held = JsonNodeFactory.instance.arrayNode();
    for (Candidate candidate : HELD) {
      List<String> values = database.query("SELECT DISTINCT CAST(" + candidate.column + " AS VARCHAR) FROM cells WHERE"
          + " kind = 'count' LIMIT 2", row -> row.getString(1));
      if (values.size() == 1) {
        held.addObject().put("label", candidate.label).put("value", values.getFirst());
      }
    }
    return held;
  }

  /** The axes of a table {@code networks}. */
  static List<CubeAxis> of(ReportDatabase database) throws IOException {
    List<CubeAxis> axes = new ArrayList<>();
    for (Candidate candidate : CANDIDATES) {
      List<CubeAxis.Bin> bins = database.query("SELECT DISTINCT " + candidate.column + " AS v FROM networks ORDER BY v",
          row -> single(row.getString(1)));
      if (bins.size() > 1) {
        axes.add(new CubeAxis(candidate.key, candidate.label, candidate.column, bins, candidate.number).atMost());
      }
    }
    CubeAxis parameters = parameters(database);
    if (parameters.bins().size() > 1) {
      axes.add(parameters);
    }
    return axes;
  }

  private static CubeAxis.Bin single(String value) {
    return new CubeAxis.Bin(List.of(value), value, value);
  }

  /** D by powers of two: {@code 64–127}. */
  private static CubeAxis parameters(ReportDatabase database) throws IOException {
    String octave = "(length(bin(parameters)) - 1)";
    List<CubeAxis.Bin> bins = database.query(
        "SELECT DISTINCT " + octave + " AS v FROM networks ORDER BY v", row -> {
          int power = row.getInt(1);
          return new CubeAxis.Bin(List.of(Integer.toString(power)), Long.toString(1L << power),
              Long.toString((1L << power) * 2 - 1));
        });
    return new CubeAxis("parameters", "parameters D", octave, bins, true);
  }
}
