package lawsweep.env;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where results come from: what a result directory tells of the program and the machine that made it.
 *
 * @param build the program
 * @param java version and vendor of the JVM
 * @param system name, version and architecture of the operating system
 * @param host the machine's name; empty if it has none
 * @param processor the processor
 * @param backend what computes, as records name it
 * @param threads how many threads work
 * @param heapBytes the most memory that the JVM uses for objects
 * @param gpu the GPU that computes beside the processor; empty without one
 */
public record Provenance(
    BuildInfo build,
    String java,
    String system,
    String host,
    Processor processor,
    String backend,
    int threads,
    long heapBytes,
    Optional<Accelerator> gpu) {

  /**
   * Of this process.
   *
   * @param environment its environment
   * @param backend what computes
   * @param threads how many threads work
   */
  public static Provenance of(Map<String, String> environment, String backend, int threads) {
    return new Provenance(BuildInfo.read(), javaVersion(), systemName(), hostName(environment), Processor.detect(),
        backend, threads, Runtime.getRuntime().maxMemory(), Optional.empty());
  }

  /** The same with a GPU, if there is one. */
  public Provenance with(Optional<Accelerator> other) {
    return new Provenance(build, java, system, host, processor, backend, threads, heapBytes, other);
  }

  /** As values of JSON, in the order of the fields. */
  public Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("version", build.version());
    map.put("commit", build.commit());
    map.put("dirty", build.dirty());
    map.put("java", java);
    map.put("system", system);
    map.put("host", host);
    map.put("cpu", processor.model());
    map.put("fma", processor.fma());
    map.put("backend", backend);
    map.put("threads", threads);
    map.put("heap_bytes", heapBytes);
    gpu.ifPresent(found -> map.put("gpu", found.toMap()));
    return map;
  }

  /** Version and vendor of this JVM. */
  private static String javaVersion() {
    return System.getProperty("java.runtime.version") + " (" + System.getProperty("java.vendor") + ")";
  }

  private static String systemName() {
    return System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
        + System.getProperty("os.arch");
  }

  /** The batch system's name for the machine if it gave one: no look-up in a network then. */
  private static String hostName(Map<String, String> environment) {
    String told = environment.getOrDefault("SLURMD_NODENAME", environment.getOrDefault("HOSTNAME", ""));
    if (!told.isEmpty()) {
      return told;
    }
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "";
    }
  }
}
