package lawsweep.benchmarks.gpu;

import java.nio.file.Path;
import java.util.List;

/** A sweep run by the program, and its records. */
final class Sweep {

  /** Makes the GPU take every cell that it can count, however small: a switch of the program that no help names. */
  private static final List<String> EVERY_CELL = List.of("-Dlawsweep.gpu.every=true");

  private final Bundle bundle;

  Sweep(Bundle bundle) {
    this.bundle = bundle;
  }

  /**
   * What came of it.
   *
   * @param outcome of the command {@code run}
   * @param records the records, empty ones if there is no directory
   */
  record Result(Program.Outcome outcome, Fingerprints records) {}

  /** Runs a spec with the GPU taking every cell that it can; see {@link #run}. */
  Result runOnGpu(String name) {
    return run(name, "cuda", EVERY_CELL);
  }

  /**
   * Runs a spec on the dense road.
   *
   * @param name the spec
   * @param device as {@code --device} takes it
   * @throws IllegalStateException if there are no records; with the program's message
   */
  Result run(String name, String device) {
    return run(name, device, List.of());
  }

  private Result run(String name, String device, List<String> flags) {
    Program program = bundle.program(flags);
    Path directory = bundle.scratch().resolve(String.join("-", name, device, String.valueOf(flags.size())));
    Program.Outcome outcome = program.run(List.of("run", bundle.spec(name).toString(), "--out", directory.toString(),
        "--method", "dense", "--device", device));
    Path exported = bundle.scratch().resolve(directory.getFileName() + ".json");
    Program.Outcome export =
        program.run(List.of("export", directory.toString(), "--format", "json", "--out", exported.toString()));
    if (export.status() != 0) {
      throw new IllegalStateException("run: " + outcome.brief() + "; export: " + export.brief());
    }
    return new Result(outcome, Fingerprints.ofRecords(exported));
  }
}
