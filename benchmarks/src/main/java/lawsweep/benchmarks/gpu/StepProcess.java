package lawsweep.benchmarks.gpu;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import lawsweep.cuda.NoGpuException;

/** The process of one step. */
final class StepProcess {

  private StepProcess() {}

  /**
   * Runs a step.
   *
   * @param words the archive's directory, {@code --step}, its name, the scratch directory and {@code :quick} or
   *     {@code :full}
   */
  static void main(List<String> words) {
    Rows rows = new Rows();
    Part part = Part.valueOf(words.get(2).toUpperCase(Locale.ROOT));
    int colon = words.get(3).lastIndexOf(':');
    Extent extent = Extent.of(words.get(3).endsWith(":quick"));
    Bundle bundle = new Bundle(Path.of(words.getFirst()), extent, Path.of(words.get(3).substring(0, colon)));
    try {
      part.step().run(bundle, rows);
    } catch (NoGpuException e) {
      rows.add(part == Part.FACTS ? new Row("", e.getMessage(), "", Verdict.NO_GPU)
          : Row.failed("step " + part.label(), "no GPU (" + e.getMessage() + ")"));
    } catch (RuntimeException | LinkageError e) {
      e.printStackTrace();
      rows.add(Row.failed("step " + part.label(), e.toString()));
    }
    // Whatever a failed step left running does not hold its process.
    System.exit(0);
  }
}
