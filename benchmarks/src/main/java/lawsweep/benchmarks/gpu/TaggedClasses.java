package lawsweep.benchmarks.gpu;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The test classes that have a test for GPUs, by the words in their class files: most of the others cannot even be
 * loaded here, since the libraries that they need stayed behind.
 */
final class TaggedClasses {

  /** The tag of such tests. */
  static final String TAG = "gpu";

  private static final String ANNOTATION = "Lorg/junit/jupiter/api/Tag;";
  private static final String END = ".class";

  private TaggedClasses() {}

  /** Their names. */
  static List<String> in(Path jar) {
    try (ZipFile file = new ZipFile(jar.toFile())) {
      return file.stream().filter(entry -> entry.getName().endsWith(END)).filter(entry -> isTagged(file, entry))
          .map(entry -> entry.getName().substring(0, entry.getName().length() - END.length()).replace('/', '.'))
          .sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isTagged(ZipFile file, ZipEntry entry) {
    try (InputStream in = file.getInputStream(entry)) {
      String words = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
      return words.contains(constant(ANNOTATION)) && words.contains(constant(TAG));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A word in a class file: a byte 1 and its length come before it. */
  private static String constant(String word) {
    return "\1" + (char) (word.length() >> 8) + (char) (word.length() & 255) + word;
  }
}
