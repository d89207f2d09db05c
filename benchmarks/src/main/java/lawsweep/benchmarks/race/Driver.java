package lawsweep.benchmarks.race;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import lawsweep.benchmarks.work.Inputs;
import lawsweep.benchmarks.work.Work;
import lawsweep.kernel.Kernels;
import lawsweep.work.ThreadTeam;

/**
 * Times work on request, so that several libraries can take turns; {@code benchmarks/peers/README.md} has the protocol.
 * The JVM stays alive between requests, and {@code warm} comes before the first timed repetition.
 */
public final class Driver implements AutoCloseable {

  private final ThreadTeam team;
  private final Kernels kernels;
  private Task task;
  private Work work;

  private Driver(int threads) {
    this.team = new ThreadTeam(threads);
    this.kernels = Inputs.kernels("vector");
  }

  /**
   * The driver with a number of threads; further arguments are one piece of work, measured a few times.
   *
   * @throws IOException if the standard input cannot be read
   */
  public static void main(String[] args) throws IOException {
    try (Driver driver = new Driver(Integer.parseInt(args[0]))) {
      if (args.length > 1) {
        driver.once(List.of(args).subList(1, args.length));
        return;
      }
      BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        driver.answer(List.of(line.strip().split(" +", -1)));
      }
    }
  }

  private void once(List<String> words) {
    open(words);
    repeat(1);
    for (int i = 0; i < 5; i++) {
      say(repeat(0.1));
    }
  }

  /** One line for each command. */
  private void answer(List<String> words) {
    try {
      switch (words.getFirst()) {
        case "version" -> say("version lawsweep " + kernels.name() + ", Java "
            + System.getProperty("java.runtime.version"));
        case "open" -> {
          open(words.subList(1, words.size()));
          say("ok");
        }
        case "warm" -> {
          repeat(Double.parseDouble(words.get(1)));
          say("ok");
        }
        case "run" -> say(repeat(Double.parseDouble(words.get(1))));
        case "close" -> {
          close(work);
          say("ok");
        }
        default -> say("error unknown command " + words.getFirst());
      }
    } catch (IllegalArgumentException | IllegalStateException | OutOfMemoryError e) {
      say("error " + e.getMessage());
    }
  }

  private void open(List<String> words) {
    close(work);
    task = Task.parse(words);
    work = task.prepare(kernels, team);
  }

  /** Repeats until the timed parts make up the given seconds, at least once; then checks the result. */
  private String repeat(double seconds) {
    long nanos = 0;
    int count = 0;
    do {
      work.restore();
      long start = System.nanoTime();
      work.run();
      nanos += System.nanoTime() - start;
      count++;
    } while (nanos < seconds * 1e9);
    return String.format(Locale.ROOT,
        "%s lawsweep%s threads=%d count=%d seconds=%.9f check=%s gigaflop=%g gigabytes=%g",
        task.kind(), task.sizesLabel(), team.size(), count, nanos * 1e-9 / count, work.check(), work.gigaflop(),
        work.gigabytes());
  }

  private static void say(String line) {
    System.out.println(line);
    System.out.flush();
  }

  private void close(Work done) {
    if (done != null) {
      done.close();
    }
    work = null;
  }

  @Override
  public void close() {
    close(work);
    team.close();
  }
}
