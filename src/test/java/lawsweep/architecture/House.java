package lawsweep.architecture;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import lawsweep.text.Words;

/** What the rules are asked about: class files, sources, rooms. Names are those after {@code lawsweep.} */
final class House {

  static final Path SOURCES = Path.of("src", "main", "java");
  private static final String ROOT = "lawsweep/";

  private House() {}

  /** The class files of the program. */
  static List<ClassModel> program() {
    return classFiles(Words.class);
  }

  /** The class files of the tests. */
  static List<ClassModel> tests() {
    return classFiles(House.class);
  }

  /** Those that lie where one of them does. */
  private static List<ClassModel> classFiles(Class<?> one) {
    try {
      List<ClassModel> models = new ArrayList<>();
      for (Path file : files(Path.of(one.getProtectionDomain().getCodeSource().getLocation().toURI()), ".class")) {
        models.add(ClassFile.of().parse(file));
      }
      return models;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  static ClassModel classFile(Class<?> type) {
    try (InputStream in = type.getResourceAsStream(type.getName().substring(type.getName().lastIndexOf('.') + 1)
        + ".class")) {
      return ClassFile.of().parse(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All files below a directory whose name has this end, in order. */
  static List<Path> files(Path directory, String end) {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(file -> file.toString().endsWith(end)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** {@code law.Cell.Count} for {@code lawsweep/law/Cell$Count}; a name from elsewhere is left whole. */
  static String name(String internal) {
    return (internal.startsWith(ROOT) ? internal.substring(ROOT.length()) : internal).replace('/', '.').replace('$',
        '.');
  }

  static String name(ClassModel type) {
    return name(type.thisClass().asInternalName());
  }

  /** {@code road.dense} for {@code lawsweep/road/dense/DenseCounter}; empty for the root. */
  static String room(String internal) {
    return name(internal.substring(0, Math.max(internal.lastIndexOf('/'), 0)));
  }

  /**
   * What a rule forbids and what it puts up with, compared: a line for each thing that is found and not listed, and for
   * each that is listed and no longer there.
   *
   * @param listed what is still there, and why
   */
  static String report(Iterable<String> found, Map<String, String> listed) {
    Set<String> lines = new TreeSet<>();
    Set<String> gone = new TreeSet<>(listed.keySet());
    for (String each : found) {
      if (!listed.containsKey(each)) {
        lines.add(each);
      }
      gone.remove(each);
    }
    gone.forEach(each -> lines.add("listed, but no longer there: " + each));
    return String.join("\n", lines);
  }
}
