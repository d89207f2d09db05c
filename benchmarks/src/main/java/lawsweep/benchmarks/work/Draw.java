package lawsweep.benchmarks.work;

import java.util.Arrays;
import java.util.stream.IntStream;
import lawsweep.exact.EchelonBasis;
import lawsweep.law.known.ScalarBlocks;
import lawsweep.lie.FieldStreams;
import lawsweep.lie.Point;
import lawsweep.lie.span.DrawEngine;
import lawsweep.lie.span.DrawSpan;
import lawsweep.lie.span.HostEngine;
import lawsweep.network.Architecture;
import lawsweep.random.Stream;
import lawsweep.work.Team;

/**
 * One draw: samples of W_0, then of W_1, are made and eliminated until none raises the rank or all directions that can
 * be there are found. Columns are folded to a few more than these if that saves a fifth of them.
 */
public final class Draw implements Work {

  private static final int LEVELS = 2;
  private static final int SPARE_COLUMNS = 16;

  private final Backend.Draws draws;
  private final Team team;
  private final FieldStreams streams = new FieldStreams(Stream.named("benchmark"), 0);
  private final Point point;
  private final int most;
  private final int columns;
  private Found found = new Found(0, 0, new double[0]);

  /** What a draw gave: how many samples were made, the rank, and a linear form of the basis. */
  private record Found(int samples, int rank, double[] form) {}

  /** Prepares the point. The backend is closed with the draw. */
  public Draw(Backend backend, Team team, Architecture architecture) {
    this.team = team;
    this.point = Point.random(architecture, Inputs.FIELD, streams, streams.point());
    int parameters = point.layout().size();
    this.most = Math.toIntExact(architecture.parameters() - ScalarBlocks.of(architecture).bound(architecture));
    this.columns = most + SPARE_COLUMNS <= 0.8 * parameters ? most + SPARE_COLUMNS : parameters;
    this.draws = backend.draws();
  }

  @Override
  public void run() {
    found = draw(draws.engine());
  }

  private Found draw(DrawEngine by) {
    try (DrawSpan span = by.open(point, streams, columns, team, () -> {})) {
      int samples = 0;
      for (int level = 0; level < LEVELS; level++) {
        samples += take(span, level, Math.max(1, by.ahead() / EchelonBasis.BLOCK));
      }
      return new Found(samples, span.rank(), span.reducedTimes(form()));
    }
  }

  /** Block after block until one falls short. */
  private int take(DrawSpan span, int level, int blocks) {
    int taken = 0;
    boolean more = span.rank() < most;
    while (more) {
      int missing = most - span.rank();
      int[] sizes =
          IntStream.range(0, blocks).map(i -> Math.min(EchelonBasis.BLOCK, missing - i * EchelonBasis.BLOCK))
              .filter(size -> size > 0).toArray();
      int[] gains = span.take(level, taken, sizes);
      taken = span.taken();
      more = gains[gains.length - 1] == sizes[gains.length - 1] && span.rank() < most;
    }
    return taken;
  }

  private double[] form() {
    double[] form = new double[columns];
    streams.fill(Inputs.FIELD, streams.form(), form, 0, columns);
    return form;
  }

  /** How many samples the last run made. */
  public int samples() {
    return found.samples();
  }

  /** Those of an elimination to the rank that was found, in billions. */
  @Override
  public double gigaflop() {
    double r = found.rank();
    return 1e-9 * (r * r * columns - r * r * r / 3);
  }

  /** {@inheritDoc} Draws of some thousand columns are made again by the processor. */
  @Override
  public String check() {
    if (columns < 3000) {
      Found expected = draw(new HostEngine(draws.backend().kernels()));
      int[] canonical = canonical(expected);
      if (expected.rank() != found.rank() || !Arrays.equals(canonical, canonical(found))) {
        throw new IllegalStateException("expected rank " + expected.rank() + " and its form, got " + found.rank());
      }
    }
    if (found.rank() < 1 || found.rank() > most) {
      throw new IllegalStateException("expected a rank from 1 to " + most + ", got " + found.rank());
    }
    return Integer.toString(found.rank());
  }

  private static int[] canonical(Found found) {
    return Arrays.stream(found.form()).mapToInt(Inputs.FIELD::canonical).toArray();
  }

  @Override
  public void close() {
    draws.close();
  }
}
