package lawsweep.benchmarks;

import java.util.concurrent.TimeUnit;
import lawsweep.benchmarks.work.Work;
import lawsweep.work.ThreadTeam;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What all benchmarks share: how long they are measured, their threads, and that the result is checked once the clock
 * has stopped.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(3)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public abstract class Trial<W extends Work> {

  /** How many threads the work may use. */
  @Param("1")
  public int threads;

  /** The work that is timed. */
  protected W work;

  private ThreadTeam team;

  /** Makes the work. */
  protected abstract W prepare(ThreadTeam team);

  /** Starts the team and prepares the input. */
  @Setup(Level.Trial)
  public final void begin() {
    team = new ThreadTeam(threads);
    work = prepare(team);
  }

  /** Checks the last result. */
  @TearDown(Level.Trial)
  public final void end() {
    work.check();
    work.close();
    team.close();
  }
}
