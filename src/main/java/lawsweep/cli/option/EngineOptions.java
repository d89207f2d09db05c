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
      description = "auto or cpu; default: auto.")
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

  /** The device asked for, or one to assume if none was. */
  public Device device(Device otherwise) {
    return device == null ? otherwise : device;
  }

  /** How many threads to use. */
  public int threads() {
    return threads.number();
  }
}
