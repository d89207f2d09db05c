package lawsweep.sweep.verify;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import lawsweep.json.RecordFormatException;
import lawsweep.road.symmetric.TheoremForm;
import lawsweep.road.symmetric.TheoremRecord;
import lawsweep.sweep.record.CellRecord;
import lawsweep.sweep.record.NotRecordsException;
import lawsweep.sweep.record.RecordCodec;
import lawsweep.sweep.record.RecordParser;
import lawsweep.sweep.record.RecordSource;
import lawsweep.sweep.record.SimulationClaim;
import lawsweep.sweep.record.SimulationForm;

/**
 * Records and theorems in a file of JSON: an export, with an object on each line, or one object over any number of lines.
 * An object that has a certificate, or says of what kind it is, but cannot be read is an item that is refused; anything else
 * is not taken for either.
 */
public final class RecordFile implements RecordSource {

  private static final int MAX_BYTES = 1 << 26;
  private static final JsonFactory JSON = new JsonFactory();

  private final String name;
  private final InputStream in;
  private long line = 1;
  private boolean found;

  /**
   * Reads a stream.
   *
   * @param name what messages call the file
   * @param in closed with this
   */
  public RecordFile(String name, InputStream in) {
    this.name = name;
    this.in = new BufferedInputStream(in, 1 << 16);
  }

  @Override
  public Optional<Item> next() throws IOException {
    int first = read();
    while (first == ' ' || first == '\t' || first == '\r' || first == '\n') {
      first = read();
    }
    if (first < 0) {
      if (!found) {
        throw new NotRecordsException("expected records with certificates, got the empty file " + name);
      }
      return Optional.empty();
    }
    long at = line;
    byte[] object = object(first, at);
    found = true;
    return Optional.of(item(object, at));
  }

  private Item item(byte[] object, long at) throws IOException {
    try {
      CellRecord record = RecordCodec.read(object, 0);
      return Item.of(place(at) + " " + record.key(), record);
    } catch (RecordFormatException e) {
      if (has(SimulationForm.CELL, object)) {
        return claim(object, at, e);
      }
      if (has("certificate", object)) {
        return Item.unreadable(place(at), e.getMessage());
      }
      if (has(TheoremForm.KIND, object)) {
        return theorem(object, at);
      }
      throw notRecords(at, e.getMessage());
    }
  }

  /** An export has a simulation without its observables. */
  private Item claim(byte[] object, long at, RecordFormatException asRecord) {
    try {
      SimulationClaim claim = RecordParser.claim(object);
      return Item.of(place(at) + " " + claim.cell().key(), claim);
    } catch (RecordFormatException e) {
      e.addSuppressed(asRecord);
      return Item.unreadable(place(at), e.getMessage());
    }
  }

  private Item theorem(byte[] object, long at) {
    try {
      TheoremRecord theorem = TheoremForm.read(object);
      return Item.of(place(at) + " theorem of depth " + theorem.theorem().depth(), theorem);
    } catch (RecordFormatException e) {
      return Item.unreadable(place(at), e.getMessage());
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  /** The bytes up to the brace that closes the one that came first. */
  private byte[] object(int first, long at) throws IOException {
    if (first != '{') {
      throw notRecords(at, "no '{'");
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
    bytes.write(first);
    boolean quoted = false;
    int depth = 1;
    while (depth > 0) {
      int c = read();
      if (c < 0 || bytes.size() == MAX_BYTES) {
        throw notRecords(at, c < 0 ? "an object that does not end" : "an object of more than 64 MiB");
      }
      bytes.write(c);
      if (c == '"') {
        quoted = !quoted;
      } else if (quoted && c == '\\') {
        bytes.write(read());
      } else if (!quoted && c == '{') {
        depth++;
      } else if (!quoted && c == '}') {
        depth--;
      }
    }
    return bytes.toByteArray();
  }

  private int read() throws IOException {
    int c = in.read();
    if (c == '\n') {
      line++;
    }
    return c;
  }

  /** True for a JSON object with this key. */
  private static boolean has(String key, byte[] object) throws IOException {
    try (JsonParser json = JSON.createParser(object)) {
      boolean seen = false;
      json.nextToken();
      for (JsonToken token = json.nextToken(); token == JsonToken.FIELD_NAME; token = json.nextToken()) {
        seen |= json.currentName().equals(key);
        json.nextToken();
        json.skipChildren();
      }
      return seen;
    } catch (JsonProcessingException e) {
      return false;
    }
  }

  private String place(long at) {
    return name + ":" + at;
  }

  private NotRecordsException notRecords(long at, String what) {
    return new NotRecordsException(
        "expected a record with a certificate, as 'export --format json' writes it, or a theorem"
            + " at " + place(at) + ", got " + what);
  }
}
