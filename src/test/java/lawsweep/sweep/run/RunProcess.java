package lawsweep.sweep.run;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import lawsweep.kind.count.FakeCounter;
import lawsweep.law.LawCell;
import lawsweep.law.LawCount;
import lawsweep.sweep.store.DirectoryRefusedException;
import lawsweep.sweep.store.ResultDirectory;
import lawsweep.sweep.store.Shard;
import lawsweep.sweep.store.Sweeps;
import lawsweep.work.Limits;
import lawsweep.work.Stop;
import lawsweep.work.StoppedException;
import lawsweep.work.Team;

/** A run in a process of its own, for what signals and kills do. */
public final class RunProcess {

  private RunProcess() {}

  /** Takes a directory, the sweep's cells, a shard, and milliseconds per cell; ends with the contract's exit codes. */
  public static void main(String[] arguments) throws IOException {
    StopSwitch stop = new StopSwitch();
    List<String> missing = StopSignals.install(stop, () -> Runtime.getRuntime().halt(130));
    long millis = Long.parseLong(arguments[3]);
    FakeCounter counter = new FakeCounter() {
      @Override
      public LawCount count(LawCell cell, Limits limits, Team team, Stop asked) {
        long until = System.nanoTime() + millis * 1_000_000;
        while (System.nanoTime() < until) {
          if (asked.requested() && millis < 10_000) {
            throw new StoppedException();
          }
          LockSupport.parkNanos(200_000);
        }
        return super.count(cell, limits, team, asked);
      }
    };
    System.out.println("ready " + missing);
    try {
      ResultDirectory directory = Sweeps.prepare(Path.of(arguments[0]),
          Sweeps.of("a", Integer.parseInt(arguments[1])));
      RunResult result =
          new SweepRunner(Sweeps.engines(counter), Sweeps.settings(Shard.parse(arguments[2]), 2), stop, new RunMeter())
              .run(directory);
      System.out.println(result.summary());
      Runtime.getRuntime().halt(result.exitCode());
    } catch (DirectoryRefusedException e) {
      System.out.println(e.getMessage());
      Runtime.getRuntime().halt(2);
    }
  }

  /** Starts it and waits until its signal handlers are in place. */
  public static Process start(Path directory, int cells, Shard shard, long millis) throws IOException {
    List<String> command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElse("java"),
        "-XX:TieredStopAtLevel=1", "-Xmx256m", "-cp", System.getProperty("java.class.path"),
        RunProcess.class.getName(), directory.toString(), String.valueOf(cells), shard.label(),
        String.valueOf(millis)));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String line = process.inputReader(StandardCharsets.UTF_8).readLine();
    if (line == null || !line.equals("ready []")) {
      throw new IOException("expected 'ready []', got " + line);
    }
    return process;
  }

  /** What is left of its output. */
  public static String output(Process process) throws IOException {
    BufferedReader reader = process.inputReader(StandardCharsets.UTF_8);
    return String.join("\n", reader.lines().toList());
  }
}
