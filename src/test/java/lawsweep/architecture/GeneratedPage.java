package lawsweep.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A page of src/site/markdown that is made from the program, and checked in. */
public final class GeneratedPage {

  private static final Path ROOT = Path.of(System.getProperty("lawsweep.root", "")).toAbsolutePath();
  private static final String WRITE = "lawsweep.write";

  private GeneratedPage() {}

  /** Holds a page against what is made now; with {@code -Dlawsweep.write=true} it is written first. */
  public static void check(String name, String made, Class<?> test) throws IOException {
    Path page = ROOT.resolve("src/site/markdown").resolve(name);
    if (Boolean.getBoolean(WRITE)) {
      Files.writeString(page, made);
    }
    assertEquals(made, Files.isRegularFile(page) ? Files.readString(page) : "", () -> name
        + " is not what the program says now; write it again: mvn -q test -Dtest=" + test.getSimpleName() + " -D"
        + WRITE + "=true");
  }

  /** A text as a cell of a table in Markdown, with names of options as code. */
  public static String cell(String plain) {
    return plain.replace("&", "&amp;").replace("<", "&lt;").replace("|", "\\|").replace("*", "\\*").replace("_", "\\_")
        .replace("[", "\\[").replaceAll("(?<![\\w-])--[a-z][a-z-]*(=[^\\s,;:.)]+)?", "`$0`");
  }

  /** A text as code in a cell of a table. */
  public static String code(String plain) {
    return "`" + plain.replace("|", "\\|") + "`";
  }
}
