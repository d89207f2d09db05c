package lawsweep.circuit.walk;

import java.util.Arrays;
import lawsweep.circuit.jet.Algebra;
import lawsweep.circuit.jet.Jets;
import lawsweep.residue.Matrix;

/** Samples of one level of a circuit at a point, some side by side: random vectors of W_k that span it with W_{k-1}. */
abstract class LevelWalk {

  /** Entries of a row that are written at a time. */
  private static final int TOGETHER = 16;

  private final CircuitPoint point;
  private final int lanes;
  private final int base;
  private final int entries;
  private final boolean extended;
  private final FieldSource[] sources;
  private final FieldInputs[] inputs;
  private final boolean[] bad;
  private double[][] vector = {};

  /**
   * Prepares samples of a level.
   *
   * @param level k: brackets of k + 1 fields
   * @param lanes how many samples at once, a multiple of 8
   */
  LevelWalk(CircuitPoint point, int level, int lanes) {
    this.point = point;
    this.lanes = lanes;
    this.base = point.samplingBase();
    this.entries = point.circuit().columns();
    this.extended = point.extended();
    this.sources = new FieldSource[level + 1];
    this.inputs = new FieldInputs[level + 1];
    this.bad = new boolean[lanes];
    Walker sieve = point.sieved()
        ? point.setting().sieve(point.algebra(0), lanes, point.theta(lanes, point.algebra(0)))
        : null;
    for (int j = 0; j <= level; j++) {
      sources[j] = new FieldSource(point, sieve, level, j, lanes);
      inputs[j] = new FieldInputs(point.setting().layout(), lanes);
    }
  }

  /** How many samples are taken at once. */
  final int lanes() {
    return lanes;
  }

  /** How many rows a sample gives at most. */
  final int rowsOfSample() {
    return base;
  }

  /** How long rows are: D, or as many times D as the base field has parts where W_k is a space over it. */
  final int columns() {
    return extended ? base * entries : entries;
  }

  /** How many samples the last rows came from. */
  final int samples() {
    int good = 0;
    for (boolean discarded : bad) {
      good += discarded ? 0 : 1;
    }
    return good;
  }

  /**
   * Takes the next samples.
   *
   * @param rows receives a row for each part of the base field of each sample, where there are two without those of
   *     zeros; or as many rows for each sample where W_k is a space over the base field
   * @return how many rows were written
   */
  final int take(Matrix rows) {
    Arrays.fill(bad, false);
    for (int j = 0; j < sources.length; j++) {
      sources[j].draw(inputs[j]);
    }
    vector = compute(inputs);
    return extended ? writePairs(rows) : writeParts(rows);
  }

  /**
   * Computes vectors from fields.
   *
   * @param fields k + 1 of them, each for all samples
   * @return for each part of the base field an array, good until the next ones are computed: entry e of sample l lies
   *     at e * lanes + l
   */
  abstract double[][] compute(FieldInputs[] fields);

  /** Walks a field forward and backward, and notes which samples it discards. */
  final Jets walk(Walker walker, FieldInputs field) {
    walker.inputs(field);
    walker.forward();
    for (int lane = 0; lane < lanes; lane++) {
      bad[lane] |= walker.discards().bad(lane);
    }
    walker.backward();
    return walker.gradient();
  }

  /** The multiples of a vector by all parts of the base field: all of its length times as many. */
  private int writePairs(Matrix rows) {
    Algebra algebra = point.algebra(0);
    int row = 0;
    int[] places = new int[lanes];
    for (int factor = 0; factor < base; factor++) {
      for (int lane = 0; lane < lanes; lane++) {
        places[lane] = bad[lane] ? -1 : rows.index(row++, 0);
        if (!bad[lane]) {
          Arrays.fill(rows.data(), places[lane], places[lane] + columns(), 0);
        }
      }
      for (int part = 0; part < base; part++) {
        for (int to = 0; to < base; to++) {
          int times = algebra.factor(factor, part, to);
          if (times != 0) {
            scatter(vector[part], places, to * entries, times, rows.data());
          }
        }
      }
    }
    return row;
  }

  private int writeParts(Matrix rows) {
    int row = 0;
    for (int part = 0; part < base; part++) {
      int[] places = new int[lanes];
      for (int lane = 0; lane < lanes; lane++) {
        boolean left = bad[lane] || (base > 1 && vanishes(vector[part], lane));
        places[lane] = left ? -1 : rows.index(row++, 0);
      }
      transpose(vector[part], places, rows.data());
    }
    return row;
  }

  private boolean vanishes(double[] values, int lane) {
    for (int i = lane; i < values.length; i += lanes) {
      if (values[i] != 0) {
        return false;
      }
    }
    return true;
  }

  /** Writes a part of all samples to their rows, some entries at a time so that both are close by. */
  private void transpose(double[] values, int[] places, double[] out) {
    for (int first = 0; first < entries; first += TOGETHER) {
      int last = Math.min(entries, first + TOGETHER);
      for (int lane = 0; lane < lanes; lane++) {
        int at = places[lane];
        if (at >= 0) {
          for (int e = first; e < last; e++) {
            out[at + e] = values[e * lanes + lane];
          }
        }
      }
    }
  }

  /** Adds a part of all samples to their rows, some entries at a time so that both are read and written close by. */
  private void scatter(double[] values, int[] places, int column, int sign, double[] out) {
    for (int first = 0; first < entries; first += TOGETHER) {
      int last = Math.min(entries, first + TOGETHER);
      for (int lane = 0; lane < lanes; lane++) {
        if (places[lane] >= 0) {
          int at = places[lane] + column;
          for (int e = first; e < last; e++) {
            out[at + e] = point.field().reduce(out[at + e] + sign * values[e * lanes + lane]);
          }
        }
      }
    }
  }

  /**
   * The samples of one field of a level, in order. Where roots are nested only those are taken at which all roots
   * exist; they are looked for by walking forward.
   */
  private static final class FieldSource {

    private static final long MOST_TRIES = 1L << 20;

    private final CircuitPoint point;
    private final InputLayout layout;
    private final int level;
    private final int fieldInSample;
    private final Walker sieve;
    private final FieldInputs candidates;
    private final int lanes;
    private final boolean[] bad;
    private int candidate;
    private long next;

    /**
     * Begins with the first sample.
     *
     * @param sieve walks residues with as many lanes, or null if nothing need be looked for
     */
    FieldSource(CircuitPoint point, Walker sieve, int level, int fieldInSample, int lanes) {
      this.point = point;
      this.level = level;
      this.fieldInSample = fieldInSample;
      this.sieve = sieve;
      this.lanes = lanes;
      this.layout = point.setting().layout();
      this.candidates = new FieldInputs(layout, lanes);
      this.bad = new boolean[lanes];
      this.candidate = lanes;
    }

    /**
     * Draws as many samples as there are lanes.
     *
     * @throws CircuitRefusedException if too many in a row have no roots
     */
    void draw(FieldInputs out) {
      if (sieve == null) {
        drawNext(out);
        return;
      }
      long found = next;
      for (int lane = 0; lane < lanes;) {
        if (candidate == lanes) {
          if (next - found > MOST_TRIES) {
            throw new CircuitRefusedException(
                "no sample whose nested norms all have roots mod p was found in " + MOST_TRIES + " tries");
          }
          drawNext(candidates);
          sieve.inputs(candidates);
          sieve.sift();
          for (int i = 0; i < lanes; i++) {
            bad[i] = sieve.discards().bad(i);
          }
          candidate = 0;
        }
        if (!bad[candidate]) {
          out.copy(lane++, candidates, candidate);
          found = next;
        }
        candidate++;
      }
    }

    private void drawNext(FieldInputs out) {
      for (int lane = 0; lane < lanes; lane++) {
        layout.draw(point.streams().stream(), point.streams().field(level, fieldInSample, next++), out, lane);
      }
    }
  }
}
