package lawsweep.checkpoint;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import lawsweep.json.RecordFormatException;

/** NumPy's {@code .npz}: a ZIP archive of arrays, stored or deflated. */
public final class NpzFile {

  /** What names of such files end with. */
  public static final String SUFFIX = ".npz";

  private final Path path;
  private final Bytes bytes;
  private final Inflated inflated = new Inflated();

  private NpzFile(Path path, Bytes bytes) {
    this.path = path;
    this.bytes = bytes;
  }

  /** True for names that such files have. */
  public static boolean named(Path path) {
    return path.getFileName().toString().endsWith(SUFFIX);
  }

  /** Reads the directory of a file and the headers of its arrays; the file is closed if that fails. */
  static Checkpoint open(Path path) throws IOException {
    Bytes bytes = Bytes.of(path);
    try {
      return new NpzFile(path, bytes).open();
    } catch (RecordFormatException e) {
      bytes.close();
      throw new CheckpointException(path, e.getMessage() + "; expected a file that numpy.savez wrote", e);
    } catch (IOException | RuntimeException e) {
      bytes.close();
      throw e;
    }
  }

  private Checkpoint open() throws IOException {
    List<OpenTensor> tensors = new ArrayList<>();
    List<ZipEntryPlace> entries = ZipDirectory.read(bytes);
    Pickle.refuse(path, entries);
    checkApart(entries);
    for (ZipEntryPlace entry : entries) {
      tensors.add(tensor(entry));
    }
    return new OpenCheckpoint(path, Map.of(), tensors, List.of(bytes, inflated));
  }

  /** Entries that share bytes are a way to make a small file ask for much. */
  private static void checkApart(List<ZipEntryPlace> entries) {
    List<ZipEntryPlace> byPlace = new ArrayList<>(entries);
    byPlace.sort(Comparator.comparingLong(ZipEntryPlace::header));
    long end = 0;
    for (ZipEntryPlace entry : byPlace) {
      if (entry.header() < end) {
        throw new RecordFormatException(
            "'" + entry.name() + "': expected bytes of its own, got those of another array");
      }
      end = entry.header() + ZipDirectory.LOCAL_BYTES + entry.stored();
    }
  }

  private OpenTensor tensor(ZipEntryPlace entry) throws IOException {
    String name = entry.name();
    if (!name.endsWith(NpyFiles.SUFFIX) || name.equals(NpyFiles.SUFFIX)) {
      throw new RecordFormatException("expected arrays NAME.npy in it, got '" + name + "'");
    }
    try {
      Bytes stored = bytes.part(ZipDirectory.start(bytes, entry), entry.stored());
      NpyArray array;
      try (InputStream in = EntryStream.of(entry, stored)) {
        array = NpyArray.read(in, entry.size());
      }
      return new OpenTensor(array.tensor(name.substring(0, name.length() - NpyFiles.SUFFIX.length())),
          new Entry(entry, stored, array));
    } catch (RecordFormatException e) {
      throw named(entry, e);
    }
  }

  private static RecordFormatException named(ZipEntryPlace entry, RecordFormatException e) {
    return new RecordFormatException("'" + entry.name() + "': " + e.getMessage(), e);
  }

  /** The numbers of an entry. All its bytes are read once before, for the checksum, and kept if they are deflated. */
  private final class Entry implements OpenTensor.Source {
    private final ZipEntryPlace entry;
    private final Bytes stored;
    private final NpyArray array;
    private Bytes checked;

    Entry(ZipEntryPlace entry, Bytes stored, NpyArray array) {
      this.entry = entry;
      this.stored = stored;
      this.array = array;
    }

    @Override
    public synchronized Numbers numbers(NumberType type) throws IOException {
      if (checked == null) {
        checked = check();
      }
      return array.numbers(checked, type);
    }

    private Bytes check() throws IOException {
      try (InputStream in = EntryStream.of(entry, stored)) {
        if (entry.deflated()) {
          return inflated.keep(in, entry.size());
        }
        in.transferTo(OutputStream.nullOutputStream());
        return stored;
      } catch (RecordFormatException e) {
        throw new CheckpointException(path, named(entry, e).getMessage(), e);
      }
    }
  }
}
