package lawsweep.e2e;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Networks whose laws were counted, whatever their seeds, from what {@code export} writes, grouped by plain loops:
 * what a report is compared with.
 */
record NetworkRecords(List<Row> rows) {

  /** What speaks for a network of several cells: the first that one of them has. */
  private static final List<String> FIRST = List.of("failed", "extra", "complete", "drawn", "undecided", "skipped");

  /** One network: its widths from output to input. */
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
    Map<String, List<JsonNode>> networks = new LinkedHashMap<>();
    lines.stream().map(NetworkRecords::parse)
        .filter(record -> record.path("widths").isTextual() || record.path("widths").isArray())
        .forEach(record -> networks
            .computeIfAbsent(
                Stream.of("family", "bias", "fields", "samples", "widths").map(key -> record.path(key).toString())
                    .collect(Collectors.joining(" ")),
                key -> new ArrayList<>())
            .add(record));
    return new NetworkRecords(networks.values().stream().map(NetworkRecords::row).toList());
  }

  private static Row row(List<JsonNode> cells) {
    JsonNode widths = cells.getFirst().path("widths");
    int[] numbers = widths.isArray()
        ? widths.valueStream().mapToInt(JsonNode::asInt).toArray()
        : Stream.of(widths.asText().split(",")).mapToInt(Integer::parseInt).toArray();
    String verdict = FIRST.stream().filter(one -> cells.stream().anyMatch(cell -> verdict(cell).equals(one)))
        .findFirst().orElseThrow();
    return new Row(cells.getFirst().path("family").asText(), numbers,
        verdict.equals("drawn") ? ofDraws(cells) : verdict, cells.getFirst().path("extra_laws").asInt());
  }

  private static String verdict(JsonNode record) {
    if (!record.path("status").asText().equals("done")) {
      return record.path("status").asText();
    }
    String verdict = record.path("verdict").asText();
    return record.path("fields").asText().equals("data") && !verdict.equals("extra") ? "drawn" : verdict;
  }

  /** Whether all draws of all seeds, some, or none have dim Lie = D - N. */
  private static String ofDraws(List<JsonNode> cells) {
    long draws = 0;
    long reach = 0;
    for (JsonNode cell : cells) {
      draws += cell.path("draws").asLong(0);
      String phi = Long.toString(cell.path("parameters").asLong() - cell.path("known_laws").asLong());
      reach += cell.path("lie_histogram").path(phi).asLong(0);
    }
    return reach == 0 ? "never" : reach == draws ? "always" : "sometimes";
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

  /** The groups by depth and widest hidden layer in which some network has extra laws. */
  int groupsWithExtraLaws() {
    return new NetworkRecords(rows.stream().filter(row -> row.verdict().equals("extra")).toList())
        .groupsByDepthAndWidth();
  }

  /** How many networks of a group have extra laws. */
  long extraAt(int depth, int width) {
    return rows.stream().filter(row -> row.depth() == depth && row.width() == width && row.verdict().equals("extra"))
        .count();
  }
}
