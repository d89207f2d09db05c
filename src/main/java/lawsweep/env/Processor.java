package lawsweep.env;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/**
 * The processor, as far as the operating system tells.
 *
 * @param model its name; the architecture alone where the system does not tell
 * @param fma whether it has fused multiply-add: {@code yes}, {@code no} or {@code unknown}
 */
public record Processor(String model, String fma) {

  private static final Path CPUINFO = Path.of("/proc/cpuinfo");

  /** Asks the operating system. */
  public static Processor detect() {
    return read(CPUINFO, System.getProperty("os.arch", "unknown"));
  }

  /** Reads a file such as Linux' /proc/cpuinfo; only its first processor. */
  static Processor read(Path cpuinfo, String architecture) {
    String model = architecture;
    String fma = architecture.equals("aarch64") ? "yes" : "unknown";
    try (BufferedReader lines = Files.newBufferedReader(cpuinfo, StandardCharsets.ISO_8859_1)) {
      for (String line = lines.readLine(); line != null && !line.isBlank(); line = lines.readLine()) {
        int colon = line.indexOf(':');
        if (colon > 0) {
          String value = line.substring(colon + 1).strip();
          switch (line.substring(0, colon).strip()) {
            case "model name" -> model = value;
            case "flags" -> fma = Arrays.asList(value.split(" +")).contains("fma") ? "yes" : "no";
            default -> {}
          }
        }
      }
    } catch (IOException e) {
      return new Processor(model, fma);
    }
    return new Processor(model, fma);
  }

  /**
   * How many threads the program may use: the processors that the JVM sees (the limits of a control group included), or
   * what the batch system granted if that is less.
   *
   * @param environment the environment of the process
   */
  public static int threads(Map<String, String> environment) {
    int processors = Runtime.getRuntime().availableProcessors();
    String granted = environment.getOrDefault("SLURM_CPUS_PER_TASK", "");
    return granted.matches("[1-9][0-9]{0,5}") ? Math.min(processors, Integer.parseInt(granted)) : processors;
  }
}
