package lawsweep.lie.span;

import lawsweep.exact.ColumnFold;
import lawsweep.lie.FieldStreams;
import lawsweep.residue.PrimeField;

/** How a draw folds its columns: the words that decide it. Certificates mean these numbers. */
public final class DrawFold {

  private DrawFold() {}

  /**
   * The fold of a draw.
   *
   * @param parameters D
   * @param columns the number of buckets, fewer than D
   */
  public static ColumnFold of(PrimeField field, FieldStreams streams, int parameters, int columns) {
    long[] words = new long[parameters];
    streams.stream().fill(streams.foldOrder(), words);
    double[] factors = new double[parameters];
    streams.fill(field, streams.foldFactors(), factors, 0, parameters);
    return new ColumnFold(field, words, factors, columns);
  }
}
