package lawsweep.cuda;

/**
 * The GPU that tests of kernels run on: a machine that executes the committed PTX text, so that no GPU is needed; or,
 * with {@code -Dlawsweep.test.gpu=cuda}, the first one that there is. Tests that can run there have the tag
 * {@code gpu}.
 */
public final class GpuUnderTest {

  private static final String PROPERTY = "lawsweep.test.gpu";

  private GpuUnderTest() {}

  /** A GPU without lanes. */
  public static Gpu open() {
    String which = System.getProperty(PROPERTY, "ptx");
    return switch (which) {
      case "ptx" -> new PtxGpu(
          new GpuFacts(PtxGpu.SMALL.name(), new Capability(9, 0), 4, PtxGpu.SMALL.sharedBytes(), 1L << 30,
              PtxGpu.SMALL.software(),
              1e13));
      case "cuda" -> first();
      default -> throw new IllegalArgumentException("expected " + PROPERTY + " to be ptx or cuda, got " + which);
    };
  }

  private static Gpu first() {
    try {
      return new Lent(Gpus.open(0));
    } catch (NoGpuException e) {
      throw new IllegalStateException("no GPU to test: " + e.getMessage(), e);
    }
  }

  /** One that stays open from test to test: to open it again would take longer than most of them. */
  private record Lent(Gpu gpu) implements Gpu {

    @Override
    public GpuFacts facts() {
      return gpu.facts();
    }

    @Override
    public Lane lane() {
      return gpu.lane();
    }

    @Override
    public void close() {
      // For the tests that come after.
    }
  }
}
