package lawsweep.e2e;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The draws of cells with data fields as {@code export} writes them, summed over seeds by plain loops. */
record DrawRecords(List<JsonNode> records) {

  /** Takes the lines of {@code export --format json}. */
  static DrawRecords read(List<String> lines) throws JsonProcessingException {
    List<JsonNode> records = new ArrayList<>();
    for (String line : lines) {
      JsonNode record = Scene.JSON.readTree(line);
      if (record.path("fields").asText().equals("data")) {
        records.add(record);
      }
    }
    return new DrawRecords(records);
  }

  /** Lines of network, dimension and share of draws in percent, from a histogram, as the chart's table has them. */
  List<String> shares(String histogram) {
    Map<String, TreeMap<Integer, Long>> networks = new LinkedHashMap<>();
    for (JsonNode record : records) {
      TreeMap<Integer, Long> sums = networks.computeIfAbsent(network(record), name -> new TreeMap<>());
      for (Map.Entry<String, JsonNode> entry : record.get(histogram).properties()) {
        sums.merge(Integer.valueOf(entry.getKey()), entry.getValue().longValue(), Long::sum);
      }
    }
    List<String> lines = new ArrayList<>();
    networks.forEach((network, sums) -> {
      long draws = sums.values().stream().mapToLong(Long::longValue).sum();
      sums.forEach((value, count) -> lines.add(network + " | " + value + " | " + percent(count, draws)));
    });
    return lines;
  }

  /** Lines of depth, width and share of draws at the dimension of φ. ReLU networks without biases, all inputs. */
  List<String> atPhi() {
    Map<String, double[]> groups = new TreeMap<>();
    for (JsonNode record : records) {
      if (networks(record).equals("relu")) {
        String[] widths = NetworkRecords.widths(record).split(",");
        double[] sums = groups.computeIfAbsent((widths.length - 1) + " | " + widths[1], name -> new double[2]);
        long draws = record.get("draws").longValue();
        sums[0] += record.get("at_phi").doubleValue() * draws;
        sums[1] += draws;
      }
    }
    List<String> lines = new ArrayList<>();
    groups.forEach((group, sums) -> lines.add(group + " | " + percent(Math.round(sums[0]), Math.round(sums[1]))));
    return lines;
  }

  /** How many groups of families, biases and numbers of inputs there are. */
  long groups() {
    return records.stream().map(DrawRecords::networks).distinct().count();
  }

  private static String network(JsonNode record) {
    String family = record.get("family").textValue();
    return family + " " + NetworkRecords.widths(record) + networks(record).substring(family.length());
  }

  private static String networks(JsonNode record) {
    String bias = record.get("bias").textValue();
    JsonNode samples = record.path("samples");
    String inputs = samples.isNumber() ? ", " + samples + (samples.intValue() == 1 ? " input" : " inputs") : "";
    return record.get("family").textValue() + (bias.equals("none") ? "" : ", bias " + bias) + inputs;
  }

  /** One decimal, none where it is 0. */
  private static String percent(long part, long whole) {
    double tenths = Math.round(1000.0 * part / whole) / 10.0;
    return (tenths == Math.rint(tenths) ? String.valueOf((long) tenths) : String.valueOf(tenths)) + " %";
  }
}
