package lawsweep.cuda;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** JCuda's own library is the subject: its tables as readelf shows them are the truth. */
class NeededLibraryTest {

  private static final String FROM = "libcublas.so.12";
  private static final String TO = "libcublas.so.13";
  /** Hashes of the two names as binutils write them. */
  private static final int HASH_12 = 0x0EF62132;
  private static final int HASH_13 = 0x0EF62133;

  private static byte[] jcublas() throws IOException, NoGpuException {
    return JCudaNatives.resource(JCudaNatives.fileName("JCublas2"));
  }

  @Test
  void hashesAreThoseOfTheLoader() {
    assertEquals(HASH_12, NeededLibrary.hash(FROM));
    assertEquals(HASH_13, NeededLibrary.hash(TO));
    assertEquals(0x09691A75, NeededLibrary.hash("GLIBC_2.2.5"));
  }

  @Test
  void twoBytesDiffer() throws IOException, NoGpuException {
    byte[] before = jcublas();
    byte[] after = NeededLibrary.renamed(before, FROM, TO);
    assertArrayEquals(jcublas(), before);
    List<Integer> places =
        IntStream.range(0, before.length).filter(i -> before[i] != after[i]).boxed().toList();
    assertEquals(2, places.size(), places.toString());
    assertEquals(before.length, after.length);
    assertEquals(1, count(before, FROM));
    assertEquals(0, count(after, FROM));
    assertEquals(1, count(after, TO));
    // The hash stands in the table of versions, little-endian: its lowest byte first.
    assertEquals(HASH_13 & 0xFF, places.stream().mapToInt(i -> after[i] & 0xFF).filter(b -> b != '3').findFirst()
        .orElse('3'));
  }

  @Test
  void aSecondTimeChangesNothing() throws IOException, NoGpuException {
    byte[] once = NeededLibrary.renamed(jcublas(), FROM, TO);
    assertArrayEquals(once, NeededLibrary.renamed(once, FROM, TO));
    assertArrayEquals(jcublas(), NeededLibrary.renamed(once, TO, FROM));
  }

  @Test
  void whatIsNoSuchLibraryIsRefused() throws IOException, NoGpuException {
    refused("it is no shared library of 64 bits", "a text".repeat(100).getBytes(StandardCharsets.US_ASCII));
    refused("it is no shared library of 64 bits", new byte[0]);
    refused("it needs libcublas.so.12 0 times", JCudaNatives.resource(JCudaNatives.fileName("JCudaDriver")));
    refused("its tables point outside of the file", Arrays.copyOf(jcublas(), 200));
    byte[] needed = jcublas();
    byte[] other = "libcublas.so.12".getBytes(StandardCharsets.US_ASCII);
    needed[indexOf(needed, other) - 1] = 'x';
    refused("the name libcublas.so.12 is the end of another", needed);
    byte[] hashed = jcublas();
    hashed[indexOf(hashed, new byte[] {0x32, 0x21, (byte) 0xF6, 0x0E})] = 0x31;
    refused("the version libcublas.so.12 has another hash than its name", hashed);
    assertEquals("libcublas.so.12 and libcublas.so.9 are not equally long",
        assertThrows(IllegalArgumentException.class, () -> NeededLibrary.renamed(needed, FROM, "libcublas.so.9"))
            .getMessage());
  }

  private static void refused(String reason, byte[] file) {
    assertEquals(reason,
        assertThrows(IllegalArgumentException.class, () -> NeededLibrary.renamed(file, FROM, TO)).getMessage());
  }

  /** How often a text is a string of its own. The names of symbols, for people, have versions too. */
  private static long count(byte[] file, String text) {
    String all = new String(file, StandardCharsets.ISO_8859_1);
    String whole = "\0" + text + "\0";
    return IntStream.iterate(all.indexOf(whole), i -> i >= 0, i -> all.indexOf(whole, i + 1)).count();
  }

  private static int indexOf(byte[] file, byte[] part) {
    return new String(file, StandardCharsets.ISO_8859_1).indexOf(new String(part, StandardCharsets.ISO_8859_1));
  }
}
