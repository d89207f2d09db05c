package lawsweep.cuda;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Runs the small kernels of {@code probes.ptx}, on a memory of their own. */
final class PtxProbe {

  private final PtxMachine machine = new PtxMachine(text());
  private final PtxMemory memory = new PtxMemory(1L << 40);
  private final PtxLauncher launcher = new PtxLauncher(memory);

  /** The text of all of them. */
  static String text() {
    try (InputStream in = PtxProbe.class.getResourceAsStream("probes.ptx")) {
      return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  PtxMachine machine() {
    return machine;
  }

  PtxMemory memory() {
    return memory;
  }

  /** How many instructions it took. */
  long launch(String kernel, Grid grid, int sharedBytes, Arguments arguments) {
    return launcher.launch(machine.program(kernel), grid, sharedBytes, arguments);
  }

  PtxLauncher launcher() {
    return launcher;
  }

  /** The address of these numbers on the device. */
  long doubles(double... numbers) {
    long address = memory.allocate(8L * numbers.length);
    for (int i = 0; i < numbers.length; i++) {
      PtxBytes.put(memory.bytes(), at(address) + 8 * i, 8, Double.doubleToRawLongBits(numbers[i]));
    }
    return address;
  }

  /** The address of these numbers on the device. */
  long ints(int... numbers) {
    long address = memory.allocate(4L * numbers.length);
    for (int i = 0; i < numbers.length; i++) {
      PtxBytes.put(memory.bytes(), at(address) + 4 * i, 4, numbers[i]);
    }
    return address;
  }

  double[] doublesAt(long address, int count) {
    double[] numbers = new double[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = Double.longBitsToDouble(PtxBytes.get(memory.bytes(), at(address) + 8 * i, 8));
    }
    return numbers;
  }

  int[] intsAt(long address, int count) {
    int[] numbers = new int[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = (int) PtxBytes.get(memory.bytes(), at(address) + 4 * i, 4);
    }
    return numbers;
  }

  private int at(long address) {
    return memory.index(address, 0, 1, "test");
  }
}
