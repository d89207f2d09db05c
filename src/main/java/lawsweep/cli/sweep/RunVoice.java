package lawsweep.cli.sweep;

import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import lawsweep.cli.terminal.Complaints;
import lawsweep.env.Signals;
import lawsweep.sweep.CellRecord;
import lawsweep.sweep.Kinds;
import lawsweep.sweep.SweepFindings;
import lawsweep.sweep.log.Gist;
import lawsweep.sweep.run.News;
import lawsweep.sweep.run.Progress;
import lawsweep.sweep.run.RunListener;
import lawsweep.sweep.run.RunMeter;
import lawsweep.sweep.run.RunResult;
import lawsweep.text.Many;
import lawsweep.text.OneLine;
import lawsweep.text.Terminal;
import lawsweep.text.TerminalWidth;

/**
 * All that a run says on standard error: how far it is and what is surprising while it lasts, what was found at its
 * end. A quiet one says warnings, and in the end the cells that failed.
 */
final class RunVoice implements RunListener, AutoCloseable {

  private final boolean quiet;
  private final SweepFindings findings;
  private final Progress progress;
  private final News news = new News(this::say);

  /** How many records each backend made; counted only where there are several. */
  private final Map<String, LongAdder> made = new ConcurrentSkipListMap<>();
  private final boolean device;

  private RunVoice(Kinds kinds, boolean quiet, boolean device, Progress progress) {
    this.quiet = quiet;
    this.device = device;
    this.findings = new SweepFindings(kinds);
    this.progress = progress;
  }

  /**
   * Begins to speak of a run.
   *
   * @param device true if a device computes beside the processor: how many cells each took is said at the end
   */
  static RunVoice of(Kinds kinds, RunMeter meter, boolean quiet, boolean device) {
    Terminal terminal = quiet ? Terminal.NONE : Terminal.ofStandardError(System.getenv(), 0);
    TerminalWidth width = TerminalWidth.ofStandardError(System.getenv());
    if (terminal.interactive()) {
      Signals.at("WINCH", width::change);
    }
    return new RunVoice(kinds, quiet, device, quiet
        ? Progress.silent(System.err)
        : Progress.start(meter, terminal, width, System.err));
  }

  private void say(String line) {
    progress.say("lawsweep: " + OneLine.of(line));
  }

  @Override
  public void found(CellRecord record) {
    findings.add(record);
  }

  @Override
  public void counted(Gist gist, Supplier<String> key, double seconds) {
    findings.add(gist.entries(), gist.word().orElseThrow(), key, seconds);
  }

  @Override
  public void recorded(CellRecord record) {
    if (device) {
      made.computeIfAbsent(record.backend(), backend -> new LongAdder()).increment();
    }
    findings.add(record).filter(line -> !quiet).ifPresent(news::tell);
  }

  @Override
  public void warn(String line) {
    say(line);
  }

  /** The end of the run, once it is over and nothing is shown any more; what to type then is for others to say. */
  void end(RunResult result) {
    result.warnings().forEach(Complaints::say);
    if (quiet) {
      findings.failures().forEach(Complaints::say);
      return;
    }
    Complaints.say(result.summary());
    findings.lines().forEach(Complaints::say);
  }

  /** The end of the run, once it is over and nothing is shown any more. */
  void end(RunResult result, NextCommand next) {
    end(result);
    if (quiet) {
      return;
    }
    next.after(result).forEach(line -> Complaints.say("next: " + line));
    if (device) {
      Complaints.say("computed: " + (made.isEmpty() ? "nothing"
          : made.entrySet().stream()
              .map(each -> Many.of(each.getValue().sum(), "cell") + " on " + each.getKey())
              .collect(Collectors.joining(", "))));
    }
  }

  @Override
  public void close() {
    progress.close();
  }
}
