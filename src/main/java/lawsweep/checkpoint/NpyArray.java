package lawsweep.checkpoint;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import lawsweep.json.RecordFormatException;

/**
 * An array in NumPy's format {@code .npy}, versions 1 to 3: a mark, a header, numbers.
 *
 * @param start where numbers begin
 */
record NpyArray(NpyHeader header, long start) {

  private static final byte[] MARK = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
  private static final int LONGEST_HEADER = 1 << 16;

  /** True for bytes that begin as such an array does. */
  static boolean begins(byte[] start) {
    return start.length >= MARK.length && Arrays.equals(start, 0, MARK.length, MARK, 0, MARK.length);
  }

  /**
   * Reads the beginning of an array.
   *
   * @param size of all, in bytes
   * @throws RecordFormatException with one line that says what is wrong
   */
  static NpyArray read(InputStream in, long size) throws IOException {
    byte[] mark = in.readNBytes(MARK.length + 2);
    if (!begins(mark) || mark.length < MARK.length + 2) {
      throw new RecordFormatException("expected an array as numpy.save writes it, got other bytes");
    }
    int version = mark[MARK.length];
    if (version < 1 || version > 3 || mark[MARK.length + 1] != 0) {
      throw new RecordFormatException("expected version 1.0, 2.0 or 3.0 of the format, got "
          + (version & 0xff) + "." + (mark[MARK.length + 1] & 0xff));
    }
    int width = version == 1 ? Short.BYTES : Integer.BYTES;
    byte[] length = Arrays.copyOf(in.readNBytes(width), Integer.BYTES);
    long expected = Integer.toUnsignedLong(ByteBuffer.wrap(length).order(ByteOrder.LITTLE_ENDIAN).getInt());
    if (expected > LONGEST_HEADER) {
      throw new RecordFormatException("expected a header of at most " + LONGEST_HEADER + " bytes, got " + expected);
    }
    byte[] header = in.readNBytes((int) expected);
    if (header.length < expected) {
      throw new RecordFormatException("expected a header of " + expected + " bytes, got only " + header.length);
    }
    NpyArray array = new NpyArray(NpyHeader.parse(header), MARK.length + 2 + width + expected);
    array.checkSize(size);
    return array;
  }

  private void checkSize(long size) {
    long expected;
    try {
      long numbers = tensor("").size();
      expected = Math.addExact(start, Math.multiplyExact(numbers, (long) header.itemBytes()));
    } catch (ArithmeticException e) {
      throw new RecordFormatException("expected a shape that fits the file, got " + header.shape(), e);
    }
    if (expected != size) {
      throw new RecordFormatException("expected " + expected + " bytes for the shape " + header.shape() + " of "
          + header.type() + ", got " + size);
    }
  }

  /** The tensor by this name. */
  StoredTensor tensor(String name) {
    return new StoredTensor(name, header.type(), header.numbers(), header.shape());
  }

  /**
   * What reads its numbers.
   *
   * @param bytes all of the array, header included
   */
  Numbers numbers(Bytes bytes, NumberType type) {
    Numbers stored = new RawNumbers(bytes.part(start, bytes.size() - start), type, header.order());
    boolean turned = header.fortran() && header.shape().size() > 1;
    return turned ? new FortranNumbers(stored, header.shape()) : stored;
  }
}
