package lawsweep.cuda;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import lawsweep.work.DeviceLostException;
import lawsweep.work.OutOfDeviceMemoryException;

/**
 * A GPU for tests that executes the committed PTX text of {@code native/} in Java. Everything happens at once, so
 * errors show where they are made: {@link PtxFault} for what a GPU would not forgive.
 */
public final class PtxGpu implements Gpu {

  /** A small GPU with room for 64 MiB. */
  public static final GpuFacts SMALL =
      new GpuFacts("PTX in Java", new Capability(9, 0), 4, 227 << 10, 64L << 20, "no driver, plain loops", 1e13);

  /** What was read once. */
  private static final Map<String, PtxMachine> READ = new ConcurrentHashMap<>();

  private final GpuFacts facts;
  private final Map<String, PtxMachine> modules = new ConcurrentHashMap<>();
  private final AtomicLong executed = new AtomicLong();
  private final Map<String, Long> launches = new TreeMap<>();
  private long lanes;
  private long reserved;
  private long count;
  private long lostAt = Long.MAX_VALUE;
  private long spoiltAt = Long.MAX_VALUE;
  private boolean lost;

  /** With facts of one's own: its memory and its shared memory are all there is. */
  public PtxGpu(GpuFacts facts) {
    this.facts = facts;
  }

  /** A small GPU. */
  public PtxGpu() {
    this(SMALL);
  }

  /** A small GPU with other memory. */
  public static PtxGpu withMemory(long bytes) {
    return new PtxGpu(
        new GpuFacts(SMALL.name(), new Capability(9, 0), 4, SMALL.sharedBytes(), bytes, SMALL.software(), 1e13));
  }

  /** A small GPU that has one more module, by its text. */
  public static PtxGpu withModule(String name, String text) {
    PtxGpu gpu = new PtxGpu();
    gpu.modules.put(name, new PtxMachine(text));
    return gpu;
  }

  /** The n-th launch from now on, counted from 1 over all lanes, and everything after it throws DeviceLostException. */
  public synchronized void loseAt(long launch) {
    lostAt = count + launch;
  }

  /** The n-th launch from now on, counted from 1, gets one number wrong by 1: the double that was written last. */
  public synchronized void spoilAt(long launch) {
    spoiltAt = count + launch;
  }

  /** How often each kernel ran. */
  public synchronized Map<String, Long> launches() {
    return Map.copyOf(launches);
  }

  /** Instructions done so far by all threads. */
  public long executed() {
    return executed.get();
  }

  @Override
  public GpuFacts facts() {
    return facts;
  }

  @Override
  public synchronized Lane lane() {
    check();
    return new PtxLane(this, ++lanes << 40);
  }

  @Override
  public void close() {
    if (reserved() != 0) {
      throw new IllegalStateException("closed while lanes still have " + reserved + " bytes");
    }
  }

  private synchronized long reserved() {
    return reserved;
  }

  synchronized void reserve(long bytes, long before) {
    check();
    long free = facts.memoryBytes() - reserved + before;
    if (bytes > free) {
      throw new OutOfDeviceMemoryException("asked for " + bytes + " bytes of device memory, " + free + " are free");
    }
    reserved += bytes - before;
  }

  synchronized void release(long bytes) {
    reserved -= bytes;
  }

  /** Throws if the GPU is lost. */
  synchronized void check() {
    if (lost) {
      throw new DeviceLostException("the GPU is lost: as the test wanted it");
    }
  }

  /** Counts a launch. Whether one of its numbers is to be spoiled. */
  synchronized boolean begins(Kernel kernel) {
    check();
    count++;
    lost = count >= lostAt;
    check();
    launches.merge(kernel.name(), 1L, Long::sum);
    return count == spoiltAt;
  }

  PtxProgram program(Kernel kernel) {
    PtxMachine module = modules.computeIfAbsent(kernel.module(),
        name -> READ.computeIfAbsent(name, n -> new PtxMachine(text(n))));
    return module.program(kernel.name());
  }

  void executed(long instructions) {
    executed.addAndGet(instructions);
  }

  /** The PTX text of a module as the program carries it. */
  public static String text(String module) {
    String resource = "/lawsweep/native/" + module + ".ptx";
    try (InputStream in = PtxGpu.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new PtxFault("no module " + module + ": expected " + resource + " on the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
