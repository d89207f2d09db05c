package lawsweep.langevin.cell;

import java.util.ArrayList;
import java.util.List;

/** Cells for tests: what is not said is what specs have by default. */
public final class CellBuilder {

  private final Dynamics dynamics;
  private final Scheme scheme;
  private Side side = Side.DOWNSTAIRS;
  private int depth = 1;
  private final int width;
  private int rank;
  private double beta = 1;
  private double kappa = 1;
  private Energy energy = Energy.NONE;
  private Initial initial = new Initial.Gaussian(1);
  private double step;
  private double time = 1;
  private double weightDecay;
  private int samples;
  private int batch;

  public CellBuilder(Dynamics dynamics, Scheme scheme, int depth, int width) {
    this.dynamics = dynamics;
    this.scheme = scheme;
    this.depth = depth;
    this.width = width;
    rank = width;
  }

  public CellBuilder side(Side value) {
    side = value;
    return this;
  }

  public CellBuilder rank(int value) {
    rank = value;
    return this;
  }

  public CellBuilder noise(double betaValue, double kappaValue) {
    beta = betaValue;
    kappa = kappaValue;
    return this;
  }

  public CellBuilder energy(Energy value) {
    energy = value;
    return this;
  }

  /** ½|W - T|², T row-major. */
  public CellBuilder target(double... matrix) {
    List<Energy.Entry> fit = new ArrayList<>();
    for (int i = 0; i < matrix.length; i++) {
      fit.add(new Energy.Entry(i / width, i % width, matrix[i]));
    }
    energy = new Energy("target", fit, 0);
    return this;
  }

  public CellBuilder gaussian(double scale) {
    initial = new Initial.Gaussian(scale);
    return this;
  }

  public CellBuilder values(double... values) {
    List<Double> list = new ArrayList<>();
    for (double v : values) {
      list.add(v);
    }
    initial = new Initial.SingularValues(list);
    return this;
  }

  /** Starts from a matrix, row-major. */
  public CellBuilder matrix(double... w) {
    List<List<Double>> rows = new ArrayList<>();
    for (int i = 0; i < width; i++) {
      List<Double> row = new ArrayList<>();
      for (int j = 0; j < width; j++) {
        row.add(w[i * width + j]);
      }
      rows.add(row);
    }
    initial = new Initial.Given(rows);
    return this;
  }

  public CellBuilder time(double end, double stepValue) {
    time = end;
    step = stepValue;
    return this;
  }

  public CellBuilder descent(double decay, int samplesValue, int batchValue) {
    weightDecay = decay;
    samples = samplesValue;
    batch = batchValue;
    return this;
  }

  public LangevinCell build() {
    return new LangevinCell(dynamics, scheme, side, depth, width, rank, beta, kappa, energy, initial, step, time, time,
        1, weightDecay, samples, batch, 0, 0);
  }
}
