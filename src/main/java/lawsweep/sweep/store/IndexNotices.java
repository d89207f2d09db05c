package lawsweep.sweep.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import lawsweep.sweep.CellRecord;

/** What an index passes over and people should know of, a line for each sort. */
final class IndexNotices {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<String> lines = new ArrayList<>();
  private long unasked;
  private long newer;

  void add(String line) {
    lines.add(line);
  }

  /** A record of an earlier spec whose cell the present one has not. */
  void unasked() {
    unasked++;
  }

  /** True if bytes that cannot be read as a record are one of a later version, which is counted then. */
  boolean newer(byte[] payload) {
    try {
      JsonNode schema = JSON.readTree(payload).path("schema");
      boolean found = schema.isInt() && schema.intValue() > CellRecord.SCHEMA;
      newer += found ? 1 : 0;
      return found;
    } catch (IOException e) {
      return false; // No JSON at all: the reason why it is no record says more.
    }
  }

  /** All of them. */
  List<String> lines() {
    List<String> all = new ArrayList<>(lines);
    if (unasked > 0) {
      all.add((unasked == 1 ? "1 record is of a cell" : unasked + " records are of cells")
          + " that the spec no longer asks for");
    }
    if (newer > 0) {
      all.add((newer == 1 ? "1 record is" : newer + " records are")
          + " by a newer version of lawsweep than this and left out");
    }
    return all;
  }
}
