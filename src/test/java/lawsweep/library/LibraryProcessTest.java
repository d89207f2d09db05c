package lawsweep.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lawsweep.library.fixture.LibraryProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

/**
 * The library as another project has it: nothing on the class path but the jars that are not optional, and no flag of
 * the JVM. The numbers are those of this process, which has the Vector API.
 */
class LibraryProcessTest {

  private static final int SECONDS = 60;

  @TempDir
  private Path folder;

  private static Path place(Class<?> type) throws URISyntaxException {
    URI place = type.getProtectionDomain().getCodeSource().getLocation().toURI();
    return Path.of(place);
  }

  /** The folder holds the class of the process alone, none of the other tests. */
  private String classPath() throws IOException, URISyntaxException {
    String name = LibraryProcess.class.getName().replace('.', '/') + ".class";
    Path copy = folder.resolve(name);
    Files.createDirectories(copy.getParent());
    Files.copy(place(LibraryProcess.class).resolve(name), copy);
    return Stream.of(folder, place(Lawsweep.class), place(Yaml.class), place(ObjectMapper.class),
        place(JsonFactory.class), place(JsonProperty.class)).map(Path::toString)
        .collect(Collectors.joining(File.pathSeparator));
  }

  @Test
  void withoutFlagsAndOptionalJars() throws IOException, InterruptedException, URISyntaxException {
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", classPath(), LibraryProcess.class.getName())
        .redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    assertTrue(process.waitFor(SECONDS, TimeUnit.SECONDS), "it did not end");
    String said = Files.readString(err);
    assertEquals(0, process.exitValue(), said);
    String refused = " needs a JVM started with --add-modules jdk.incubator.vector, got one without this module";
    List<String> lines = new ArrayList<>(LibraryProcess.lines());
    lines.addAll(List.of("the scheme project-balance" + refused, "the scheme frame" + refused));
    assertEquals(lines, Files.readAllLines(out));
    List<String> about = said.lines().filter(line -> line.contains("--add-modules jdk.incubator.vector")).toList();
    assertEquals(1, about.size(), said);
  }
}
