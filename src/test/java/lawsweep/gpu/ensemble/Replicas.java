package lawsweep.gpu.ensemble;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import lawsweep.langevin.cell.Interval;
import lawsweep.langevin.cell.LangevinCell;
import lawsweep.langevin.cell.Pack;
import lawsweep.langevin.flock.Flock;

/** Replicas by the processor's packs, and comparisons of bytes with those of a flock. */
final class Replicas {

  private final LangevinCell cell;
  private final long first;
  private final Pack[] packs;

  Replicas(LangevinCell cell, long first, int count) {
    this.cell = cell;
    this.first = first;
    this.packs = new Pack[Math.ceilDiv(count, Pack.LANES)];
    for (int i = 0; i < packs.length; i++) {
      packs[i] = cell.equation().pack(cell);
      packs[i].start(first + (long) i * Pack.LANES, Math.min(Pack.LANES, count - i * Pack.LANES));
    }
  }

  Pack pack(int replica) {
    return packs[replica / Pack.LANES];
  }

  void advance(Interval interval, int from, int to) {
    for (Pack pack : packs) {
      pack.advance(interval, from, to);
    }
  }

  byte[] saved() {
    return bytes(out -> {
      for (Pack pack : packs) {
        pack.save(out);
      }
    });
  }

  void restore(byte[] saved) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(saved))) {
      for (Pack pack : packs) {
        pack.restore(in);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] saved(Flock flock, long first, int count) {
    flock.fetch();
    return bytes(out -> flock.save(first, count, out));
  }

  /** Writes. */
  private interface Writer {
    void write(DataOutputStream out) throws IOException;
  }

  private static byte[] bytes(Writer writer) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      writer.write(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** Expects the same bits of a flock, save for the payload of NaN. */
  void assertSame(Flock flock, int count) {
    byte[] expected = saved();
    byte[] found = saved(flock, first, count);
    assertEquals(expected.length, found.length, cell.key());
    for (int i = 0; i < expected.length; i += Double.BYTES) {
      double a = ByteBuffer.wrap(expected).getDouble(i);
      double b = ByteBuffer.wrap(found).getDouble(i);
      // not equal as numbers are: zeros have signs
      assertEquals(Double.doubleToLongBits(a), Double.doubleToLongBits(b),
          () -> cell.key() + " " + a + " and not " + b);
    }
  }
}
