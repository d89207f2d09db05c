package lawsweep.env;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * What this program was built from.
 *
 * @param version the program's version
 * @param commit the commit, {@code unknown} if it was built outside a repository
 * @param dirty {@code true} if the sources differed from the commit
 */
public record BuildInfo(String version, String commit, String dirty) {

  /** Reads what the build wrote into the program. */
  public static BuildInfo read() {
    Properties build = new Properties();
    try (InputStream in = BuildInfo.class.getResourceAsStream("/lawsweep/build.properties")) {
      if (in != null) {
        build.load(in);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new BuildInfo(build.getProperty("version", "unknown"), build.getProperty("commit", "unknown"),
        build.getProperty("dirty", "unknown"));
  }

  /**
   * What differs between builds of which one may take for granted what the other computed: version and commit, and of
   * sources that differed from it, or of which that is not known, when the program's files were written.
   */
  public String identity() {
    String named = version + " " + commit + " " + dirty;
    return dirty.equals("false") ? named : named + " " + Written.NEWEST;
  }

  /** When the newest of the program's files was written. */
  private static final class Written {
    static final String NEWEST = newest();

    private static String newest() {
      URL place = BuildInfo.class.getProtectionDomain().getCodeSource().getLocation();
      try (Stream<Path> files = Files.walk(Path.of(place.toURI()))) {
        return files.map(path -> path.toFile().lastModified()).max(Long::compare).orElse(0L) + " " + place;
      } catch (IOException | URISyntaxException e) {
        return "unknown " + ProcessHandle.current().pid(); // Nothing is taken for granted then.
      }
    }
  }

  /** One line: version and short commit, marked if the sources differed from it. */
  public String label() {
    String brief = commit.length() > 12 ? commit.substring(0, 12) : commit;
    return version + " (" + brief + (dirty.equals("true") ? ", modified" : "") + ")";
  }
}
