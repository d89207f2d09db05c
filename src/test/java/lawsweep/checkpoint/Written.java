package lawsweep.checkpoint;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Files of all formats, put together byte by byte. */
public final class Written {

  private Written() {}

  /** A safetensors file with a header that is as it is. */
  public static byte[] safetensors(String header, byte... data) {
    return safetensors(header.getBytes(StandardCharsets.UTF_8), data);
  }

  public static byte[] safetensors(byte[] header, byte... data) {
    return safetensors(header.length, header, data);
  }

  public static byte[] safetensors(long length, byte[] header, byte... data) {
    return ByteBuffer.allocate(Long.BYTES + header.length + data.length).order(ByteOrder.LITTLE_ENDIAN).putLong(length)
        .put(header).put(data).array();
  }

  /** A header's entry for one tensor. */
  public static String entry(String name, String type, String shape, long begin, long end) {
    return "\"%s\":{\"dtype\":\"%s\",\"shape\":%s,\"data_offsets\":[%d,%d]}".formatted(name, type, shape, begin, end);
  }

  /** An array as numpy.save writes it, version 1. */
  public static byte[] npy(String type, boolean fortran, String shape, byte... data) {
    return npy("{'descr': '%s', 'fortran_order': %s, 'shape': %s, }".formatted(type, fortran ? "True" : "False", shape),
        data);
  }

  public static byte[] npy(String header, byte... data) {
    byte[] text = (header + " ".repeat((64 - (11 + header.length()) % 64) % 64) + "\n")
        .getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(10 + text.length + data.length).order(ByteOrder.LITTLE_ENDIAN)
        .put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0}).putShort((short) text.length).put(text).put(data)
        .array();
  }

  public static byte[] f64(double... numbers) {
    ByteBuffer bytes = ByteBuffer.allocate(Double.BYTES * numbers.length).order(ByteOrder.LITTLE_ENDIAN);
    for (double number : numbers) {
      bytes.putDouble(number);
    }
    return bytes.array();
  }

  public static byte[] f32(float... numbers) {
    ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * numbers.length).order(ByteOrder.LITTLE_ENDIAN);
    for (float number : numbers) {
      bytes.putFloat(number);
    }
    return bytes.array();
  }

  public static byte[] shorts(int... numbers) {
    ByteBuffer bytes = ByteBuffer.allocate(Short.BYTES * numbers.length).order(ByteOrder.LITTLE_ENDIAN);
    for (int number : numbers) {
      bytes.putShort((short) number);
    }
    return bytes.array();
  }

  /** How an archive is written. */
  public record Zip(boolean deflated, boolean large) {}

  /** An entry to be written. */
  public record Entry(String name, byte[] bytes) {}

  /** An archive; a large one has all sizes and places in 64 bits, as numpy.savez writes them. */
  public static byte[] zip(Zip how, Entry... entries) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    List<byte[]> directory = new ArrayList<>();
    for (Entry entry : entries) {
      byte[] stored = how.deflated() ? deflated(entry.bytes()) : entry.bytes();
      byte[] header = header(how, entry, stored.length, -1);
      directory.add(header(how, entry, stored.length, all.size()));
      all.writeBytes(header);
      all.writeBytes(stored);
    }
    int start = all.size();
    directory.forEach(all::writeBytes);
    all.writeBytes(end(how, entries.length, start, all.size() - start));
    return all.toByteArray();
  }

  /** A local header; one of the directory if a place is given. */
  private static byte[] header(Zip how, Entry entry, int stored, int place) {
    byte[] name = entry.name().getBytes(StandardCharsets.UTF_8);
    boolean ascii = name.length == entry.name().length();
    boolean central = place >= 0;
    CRC32 crc = new CRC32();
    crc.update(entry.bytes());
    int extra = how.large() ? central ? 28 : 20 : 0;
    ByteBuffer out = ByteBuffer.allocate((central ? 46 : 30) + name.length + extra).order(ByteOrder.LITTLE_ENDIAN);
    out.putInt(central ? 0x02014b50 : 0x04034b50);
    if (central) {
      out.putShort((short) 45);
    }
    out.putShort((short) 45).putShort((short) (ascii ? 0 : 1 << 11)).putShort((short) (how.deflated() ? 8 : 0))
        .putInt(0)
        .putInt((int) crc.getValue()).putInt(how.large() ? -1 : stored)
        .putInt(how.large() ? -1 : entry.bytes().length).putShort((short) name.length).putShort((short) extra);
    if (central) {
      out.putShort((short) 0).putShort((short) 0).putShort((short) 0).putInt(0).putInt(how.large() ? -1 : place);
    }
    out.put(name);
    if (how.large()) {
      out.putShort((short) 1).putShort((short) (extra - 4)).putLong(entry.bytes().length).putLong(stored);
      if (central) {
        out.putLong(place);
      }
    }
    return out.array();
  }

  private static byte[] end(Zip how, int entries, int start, int length) {
    ByteBuffer out = ByteBuffer.allocate(how.large() ? 98 : 22).order(ByteOrder.LITTLE_ENDIAN);
    if (how.large()) {
      out.putInt(0x06064b50).putLong(44).putShort((short) 45).putShort((short) 45).putInt(0).putInt(0).putLong(entries)
          .putLong(entries).putLong(length).putLong(start);
      out.putInt(0x07064b50).putInt(0).putLong(start + length).putInt(1);
    }
    out.putInt(0x06054b50).putShort((short) 0).putShort((short) 0)
        .putShort((short) (how.large() ? -1 : entries)).putShort((short) (how.large() ? -1 : entries))
        .putInt(how.large() ? -1 : length).putInt(how.large() ? -1 : start).putShort((short) 0);
    return out.array();
  }

  private static byte[] deflated(byte[] bytes) {
    Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
    deflater.setInput(bytes);
    deflater.finish();
    byte[] out = new byte[bytes.length + 100];
    int length = deflater.deflate(out);
    deflater.end();
    return Arrays.copyOf(out, length);
  }
}
