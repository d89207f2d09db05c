package lawsweep.cli.option;

import lawsweep.kind.count.RoadChoice;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say how to count. The road is the only one that changes records. */
public final class EngineOptions {

  @Mixin
  private MethodOption method;

  @Option(
      names = "--device",
      paramLabel = "DEVICE",
      converter = Device.Converter.class,
      completionCandidates = Device.Words.class,
      description = "auto, cpu, cuda, or cuda:1 for the second GPU; default: auto, where a GPU, if there is one, counts"
          + " what it is much quicker at. Never changes a result.")
  private Device device;

  @Mixin
  private Threads threads;

  /** The road to take, or how to choose it. */
  public RoadChoice road() {
    return method.road();
  }

  /** The same, as an option. */
  public MethodOption method() {
    return method;
  }

  /** The device to use. */
  public Device device() {
    return device == null ? Device.AUTO : device;
  }

  /** True if there was a choice of the device. */
  public boolean namesDevice() {
    return device != null;
  }

  /** How many threads to use. */
  public int threads() {
    return threads.number();
  }
}
