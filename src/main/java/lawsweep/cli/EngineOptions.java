package lawsweep.cli;

import lawsweep.kind.count.RoadChoice;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say how to count. The road is the only one that changes records. */
final class EngineOptions {

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
  RoadChoice road() {
    return method.road();
  }

  /** The device asked for, or one to assume if none was. */
  Device device(Device otherwise) {
    return device == null ? otherwise : device;
  }

  /** How many threads to use. */
  int threads() {
    return threads.number();
  }
}
