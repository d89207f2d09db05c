package lawsweep.checkpoint;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lawsweep.json.JsonWalk;
import lawsweep.json.RecordFormatException;
import lawsweep.text.Many;
import lawsweep.text.Spelling;

/**
 * The header of a file in the format safetensors: a JSON object that gives each tensor a type, a shape and its bytes.
 * Tensors fill the bytes after the header, all of them and none twice.
 */
final class SafetensorsHeader {

  /** The key of texts that are no tensor. */
  static final String METADATA = "__metadata__";

  private static final int MOST_TENSORS = 1 << 18;
  private static final int MOST_TEXTS = 1 << 16;
  private static final int MOST_SIDES = 64;
  private static final List<String> KEYS = List.of("dtype", "shape", "data_offsets");

  private final JsonWalk json;
  private final Map<String, String> metadata = new LinkedHashMap<>();
  private final List<PlacedTensor> tensors = new ArrayList<>();

  private SafetensorsHeader(JsonWalk json) {
    this.json = json;
  }

  /**
   * Reads a header, which ends where its bytes do.
   *
   * @param data how many bytes follow it
   * @throws RecordFormatException with one line that says what is wrong
   */
  static SafetensorsHeader read(Bytes header, long data) throws IOException {
    try (JsonWalk json = new JsonWalk(new BytesStream(header, 0))) {
      SafetensorsHeader read = new SafetensorsHeader(json);
      json.object(read::take);
      json.end();
      read.checkPlaces(data);
      return read;
    }
  }

  Map<String, String> metadata() {
    return metadata;
  }

  /** In the order of the header. */
  List<PlacedTensor> tensors() {
    return tensors;
  }

  private void take(String key) throws IOException {
    if (key.equals(METADATA)) {
      json.object(this::takeText);
    } else if (tensors.size() == MOST_TENSORS) {
      throw new RecordFormatException("expected at most " + Many.grouped(MOST_TENSORS) + " tensors, got more");
    } else {
      tensors.add(tensor(key));
    }
  }

  private void takeText(String key) throws IOException {
    if (metadata.size() == MOST_TEXTS) {
      throw new RecordFormatException("expected at most " + Many.grouped(MOST_TEXTS) + " texts in " + METADATA
          + ", got more");
    }
    metadata.put(key, json.text());
  }

  /** What the header says of one tensor; null and empty until it does. */
  private final class Entry {
    private Optional<SafetensorsType> type = Optional.empty();
    private Optional<List<Long>> shape = Optional.empty();
    private Optional<List<Long>> places = Optional.empty();

    void take(String key) throws IOException {
      switch (key) {
        case "dtype" -> type = Optional.of(type(json.text()));
        case "shape" -> shape = Optional.of(json.wholes(MOST_SIDES));
        case "data_offsets" -> places = Optional.of(json.wholes(2));
        default -> throw new RecordFormatException("expected no key '" + key + "'" + Spelling.hint(key, KEYS));
      }
    }

    private SafetensorsType type(String name) {
      return SafetensorsType.WORDS.find(name).orElseThrow(() -> new RecordFormatException(
          "expected a dtype such as F64, F32, F16, BF16 or I64, got '" + name + "'"));
    }

    PlacedTensor tensor(String name) {
      SafetensorsType stored = type.orElseThrow(() -> missing("dtype"));
      StoredTensor tensor =
          new StoredTensor(name, stored.name(), stored.numbers(), shape.orElseThrow(() -> missing("shape")));
      List<Long> ends = places.orElseThrow(() -> missing("data_offsets"));
      if (ends.size() != 2) {
        throw new RecordFormatException("expected a first and a last place in data_offsets, got " + ends);
      }
      check(stored.bits(), tensor, ends);
      return new PlacedTensor(tensor, ends.getFirst(), ends.getLast());
    }

    private RecordFormatException missing(String key) {
      return new RecordFormatException("expected the key '" + key + "'");
    }

    private void check(int bits, StoredTensor tensor, List<Long> ends) {
      long size;
      try {
        size = Math.multiplyExact(tensor.size(), bits);
      } catch (ArithmeticException e) {
        throw new RecordFormatException("expected a shape that fits the file, got " + tensor.shape(), e);
      }
      if (size % Byte.SIZE != 0 || ends.getLast() - ends.getFirst() != size / Byte.SIZE) {
        throw new RecordFormatException("expected " + (size + Byte.SIZE - 1) / Byte.SIZE + " bytes for the shape "
            + tensor.shape() + " of " + tensor.type() + ", got data_offsets " + ends);
      }
    }
  }

  private PlacedTensor tensor(String name) throws IOException {
    Entry entry = new Entry();
    try {
      json.object(entry::take);
      return entry.tensor(name);
    } catch (RecordFormatException e) {
      throw new RecordFormatException("tensor '" + name + "': " + e.getMessage(), e);
    }
  }

  /** The format wants all bytes used, none twice. */
  private void checkPlaces(long data) {
    List<PlacedTensor> byPlace = new ArrayList<>(tensors);
    byPlace.sort(Comparator.comparingLong(PlacedTensor::begin).thenComparingLong(PlacedTensor::end));
    long end = 0;
    for (PlacedTensor tensor : byPlace) {
      if (tensor.begin() != end) {
        throw new RecordFormatException("tensor '" + tensor.tensor().name() + "': expected data_offsets that begin at "
            + end + ", where the tensor before ends, got " + tensor.begin());
      }
      end = tensor.end();
    }
    if (end != data) {
      throw new RecordFormatException("expected " + end + " bytes of numbers, which its header asks for, got " + data
          + (end > data ? ": the file is cut off; copy or download it again" : ""));
    }
  }
}
