package lawsweep.cli.option;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import lawsweep.circuit.line.Chain;
import lawsweep.circuit.line.Network;
import lawsweep.cli.terminal.Complaints;
import lawsweep.cli.terminal.UsageException;
import lawsweep.network.Architecture;
import lawsweep.text.Many;
import lawsweep.text.SpotException;

/** The network that {@code --net} names. */
public final class NetworkText {

  private static final String OPTION = "--net";
  /** A character of UTF-8 has at most four bytes. */
  private static final int MOST_BYTES = 4 * Network.LONGEST;

  private NetworkText() {}

  /**
   * Reads a line, or a file after {@code @}.
   *
   * @throws UsageException with a column, if it is no network
   */
  public static Network network(String given) {
    return read(given, Network::of, Network::ofFile, "");
  }

  /**
   * The same network with its widths, if it is a chain with rectifiers.
   *
   * @throws UsageException with a column, if it is none
   */
  public static Architecture chain(String given) {
    return read(given, line -> Chain.of(line).orRefuse(), file -> Chain.ofFile(file).orRefuse(),
        "; --fields gates counts any line with rectifiers");
  }

  private static <T> T read(String given, Function<String, T> line, Function<String, T> file, String mend) {
    boolean named = given.startsWith("@");
    String place = named ? given.substring(1) : OPTION;
    if (place.isEmpty()) {
      throw new UsageException("expected the name of a file after --net @, got none");
    }
    try {
      return named ? file.apply(text(place)) : line.apply(given);
    } catch (SpotException e) {
      throw new UsageException(place + ": " + e.getMessage() + mend, e);
    }
  }

  private static String text(String name) {
    Path path = SpecFile.path(name);
    if (Files.isDirectory(path)) {
      throw new UsageException("expected --net @FILE with a network, got the directory " + name);
    }
    try (InputStream in = Files.newInputStream(path)) {
      byte[] bytes = in.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw new UsageException("expected --net @FILE with at most " + Many.grouped(Network.LONGEST)
            + " characters, got more in " + name);
      }
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new UsageException("expected --net @FILE with text in UTF-8, got other bytes in " + name, e);
    } catch (IOException e) {
      throw new UsageException("expected --net @FILE with a readable file, got " + Complaints.reason(e), e);
    }
  }
}
