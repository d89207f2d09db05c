package lawsweep.env;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessorTest {

  @TempDir
  Path temporary;

  private Processor read(String cpuinfo, String architecture) throws IOException {
    return Processor.read(Files.writeString(temporary.resolve("cpuinfo"), cpuinfo), architecture);
  }

  @Test
  void readsTheFirstProcessor() throws IOException {
    String first = "processor\t: 0\nmodel name\t: A  Processor @ 2.0\nflags\t\t: fpu avx2 fma\n";
    assertEquals(new Processor("A  Processor @ 2.0", "yes"), read(first + "\nmodel name\t: B\n", "amd64"));
    assertEquals(new Processor("A  Processor @ 2.0", "no"), read(first.replace(" fma", " fma4"), "amd64"));
  }

  @Test
  void knowsLittleElsewhere() throws IOException {
    assertEquals(new Processor("aarch64", "yes"), read("processor\t: 0\nFeatures\t: fp asimd\n", "aarch64"));
    assertEquals(new Processor("amd64", "unknown"), Processor.read(temporary.resolve("missing"), "amd64"));
  }

  @Test
  void theBatchSystemMayGrantLess() {
    int processors = Runtime.getRuntime().availableProcessors();
    assertEquals(processors, Processor.threads(Map.of()));
    assertEquals(1, Processor.threads(Map.of("SLURM_CPUS_PER_TASK", "1")));
    assertEquals(processors, Processor.threads(Map.of("SLURM_CPUS_PER_TASK", "100000")));
    assertEquals(processors, Processor.threads(Map.of("SLURM_CPUS_PER_TASK", "0")));
    assertEquals(processors, Processor.threads(Map.of("SLURM_CPUS_PER_TASK", "many")));
  }
}
