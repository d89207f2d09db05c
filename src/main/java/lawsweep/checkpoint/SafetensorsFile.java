package lawsweep.checkpoint;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import lawsweep.json.RecordFormatException;
import lawsweep.text.Many;

/** A file in the format safetensors: the length of a header in 8 bytes, the header, numbers. */
public final class SafetensorsFile {

  /** Bytes of the length. */
  static final int LENGTH = Long.BYTES;

  /** The longest header, in bytes: that of the format's own library. */
  static final long LONGEST_HEADER = 100_000_000;

  /** What names of such files end with. */
  public static final String SUFFIX = ".safetensors";

  private static final String AGAIN = "; expected a file that safetensors.torch.save_file wrote";

  private SafetensorsFile() {}

  /** True for names that such files have. */
  public static boolean named(Path path) {
    return path.getFileName().toString().endsWith(SUFFIX);
  }

  /** True for bytes that begin as such a file does: a length that is in reach, and a brace. */
  static boolean begins(byte[] start) {
    return start.length > LENGTH && start[LENGTH] == '{' && length(start) <= LONGEST_HEADER && length(start) > 0;
  }

  private static long length(byte[] start) {
    return ByteBuffer.wrap(start).order(ByteOrder.LITTLE_ENDIAN).getLong(0);
  }

  /** Reads the header of a file, which is closed if that fails. */
  static OpenCheckpoint open(Path path) throws IOException {
    Bytes bytes = Bytes.of(path);
    try {
      return open(path, bytes);
    } catch (RecordFormatException e) {
      bytes.close();
      throw new CheckpointException(path, "its header is malformed: " + e.getMessage() + AGAIN, e);
    } catch (IOException | RuntimeException e) {
      bytes.close();
      throw e;
    }
  }

  private static OpenCheckpoint open(Path path, Bytes bytes) throws IOException {
    long length = headerLength(path, bytes);
    Bytes data = bytes.part(LENGTH + length, bytes.size() - LENGTH - length);
    SafetensorsHeader header = SafetensorsHeader.read(bytes.part(LENGTH, length), data.size());
    return new OpenCheckpoint(path, header.metadata(),
        header.tensors().stream().map(tensor -> part(tensor, data)).toList(),
        List.of(bytes));
  }

  private static long headerLength(Path path, Bytes bytes) throws IOException {
    ByteBuffer start = ByteBuffer.allocate((int) Math.min(LENGTH + 1, bytes.size()));
    bytes.read(0, start);
    if (start.capacity() <= LENGTH) {
      throw new CheckpointException(path, "expected the header of a safetensors file, got only "
          + Many.of(bytes.size(), "byte") + "; copy or download it again");
    }
    long length = length(start.array());
    if (length < 0 || length > LONGEST_HEADER) {
      throw new CheckpointException(path, "expected a header of at most " + LONGEST_HEADER + " bytes, got "
          + Long.toUnsignedString(length) + AGAIN);
    }
    if (length > bytes.size() - LENGTH) {
      throw new CheckpointException(path, "expected a header of " + length + " bytes, got only "
          + (bytes.size() - LENGTH) + ": the file is cut off; copy or download it again");
    }
    if (start.get(LENGTH) != '{') {
      throw new CheckpointException(path, "expected a header that begins with '{' at byte 8" + AGAIN);
    }
    return length;
  }

  private static OpenTensor part(PlacedTensor tensor, Bytes data) {
    Bytes bytes = data.part(tensor.begin(), tensor.end() - tensor.begin());
    return new OpenTensor(tensor.tensor(), type -> new RawNumbers(bytes, type, ByteOrder.LITTLE_ENDIAN));
  }
}
