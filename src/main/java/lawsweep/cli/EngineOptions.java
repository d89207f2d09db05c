package lawsweep.cli;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say how to count: none of them changes a result. */
final class EngineOptions {

  @Option(
      names = "--method",
      paramLabel = "METHOD",
      converter = Method.Converter.class,
      description = "auto or dense; default: auto.")
  private Method method = Method.AUTO;

  @Option(
      names = "--device",
      paramLabel = "DEVICE",
      converter = Device.Converter.class,
      description = "auto or cpu; default: auto.")
  private Device device;

  @Mixin
  private Threads threads;

  /** The road to take. */
  Method method() {
    return method;
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
