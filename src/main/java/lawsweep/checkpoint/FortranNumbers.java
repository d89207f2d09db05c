package lawsweep.checkpoint;

import java.io.IOException;
import java.util.List;
import java.util.Objects;

/**
 * Numbers that are stored with their first side fastest, given with the last side fastest. A band of values of the
 * first
 * side is read at once: what is stored together is then read together, and memory is bounded by the band.
 */
final class FortranNumbers implements Numbers {

  /** The most numbers of a band. */
  private static final int BAND = 1 << 20;

  private final Numbers stored;
  private final long[] sides;
  /** How many numbers have one value of the first side. */
  private final long rest;
  private volatile Band last = new Band(0, 0, new double[0]);

  /**
   * Numbers that are there, {@code first} and all after it.
   *
   * @param first in the order that is given
   */
  private record Band(long first, int count, double[] numbers) {
    boolean has(long place) {
      return place >= first && place - first < count;
    }
  }

  FortranNumbers(Numbers stored, List<Long> shape) {
    this.stored = stored;
    this.sides = shape.stream().mapToLong(Long::longValue).toArray();
    this.rest = sides[0] == 0 ? 0 : stored.size() / sides[0];
  }

  @Override
  public long size() {
    return stored.size();
  }

  @Override
  public void read(long first, double[] into, int at, int count) throws IOException {
    Objects.checkFromIndexSize(first, count, size());
    Objects.checkFromIndexSize(at, count, into.length);
    for (int done = 0; done < count;) {
      Band band = band(first + done);
      int from = (int) (first + done - band.first());
      int now = Math.min(count - done, band.count() - from);
      System.arraycopy(band.numbers(), from, into, at + done, now);
      done += now;
    }
  }

  private Band band(long place) throws IOException {
    Band band = last;
    if (!band.has(place)) {
      band = rest > BAND / 2 ? partOfRow(place) : rows(place / rest);
      last = band;
    }
    return band;
  }

  /** All numbers of some values of the first side. */
  private Band rows(long row) throws IOException {
    int rows = (int) Math.min(BAND / rest, sides[0] - row);
    int columns = (int) rest;
    double[] numbers = new double[rows * columns];
    double[] column = new double[rows];
    for (int j = 0; j < columns; j++) {
      stored.read(storedRest(j) * sides[0] + row, column, 0, rows);
      for (int i = 0; i < rows; i++) {
        numbers[i * columns + j] = column[i];
      }
    }
    return new Band(row * rest, numbers.length, numbers);
  }

  /** Some numbers of one value of the first side. */
  private Band partOfRow(long place) throws IOException {
    long row = place / rest;
    int count = (int) Math.min(BAND, (row + 1) * rest - place);
    double[] numbers = new double[count];
    for (int j = 0; j < count; j++) {
      stored.read(storedRest(place - row * rest + j) * sides[0] + row, numbers, j, 1);
    }
    return new Band(place, count, numbers);
  }

  /** Where the values of all sides but the first come in the file, from where they come in the order that is given. */
  private long storedRest(long given) {
    long left = given;
    long place = 0;
    long stride = rest;
    for (int side = sides.length - 1; side > 0; side--) {
      stride /= sides[side];
      place += left % sides[side] * stride;
      left /= sides[side];
    }
    return place;
  }
}
