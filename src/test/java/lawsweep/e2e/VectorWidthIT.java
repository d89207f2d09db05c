package lawsweep.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Records are the same bits for every width of vectors, and for code that was never fully compiled. */
class VectorWidthIT {

  /** Large enough for packed products and folding; long brackets; biases. */
  private static final List<String> COUNTS =
      List.of("--linear 12,12,12,12,12,12,12,12,12", "--linear 1,6,6,2", "--relu 9,9,9,9 --bias all");

  @TempDir
  static Path temporary;

  private static Scene scene;

  @BeforeAll
  static void scene() throws IOException {
    assumeTrue(List.of("amd64", "x86_64").contains(System.getProperty("os.arch")), "the flags are those of x86-64");
    scene = new Scene(temporary);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-XX:UseAVX=2", "-XX:MaxVectorSize=16", "-XX:TieredStopAtLevel=1"})
  void recordsAreTheSame(String flag) throws IOException, InterruptedException {
    for (String count : COUNTS) {
      assertEquals(result(count, "-XX:+UseParallelGC"), result(count, flag), count);
    }
  }

  @Test
  void theFlagsNarrowTheVectors() throws IOException, InterruptedException {
    assertEquals("vector-128", record("--linear 2,3,2", "-XX:MaxVectorSize=16").get("backend").asText());
  }

  private static String result(String count, String flag) throws IOException, InterruptedException {
    ObjectNode record = record(count, flag);
    record.remove(List.of("seconds", "backend"));
    return record.toString();
  }

  private static ObjectNode record(String count, String flag) throws IOException, InterruptedException {
    Program.Outcome outcome = scene.program().script("\"$@\" count --json " + count, "JDK_JAVA_OPTIONS=" + flag);
    assertEquals(0, outcome.exit(), outcome.err());
    return (ObjectNode) Scene.JSON.readTree(outcome.out());
  }
}
