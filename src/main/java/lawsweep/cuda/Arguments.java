package lawsweep.cuda;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import lawsweep.residue.PrimeField;

/** The arguments of one launch in the order of the kernel's parameters, each as the device lays it out. */
public final class Arguments {

  /** A kernel may have so many bytes of parameters. */
  private static final int MOST_BYTES = 4096;

  private final ByteBuffer bytes = ByteBuffer.allocateDirect(MOST_BYTES).order(ByteOrder.LITTLE_ENDIAN);
  private final List<Integer> offsets = new ArrayList<>();

  /** An integer of 32 bits. */
  public Arguments add(int value) {
    begin(Integer.BYTES);
    bytes.putInt(value);
    return this;
  }

  /** An integer of 64 bits, or an address. */
  public Arguments add(long value) {
    begin(Long.BYTES);
    bytes.putLong(value);
    return this;
  }

  /** A double. */
  public Arguments add(double value) {
    begin(Double.BYTES);
    bytes.putDouble(value);
    return this;
  }

  /** A prime field: the structure {@code Field} of {@code native/field.cuh}. */
  public Arguments add(PrimeField field) {
    begin(Double.BYTES);
    bytes.putDouble(field.modulus()).putDouble(field.inverseModulus()).putInt(field.maxDelay()).putInt(0);
    return this;
  }

  private void begin(int alignment) {
    bytes.position(Math.ceilDiv(bytes.position(), alignment) * alignment);
    offsets.add(bytes.position());
  }

  /** All arguments in direct memory, little-endian, each aligned as in a structure. */
  public ByteBuffer bytes() {
    return bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN).flip();
  }

  /** Where each argument begins in {@link #bytes}. */
  public int[] offsets() {
    return offsets.stream().mapToInt(Integer::intValue).toArray();
  }
}
