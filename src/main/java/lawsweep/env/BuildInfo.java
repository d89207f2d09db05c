package lawsweep.env;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

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

  /** One line: version and short commit, marked if the sources differed from it. */
  public String label() {
    String brief = commit.length() > 12 ? commit.substring(0, 12) : commit;
    return version + " (" + brief + (dirty.equals("true") ? ", modified" : "") + ")";
  }
}
