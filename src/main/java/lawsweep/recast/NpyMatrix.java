package lawsweep.recast;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes matrices of float64 as NumPy reads them: M alone as {@code .npy}, or with the weights as {@code .npz}. */
public final class NpyMatrix {

  /** M has at most so many rows in a file. */
  public static final int MOST_ROWS = 20_000;

  private static final int BUFFER = 1 << 16;
  /** Headers end at a multiple of this. */
  private static final int ALIGNED = 64;

  private NpyMatrix() {}

  /**
   * Writes M into a new file.
   *
   * @param metric of at most {@value #MOST_ROWS} rows
   */
  public static Path npy(Path file, FunctionMetric metric) throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), BUFFER)) {
      metric(out, metric);
    }
    return file;
  }

  /** Writes the arrays U1, …, Uq, and M if it has at most {@value #MOST_ROWS} rows, into a new file. */
  public static Path npz(Path file, Recast.At at) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(file), BUFFER))) {
      LayerWeights weights = at.weights();
      for (int i = 1; i <= weights.depth(); i++) {
        entry(zip, "U" + i);
        header(zip, weights.width(i - 1), weights.width(i));
        numbers(zip, weights.layer(i));
        zip.closeEntry();
      }
      if (at.metric().size() <= MOST_ROWS) {
        entry(zip, "M");
        metric(zip, at.metric());
        zip.closeEntry();
      }
    }
    return file;
  }

  private static void entry(ZipOutputStream zip, String name) throws IOException {
    ZipEntry entry = new ZipEntry(name + ".npy");
    // The same weights give the same bytes.
    entry.setTimeLocal(LocalDateTime.of(1980, 1, 1, 0, 0));
    zip.putNextEntry(entry);
  }

  private static void metric(OutputStream out, FunctionMetric metric) throws IOException {
    double[] row = new double[(int) metric.size()];
    header(out, row.length, row.length);
    for (int k = 0; k < row.length; k++) {
      metric.row(k, row);
      numbers(out, row);
    }
  }

  private static void header(OutputStream out, int rows, int columns) throws IOException {
    String text = "{'descr': '<f8', 'fortran_order': False, 'shape': (" + rows + ", " + columns + "), }";
    int start = 10;
    int padding = ALIGNED - (start + text.length() + 1) % ALIGNED;
    byte[] header = (text + " ".repeat(padding) + "\n").getBytes(StandardCharsets.US_ASCII);
    out.write(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0});
    out.write(header.length & 0xff);
    out.write(header.length >> 8);
    out.write(header);
  }

  private static void numbers(OutputStream out, double[] values) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(BUFFER).order(ByteOrder.LITTLE_ENDIAN);
    for (double value : values) {
      bytes.putDouble(value);
      if (!bytes.hasRemaining()) {
        out.write(bytes.array());
        bytes.clear();
      }
    }
    out.write(bytes.array(), 0, bytes.position());
  }
}
