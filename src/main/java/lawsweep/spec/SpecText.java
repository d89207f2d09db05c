package lawsweep.spec;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import org.yaml.snakeyaml.reader.StreamReader;

/** Turns the bytes of a spec into text: UTF-8, with or without a byte order mark, printable characters only. */
public final class SpecText {

  /** The largest spec accepted, in bytes: some hundred thousand architectures written out. */
  public static final int MAX_BYTES = 1 << 20;

  private static final String UTF_8_TEXT = "a spec is a YAML file of UTF-8 text";

  private SpecText() {}

  /**
   * Decodes all of {@code bytes}.
   *
   * @throws SpecException if they are too many, not UTF-8, or hold control characters
   */
  public static String decode(String source, byte[] bytes) throws SpecException {
    if (bytes.length > MAX_BYTES) {
      throw new Place(source, 1)
          .error(
              "the file is larger than " + (MAX_BYTES >> 20) + " MiB",
              "a spec is short: describe the grid with ranges, or split the sweep");
    }
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length + 1);
    CoderResult result = decoder.decode(in, out, true);
    out.flip();
    String text = out.toString();
    if (result.isError()) {
      throw new Place(source, lineAfter(text)).error("the bytes here are not UTF-8 text", UTF_8_TEXT);
    }
    if (text.startsWith("\uFEFF")) {
      text = text.substring(1);
    }
    checkPrintable(source, text);
    return text;
  }

  /** A text that stands in an option, if it can stand in a spec. */
  static String checked(Place place, String text) throws SpecException {
    if (!text.codePoints().allMatch(StreamReader::isPrintable)) {
      throw place.error("there is a character in it that is not text", UTF_8_TEXT);
    }
    return text;
  }

  private static void checkPrintable(String source, String text) throws SpecException {
    for (int i = 0; i < text.length();) {
      int c = text.codePointAt(i);
      if (!StreamReader.isPrintable(c)) {
        throw new Place(source, lineAfter(text.substring(0, i)))
            .error("the character U+%04X here is not text".formatted(c), UTF_8_TEXT);
      }
      i += Character.charCount(c);
    }
  }

  /** The line, from 1, on which the character after {@code text} stands. */
  private static int lineAfter(String text) {
    return 1 + (int) text.chars().filter(c -> c == '\n').count();
  }
}
