package lawsweep.checkpoint;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import lawsweep.json.JsonWalk;
import lawsweep.json.RecordFormatException;
import lawsweep.text.Many;

/**
 * An index of safetensors files that hold one checkpoint together: which tensor is in which file. All files are in the
 * folder of the index; each tensor is where the index says, and files hold no others.
 */
public final class ShardIndex {

  /** What its name ends with. */
  public static final String SUFFIX = ".safetensors.index.json";

  private static final long LONGEST = 100_000_000;
  private static final int MOST_TENSORS = 1 << 18;
  private static final int MOST_FILES = 1000;
  private static final Pattern FILE = Pattern.compile("[^/\\\\\\x00]{1,255}");

  /** The file of each tensor, in the order of the index. */
  private final Map<String, String> files = new LinkedHashMap<>();

  private ShardIndex() {}

  /** True for names that an index has. */
  public static boolean named(Path path) {
    return path.getFileName().toString().endsWith(SUFFIX);
  }

  /** Opens the files that an index names; all are closed if that fails. */
  static Checkpoint open(Path path) throws IOException {
    return new Shards(path, read(path).files).open();
  }

  /** The names of its files, as it gives them first. */
  public static List<String> filesOf(Path path) throws IOException {
    return read(path).files.values().stream().distinct().toList();
  }

  private static ShardIndex read(Path path) throws IOException {
    ShardIndex index = new ShardIndex();
    try (Bytes bytes = Bytes.of(path); JsonWalk json = new JsonWalk(new BytesStream(bytes, 0))) {
      if (bytes.size() > LONGEST) {
        throw new RecordFormatException("expected at most " + LONGEST + " bytes, got " + bytes.size());
      }
      json.object(key -> index.take(key, json));
      json.end();
      if (index.files.isEmpty()) {
        throw new RecordFormatException("expected a weight_map that names the file of each tensor");
      }
    } catch (RecordFormatException e) {
      throw new CheckpointException(path, e.getMessage() + "; expected an index as save_pretrained writes it", e);
    }
    return index;
  }

  private void take(String key, JsonWalk json) throws IOException {
    if (key.equals("weight_map")) {
      json.object(tensor -> place(tensor, json.text()));
    } else {
      json.skip();
    }
  }

  private void place(String tensor, String file) {
    if (!FILE.matcher(file).matches() || file.equals(".") || file.equals("..")) {
      throw new RecordFormatException("tensor '" + tensor + "': expected the name of a file in the folder of the index,"
          + " got '" + file + "'");
    }
    if (files.size() == MOST_TENSORS) {
      throw new RecordFormatException("expected at most " + Many.grouped(MOST_TENSORS) + " tensors, got more");
    }
    files.put(tensor, file);
  }

  /** The files, as they are opened. */
  private static final class Shards {
    private final Path path;
    private final Map<String, String> places;
    private final Map<String, OpenCheckpoint> open = new LinkedHashMap<>();

    Shards(Path path, Map<String, String> places) {
      this.path = path;
      this.places = places;
    }

    Checkpoint open() throws IOException {
      try {
        List<OpenTensor> tensors = new ArrayList<>();
        for (Map.Entry<String, String> place : places.entrySet()) {
          tensors.add(tensor(place.getKey(), place.getValue()));
        }
        checkNoOthers();
        return new OpenCheckpoint(path, metadata(), tensors, open.values());
      } catch (IOException | RuntimeException e) {
        for (OpenCheckpoint shard : open.values()) {
          shard.close();
        }
        throw e;
      }
    }

    private OpenTensor tensor(String tensor, String file) throws IOException {
      if (!open.containsKey(file)) {
        if (open.size() == MOST_FILES) {
          throw new CheckpointException(path, "expected at most " + MOST_FILES + " files, got more");
        }
        open.put(file, SafetensorsFile.open(path.resolveSibling(file)));
      }
      return Optional.ofNullable(open.get(file).open(tensor)).orElseThrow(() -> new CheckpointException(path,
          "expected tensor '" + tensor + "' in " + file + ", got a file without it; the index belongs to other files"));
    }

    private void checkNoOthers() {
      open.forEach((file, shard) -> shard.tensors().stream().map(StoredTensor::name)
          .filter(name -> !file.equals(places.get(name))).findFirst().ifPresent(name -> {
            throw new CheckpointException(path, "expected all tensors of " + file + ", got no word of '" + name
                + "'; the index belongs to other files");
          }));
    }

    /** What all files say that say something of it; what tells of the run may not differ. */
    private Map<String, String> metadata() {
      Map<String, String> merged = new LinkedHashMap<>();
      Map<String, String> from = new HashMap<>();
      open.forEach((file, shard) -> shard.metadata().forEach((key, text) -> {
        String other = merged.putIfAbsent(key, text);
        if (other != null && !other.equals(text) && Checkpoint.TOLD.contains(key)) {
          throw new CheckpointException(path, "expected one " + key + " in the metadata of its files, got '" + other
              + "' in " + from.get(key) + " and '" + text + "' in " + file);
        }
        from.putIfAbsent(key, file);
      }));
      return merged;
    }
  }
}
