package lawsweep.report.paint;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Files that come with the program for its reports. */
public final class Resource {

  private static final String PACKAGED = "/META-INF/resources/webjars/";
  private static final Pattern POM_VERSION = Pattern.compile("(?m)^version=(.+)$");

  private Resource() {}

  /** A file of the report's own directory. */
  public static String text(String name) throws IOException {
    return read("/lawsweep/report/" + name);
  }

  /** Vega, the library, for a browser. */
  static String vega() throws IOException {
    return library("vega");
  }

  /** Vega-Lite, the library, for a browser. */
  static String vegaLite() throws IOException {
    return library("vega-lite");
  }

  /** The package says its version, which is part of the library's path. */
  private static String library(String name) throws IOException {
    var version = POM_VERSION.matcher(read("/META-INF/maven/org.webjars/" + name + "/pom.properties"));
    if (!version.find()) {
      throw new IllegalStateException("the package of " + name + " does not say its version");
    }
    return read(PACKAGED + name + "/" + version.group(1).strip() + "/" + name + ".min.js");
  }

  private static String read(String path) throws IOException {
    try (InputStream in = Resource.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException("the program lacks its file " + path);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
