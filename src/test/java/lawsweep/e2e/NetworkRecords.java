package lawsweep.e2e;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Counts as {@code export} writes them, grouped by plain loops: what a report is compared with. */
record NetworkRecords(List<Row> rows) {

  /** One cell: its widths from output to input. */
  record Row(String family, int[] widths, String verdict, int extraLaws) {

    int depth() {
      return widths.length - 1;
    }

    int width() {
      return Arrays.stream(widths, 1, widths.length - 1).max().orElseThrow();
    }

    int output() {
      return widths[0];
    }
  }

  /** Takes the lines of {@code export --format json}; simulations have no widths. */
  static NetworkRecords read(List<String> lines) {
    return new NetworkRecords(
        lines.stream().map(NetworkRecords::parse).filter(record -> record.path("widths").isArray())
            .map(NetworkRecords::row).toList());
  }

  private static Row row(JsonNode record) {
    int[] widths = Stream.of(widths(record).split(",")).mapToInt(Integer::parseInt).toArray();
    String verdict = record.path("status").asText().equals("done") ? record.path("verdict").asText()
        : record.path("status").asText();
    return new Row(record.path("family").asText(), widths, verdict, record.path("extra_laws").asInt());
  }

  /** The widths of a record as CSV prints them. */
  static String widths(JsonNode record) {
    return Arrays.stream(Scene.JSON.convertValue(record.path("widths"), int[].class)).mapToObj(String::valueOf)
        .collect(Collectors.joining(","));
  }

  private static JsonNode parse(String line) {
    try {
      return Scene.JSON.readTree(line);
    } catch (JsonProcessingException e) {
      throw new AssertionError("not a record: " + line, e);
    }
  }

  /** Those of a family. */
  NetworkRecords of(String family) {
    return new NetworkRecords(rows.stream().filter(row -> row.family().equals(family)).toList());
  }

  long count(String verdict) {
    return rows.stream().filter(row -> row.verdict().equals(verdict)).count();
  }

  /** Groups by depth and widest hidden layer. */
  int groupsByDepthAndWidth() {
    return rows.stream().map(row -> List.of(row.depth(), row.width())).collect(Collectors.toSet()).size();
  }

  /** Groups by the width of the output and the widest hidden layer. */
  int groupsByOutputAndWidth() {
    return rows.stream().map(row -> List.of(row.output(), row.width())).collect(Collectors.toSet()).size();
  }

  /** The groups by depth and widest hidden layer in which some cell has extra laws. */
  int groupsWithExtraLaws() {
    return new NetworkRecords(rows.stream().filter(row -> row.verdict().equals("extra")).toList())
        .groupsByDepthAndWidth();
  }

  /** How many cells of a group have extra laws. */
  long extraAt(int depth, int width) {
    return rows.stream().filter(row -> row.depth() == depth && row.width() == width && row.verdict().equals("extra"))
        .count();
  }
}
