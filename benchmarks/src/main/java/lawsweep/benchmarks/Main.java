package lawsweep.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import lawsweep.env.VectorModule;

/**
 * JMH as {@code java -jar benchmarks.jar} starts it: with all options of JMH, and with the flags of the JVM that the
 * benchmarks need in each of its forks. A manifest cannot give them that.
 */
public final class Main {

  private static final String PREPEND = "-jvmArgsPrepend";

  /** Those of {@code src/main/launcher/jvm.flags}, and the Vector API. */
  private static final String FLAGS = VectorModule.FLAG + " --enable-native-access=ALL-UNNAMED"
      + " --add-exports=java.base/jdk.internal.module=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow"
      + " -XX:+UseParallelGC";

  private Main() {}

  /** Takes the options of JMH; {@code -h} lists them. */
  public static void main(String[] arguments) throws IOException {
    if (!VectorModule.load()) {
      System.err.println("expected a JVM started as java -jar benchmarks.jar, or with " + VectorModule.FLAG);
      System.exit(1);
    }
    org.openjdk.jmh.Main.main(withFlags(arguments));
  }

  /** The flags before those that the user asks for, if any. */
  private static String[] withFlags(String[] arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    int asked = all.indexOf(PREPEND);
    if (asked >= 0 && asked + 1 < all.size()) {
      all.set(asked + 1, FLAGS + " " + all.get(asked + 1));
    } else {
      all.add(PREPEND);
      all.add(FLAGS);
    }
    return all.toArray(String[]::new);
  }
}
