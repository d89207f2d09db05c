package lawsweep.benchmarks;

import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What was done in an iteration; JMH divides by its seconds. Columns of the result: {@code …:gigaflop} is GFLOP/s. */
@State(Scope.Thread)
@AuxCounters(AuxCounters.Type.OPERATIONS)
public class Rates {

  /** Floating-point operations, in billions. */
  public double gigaflop;

  /** Bytes read and written, in billions. */
  public double gigabytes;

  /** Vectors or cells. */
  public double items;

  /** Starts at nothing. */
  @Setup(Level.Iteration)
  public void clear() {
    gigaflop = 0;
    gigabytes = 0;
    items = 0;
  }
}
