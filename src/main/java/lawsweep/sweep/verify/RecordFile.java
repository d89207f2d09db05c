package lawsweep.sweep.verify;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lawsweep.json.Form;
import lawsweep.json.RecordFormatException;
import lawsweep.sweep.CellRecord;
import lawsweep.sweep.Kinds;
import lawsweep.sweep.NotRecordsException;
import lawsweep.sweep.RecordForm;
import lawsweep.sweep.RecordShape;
import lawsweep.sweep.RecordSource;
import lawsweep.sweep.Theorem;

/**
 * Records and theorems in a file of JSON, plain or packed by gzip: an export, with an object on each line, or one
 * object over any number of lines. An object that has a certificate, or says of what kind it is, but cannot be read is
 * an item that is refused, and so is one that comes after others and does not end; anything else is not taken for
 * either.
 */
public final class RecordFile implements RecordSource {

  private static final int MAX_BYTES = 1 << 26;
  private static final JsonFactory JSON = new JsonFactory();

  private final String name;
  private final PlainBytes in;
  private final RecordForm form;
  private final List<Theorem.Reader> theorems;
  private long line = 1;
  private boolean found;
  private boolean ended;

  /**
   * Reads a stream.
   *
   * @param name what messages call the file
   * @param in closed with this
   * @param kinds the kinds of records, and of theorems, that it may hold
   */
  public RecordFile(String name, InputStream in, Kinds kinds) {
    this.name = name;
    this.form = kinds.records(0);
    this.theorems = kinds.all().stream().flatMap(kind -> kind.theorems().stream()).toList();
    this.in = new PlainBytes(name, in);
  }

  @Override
  public Optional<Item> next() throws IOException {
    int first = read();
    while (first == ' ' || first == '\t' || first == '\r' || first == '\n') {
      first = read();
    }
    if (first < 0) {
      return end();
    }
    long at = line;
    Optional<byte[]> object = object(first, at);
    if (object.isEmpty() && !found) {
      throw notRecords(at, "an object that does not end");
    }
    found = true;
    ended = object.isEmpty();
    return Optional.of(object.isPresent()
        ? item(object.get(), at)
        : new Refused(place(at), "the file ends within this object: it was cut off, and what is before it is whole"));
  }

  /** The end of a packed file that is cut off between two objects is an item, too. */
  private Optional<Item> end() {
    if (!found) {
      throw new NotRecordsException("expected records with certificates, got the "
          + (in.cutOff() ? "beginning of a file of gzip, " : "empty file ") + name);
    }
    if (in.cutOff() && !ended) {
      ended = true;
      return Optional.of(new Refused(place(line), "the packed file was cut off here, and what is before it is whole"));
    }
    return Optional.empty();
  }

  private Item item(byte[] object, long at) throws IOException {
    try {
      return record(at, form.read(object));
    } catch (RecordFormatException e) {
      Set<String> keys = keys(object);
      for (Theorem.Reader reader : theorems) {
        if (reader.claims(keys::contains)) {
          return theorem(object, at, reader);
        }
      }
      if (!RecordForm.claimsExport(object)) {
        for (RecordShape shape : form.shapes()) {
          if (shape.brief().isPresent() && keys.contains(shape.mark())) {
            return exported(object, at, shape.brief().get(), e);
          }
        }
      }
      for (RecordShape shape : form.shapes()) {
        if (keys.contains(shape.mark())) {
          return new Refused(place(at), e.getMessage());
        }
      }
      throw notRecords(at, object.length == 2 ? "an empty object" : "an object that is neither: " + e.getMessage());
    }
  }

  private Item record(long at, CellRecord record) {
    return new Read(place(at) + " " + record.key(), record);
  }

  /** Exports of version 0.1.0 may leave something out of a record. */
  private Item exported(byte[] object, long at, Form<CellRecord> brief, RecordFormatException asWhole) {
    try {
      return record(at, brief.parse(object));
    } catch (RecordFormatException e) {
      e.addSuppressed(asWhole);
      return new Refused(place(at), e.getMessage());
    }
  }

  private Item theorem(byte[] object, long at, Theorem.Reader reader) {
    try {
      Theorem theorem = reader.read(object);
      return new Stated(place(at) + " " + theorem.name(), theorem);
    } catch (RecordFormatException e) {
      return new Refused(place(at), e.getMessage());
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  /** The bytes up to the brace that closes the one that came first; empty if the file ends before. */
  private Optional<byte[]> object(int first, long at) throws IOException {
    if (first != '{') {
      throw notRecords(at, first == '[' ? "an array: its objects should stand one after the other" : "no '{'");
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
    bytes.write(first);
    boolean quoted = false;
    int depth = 1;
    while (depth > 0) {
      int c = read();
      if (c < 0) {
        return Optional.empty();
      }
      if (bytes.size() == MAX_BYTES) {
        throw notRecords(at, "an object of more than 64 MiB");
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
    return Optional.of(bytes.toByteArray());
  }

  private int read() throws IOException {
    int c = in.read();
    if (c == '\n') {
      line++;
    }
    return c;
  }

  /** The keys of a JSON object; none if it is not one. */
  private static Set<String> keys(byte[] object) throws IOException {
    Set<String> keys = new HashSet<>();
    try (JsonParser json = JSON.createParser(object)) {
      json.nextToken();
      for (JsonToken token = json.nextToken(); token == JsonToken.FIELD_NAME; token = json.nextToken()) {
        keys.add(json.currentName());
        json.nextToken();
        json.skipChildren();
      }
      return keys;
    } catch (JsonProcessingException e) {
      return Set.of();
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
