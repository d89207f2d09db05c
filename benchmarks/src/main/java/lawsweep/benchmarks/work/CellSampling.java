package lawsweep.benchmarks.work;

import lawsweep.kernel.Kernels;
import lawsweep.lie.BracketSource;
import lawsweep.lie.FieldStreams;
import lawsweep.lie.Point;
import lawsweep.network.Architecture;
import lawsweep.random.Stream;
import lawsweep.residue.Matrix;
import lawsweep.road.dense.DenseCertificate;
import lawsweep.work.Team;

/** The samples that a whole count takes, without the elimination: as many of each level as its certificate tells. */
public final class CellSampling implements Work {

  private static final int BLOCK = 256;

  private final Kernels kernels;
  private final Team team;
  private final Architecture architecture;
  private final DenseCertificate certificate;
  private final Matrix block;
  private long samples;

  /** Counts the cell once to learn what it samples. */
  public CellSampling(Kernels kernels, Team team, Architecture architecture) {
    this.kernels = kernels;
    this.team = team;
    this.architecture = architecture;
    try (Cell cell = new Cell(Backend.of(kernels), team, architecture)) {
      cell.run();
      this.certificate = (DenseCertificate) cell.count().certificate();
    }
    this.block = Matrix.zero(BLOCK, Math.toIntExact(architecture.parameters()));
  }

  @Override
  public void run() {
    samples = 0;
    for (DenseCertificate.Draw draw : certificate.draws()) {
      FieldStreams streams = new FieldStreams(Stream.named("benchmark"), draw.index());
      Point point = Point.random(architecture, Inputs.FIELD, streams, streams.point());
      BracketSource source = new BracketSource(point, kernels, streams, () -> {});
      for (DenseCertificate.Level level : draw.levels()) {
        for (int first = 0; first < level.samples(); first += BLOCK) {
          int rows = Math.min(BLOCK, level.samples() - first);
          source.fill(level.bracketLength() - 1, first, block.view(0, 0, rows, block.columns()), team);
          samples += rows;
        }
      }
    }
  }

  @Override
  public String check() {
    if (samples < certificate.rank()) {
      throw new IllegalStateException("expected at least " + certificate.rank() + " samples, got " + samples);
    }
    return Long.toString(samples);
  }
}
