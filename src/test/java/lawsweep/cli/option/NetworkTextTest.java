package lawsweep.cli.option;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import lawsweep.circuit.line.Network;
import lawsweep.cli.terminal.UsageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code --net} takes. */
class NetworkTextTest {

  @TempDir
  Path temporary;

  @Test
  void linesAndFiles() throws IOException {
    Path file = temporary.resolve("model.net");
    Files.writeString(file, "# small\nvec 2\ndense 3\nout 5\n");
    assertEquals(Network.of("vec 2 > dense 3 > out 5"), NetworkText.network("@" + file));
    assertEquals(Network.of("vec 2 > dense 3 > out 5"), NetworkText.network(" vec 2>dense 3>out 5"));
  }

  @Test
  void mistakesInLines() {
    assertEquals("--net: column 31: attn 2x2 needs a sequence, got a vector of 4",
        refused("seq 2x4 > res(rms) > pool   > attn 2x2"));
    assertEquals("--net: column 1: unknown layer 'vecc' (did you mean 'vec'?)", refused("vecc 2"));
  }

  /** Columns are those of what was written, whatever the blanks. */
  @Test
  void chains() throws IOException {
    assertEquals(List.of(5, 3, 2), NetworkText.chain(" vec 2>dense 3>relu>out 5").widths());
    String refused = assertThrows(UsageException.class, () -> NetworkText.chain("vec 2>dense 3>   leaky>out 5"))
        .getMessage();
    assertTrue(refused.startsWith("--net: column 18: draws of the weights need a chain "), refused);
    assertTrue(refused.endsWith(", got leaky; --fields gates counts any line with rectifiers"), refused);
    Path file = temporary.resolve("model.net");
    Files.writeString(file, "vec 2\ndense 3 # wide\n leaky\nout 5\n");
    String inFile = assertThrows(UsageException.class, () -> NetworkText.chain("@" + file)).getMessage();
    assertTrue(inFile.startsWith(file + ": line 3, column 2: draws of the weights need a chain "), inFile);
  }

  @Test
  void mistakesInFiles() throws IOException {
    Path file = temporary.resolve("model.net");
    Files.writeString(file, "vec 4\n  attn 2x2\n");
    assertEquals(file + ": line 2, column 3: attn 2x2 needs a sequence, got a vector of 4", refused("@" + file));
    Files.write(file, "vec 4 # \u00e9".getBytes(StandardCharsets.ISO_8859_1));
    assertEquals("expected --net @FILE with text in UTF-8, got other bytes in " + file, refused("@" + file));
    Files.writeString(file, "#".repeat(1_000_000));
    assertEquals("expected --net @FILE with at most 65,536 characters, got more in " + file, refused("@" + file));
    Files.writeString(file, "#".repeat(100_000));
    assertEquals(file + ": column 65537: a network can have at most 65,536 characters, got 100,000",
        refused("@" + file));
    assertEquals("expected --net @FILE with a readable file, got " + temporary.resolve("no") + ": no such file",
        refused("@" + temporary.resolve("no")));
    assertEquals("expected --net @FILE with a network, got the directory " + temporary, refused("@" + temporary));
    assertEquals("expected the name of a file after --net @, got none", refused("@"));
  }

  @Test
  void filesOfOtherEditors() throws IOException {
    Path file = temporary.resolve("model.net");
    Files.writeString(file, "\uFEFFvec\t2\r\n\r\n\tdense 3 # hidden\r\nout 5");
    assertEquals(Network.of("vec 2 > dense 3 > out 5"), NetworkText.network("@" + file));
    for (String nothing : new String[] {"", "\uFEFF", "# nothing\n", "\n\n"}) {
      Files.writeString(file, nothing);
      assertTrue(refused("@" + file).startsWith(file + ": line 1, column 1: expected a source"), refused("@" + file));
    }
  }

  @Test
  void namesStandAboveWhatUsesThem() throws IOException {
    Path file = temporary.resolve("model.net");
    for (String names : new String[] {"a = b\nb = a\n", "a = b > relu\nb = relu\n"}) {
      Files.writeString(file, names + "vec 2\na\n");
      assertEquals(file + ": line 1, column 5: expected 'b' to be named above this line",
          refused("@" + file));
    }
    Files.writeString(file, "block = relu\nvec 2 > block > blok\n");
    assertEquals(file + ": line 2, column 17: unknown layer 'blok' (did you mean 'block'?)", refused("@" + file));
    Files.writeString(file, "block = relu\n");
    assertTrue(refused("@" + file).startsWith(file + ": line 2, column 1: expected a source"), refused("@" + file));
  }

  private static String refused(String net) {
    return assertThrows(UsageException.class, () -> NetworkText.network(net)).getMessage();
  }
}
