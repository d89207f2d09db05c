package lawsweep.circuit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Counts of many networks that another program made: {@code known-families.json}. */
public final class KnownFamilies {

  /**
   * A network and its count.
   *
   * @param fields phi, gates or data
   * @param degenerate true if sizes are such that residues overstate the rank
   * @param certified false if it was not shown that values of functions are independent
   */
  public record Row(
      String family,
      JsonNode sizes,
      String fields,
      int parameters,
      Count count,
      boolean degenerate,
      boolean certified) {

    /** The line of the network; empty if the language cannot say it. */
    public Optional<String> line() {
      return fields.equals("phi") ? Optional.empty() : FamilyLines.of(family, sizes);
    }

    /** For messages. */
    @Override
    public String toString() {
      return family + " " + sizes;
    }
  }

  /** What was counted. */
  public record Count(List<Integer> levelDims, int lieDim, int laws, int knownLaws, String verdict) {}

  private KnownFamilies() {}

  /** All networks of the file. */
  public static List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    try (InputStream in = KnownFamilies.class.getResourceAsStream("known-families.json")) {
      for (JsonNode each : new ObjectMapper().readTree(in).get("families")) {
        List<Integer> levels = new ArrayList<>();
        each.get("level_dims").forEach(level -> levels.add(level.asInt()));
        Count count = new Count(levels, each.get("lie_dim").asInt(), each.get("laws").asInt(),
            each.get("known_laws").asInt(), each.get("verdict").asText());
        rows.add(new Row(each.get("family").asText(), each.get("sizes"), each.get("fields").asText(),
            each.get("D").asInt(), count, each.path("degenerate").asBoolean(), !each.has("independence")));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return rows;
  }
}
