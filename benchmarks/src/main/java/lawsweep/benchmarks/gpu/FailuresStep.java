package lawsweep.benchmarks.gpu;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What cannot work ends with one clear line, and what can goes on without the GPU. */
final class FailuresStep implements Step {

  private static final List<String> SMALL = List.of("count", "--linear", "3,3,3", "--method", "dense", "--device");
  private static final String EMULATE = "CUBLAS_EMULATE_DOUBLE_PRECISION";

  /** Too large for what the other process leaves, small enough for the processor. */
  private static final Network LARGE = new Network(50, 11);

  @Override
  public void run(Bundle bundle, Rows rows) {
    Program program = bundle.program();
    refused(rows, "`--device cuda:9`", "9", program.run(with(SMALL, "cuda:9")));
    refused(rows, EMULATE + "=1", EMULATE, program.run(with(SMALL, "cuda"), Map.of(EMULATE, "1")));
    if (bundle.extent() == Extent.TINY) {
      rows.add(Row.leftOut("memory taken by another process", "an emulated GPU has memory of its own in each process"));
    } else {
      memory(bundle, rows);
    }
  }

  private static List<String> with(List<String> words, String last) {
    List<String> all = new ArrayList<>(words);
    all.add(last);
    return all;
  }

  /** Exit code 2 and one line that names what is wrong. */
  private static void refused(Rows rows, String what, String named, Program.Outcome outcome) {
    boolean right =
        outcome.status() == 2 && outcome.complaints().size() == 1 && outcome.complaints().getFirst().contains(named);
    rows.add(new Row(what, outcome.brief(), "exit code 2, one line", right ? Verdict.OK : Verdict.FAILED));
  }

  /** The count is right all the same, or refused with a line that says memory. */
  private static void memory(Bundle bundle, Rows rows) {
    String what = "linear " + LARGE.label() + " while another process has taken the memory";
    rows.next(what);
    try (Holder holder = new Holder(bundle)) {
      String held = holder.ready();
      if (!held.startsWith(HoldMemory.READY)) {
        rows.add(Row.failed(what, "the other process: " + held));
        return;
      }
      Program.Outcome outcome = bundle.program().run(List.of("count", "--json", "--method", "dense", "--device",
          "cuda", "--linear", LARGE.option()));
      boolean right = outcome.status() == 0 && outcome.out().contains("\"lie_dim\":" + LARGE.dimension() + ",");
      boolean said = outcome.err().toLowerCase(Locale.ROOT).contains("memory");
      rows.add(new Row(what,
          (right ? "right, " : "") + Figures.seconds(outcome.seconds()) + ", " + outcome.brief(),
          "right, or a line that says memory", right || said ? Verdict.OK : Verdict.FAILED));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The other process. */
  private static final class Holder implements AutoCloseable {

    private final Process process;
    private final BufferedReader lines;

    Holder(Bundle bundle) throws IOException {
      this.process = new ProcessBuilder(bundle.java(HoldMemory.class)).redirectErrorStream(true).start();
      this.lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** Its first line, when it has the memory or has failed. */
    String ready() throws IOException {
      String line = lines.readLine();
      return line == null ? "ended without a word" : line;
    }

    @Override
    public void close() throws IOException {
      process.getOutputStream().close();
      process.destroy();
      lines.close();
    }
  }
}
