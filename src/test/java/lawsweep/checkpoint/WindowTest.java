package lawsweep.checkpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import lawsweep.support.Seeds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bytes come the same, mapped or read; a file that is shortened meanwhile is said in both cases. */
class WindowTest {

  private static final int PIECE = 1 << 12;

  @TempDir
  Path temporary;

  private static byte[] taken(Window window, long at, int count) throws IOException {
    return window.take(at, count, memory -> {
      byte[] copy = new byte[count];
      MemorySegment.copy(memory, ValueLayout.JAVA_BYTE, 0, copy, 0, count);
      return copy;
    });
  }

  @ParameterizedTest
  @ValueSource(ints = {PIECE, 3 << 20})
  void bytesAreThoseOfTheFile(int length) throws IOException {
    byte[] all = new byte[4 << 20];
    Seeds.random("window", length).nextBytes(all);
    Path path = Files.write(temporary.resolve("x"), all);
    int start = 777;
    try (Bytes bytes = Bytes.of(path); Window window = new Window(bytes.part(7, all.length - 7L), start, length)) {
      for (int at : new int[] {0, 1, length - PIECE}) {
        byte[] expected = new byte[PIECE];
        System.arraycopy(all, 7 + start + at, expected, 0, PIECE);
        assertArrayEquals(expected, taken(window, at, PIECE));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {PIECE, 3 << 20})
  void shortenedFilesAreSaid(int length) throws IOException {
    Path path = Files.write(temporary.resolve("x"), new byte[4 << 20]);
    try (Bytes bytes = Bytes.of(path); Window window = new Window(bytes, 1 << 19, length)) {
      assertEquals(PIECE, taken(window, 0, PIECE).length);
      try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
        file.setLength(100);
      }
      CheckpointException refused = assertThrows(CheckpointException.class, () -> taken(window, length - PIECE, PIECE));
      assertTrue(refused.getMessage().contains("it was shortened while it was read"), refused.getMessage());
      assertThrows(CheckpointException.class, () -> {
        try (Window again = new Window(bytes, 0, length)) {
          taken(again, length - PIECE, PIECE);
        }
      });
    }
  }

  @Test
  void nothingBehindTheBytesIsMapped() throws IOException {
    Path path = Files.write(temporary.resolve("x"), new byte[4 << 20]);
    try (Bytes bytes = Bytes.of(path)) {
      assertThrows(IndexOutOfBoundsException.class, () -> new Window(bytes, 2 << 20, (2 << 20) + 1).close());
      assertThrows(IndexOutOfBoundsException.class,
          () -> new Window(bytes.part(0, 1 << 21), 1, 1 << 21).close());
      assertThrows(IndexOutOfBoundsException.class, () -> bytes.part(1, 4 << 20));
    }
  }
}
