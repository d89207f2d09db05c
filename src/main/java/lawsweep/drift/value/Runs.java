package lawsweep.drift.value;

import java.io.IOException;

/** Reads a box of a stored tensor, in runs as long as the file has them. */
final class Runs {

  /** With a larger step, what lies between the numbers that are wanted is not read. */
  private static final int NEAR = 512;

  private static final int SPAN = 4096;

  private final Operand operand;
  private final StoredSides sides;
  private final Box box;
  private final double[] into;

  /** The first level from which on the box is one run of the file. */
  private final int dense;

  private double[] span;

  Runs(Operand operand, Box box, double[] into) {
    this.operand = operand;
    this.sides = operand.sides();
    this.box = box;
    this.into = into;
    int level = sides.levels();
    while (level > 0 && continues(level - 1)) {
      level--;
    }
    this.dense = level;
  }

  private boolean continues(int level) {
    if (operand.exchange().filter(exchange -> exchange.level() == level).isPresent()) {
      return false;
    }
    return box.counts()[level] == 1 || sides.strides()[level] == box.below(level + 1);
  }

  /** Reads all of it to the places from {@code at} on. */
  void read(int at) throws IOException {
    read(0, sides.first(), at);
  }

  private void read(int level, long place, int at) throws IOException {
    if (level >= dense) {
      operand.numbers().read(start(level, place), into, at, box.below(level));
    } else if (level == sides.levels() - 1 && operand.exchange().isEmpty()) {
      stepped(place + box.from()[level] * sides.strides()[level], sides.strides()[level], at, box.counts()[level]);
    } else {
      int below = box.below(level + 1);
      for (int i = 0; i < box.counts()[level]; i++) {
        read(level + 1, place + position(level, box.from()[level] + i) * sides.strides()[level], at + i * below);
      }
    }
  }

  private long start(int level, long place) {
    long start = place;
    for (int l = level; l < sides.levels(); l++) {
      start += box.from()[l] * sides.strides()[l];
    }
    return start;
  }

  private int position(int level, int position) {
    return operand.exchange().filter(exchange -> exchange.level() == level)
        .map(exchange -> exchange.partner()[position]).orElse(position);
  }

  /** Numbers that are {@code step} apart. */
  private void stepped(long first, long step, int at, int count) throws IOException {
    if (step > NEAR) {
      for (int i = 0; i < count; i++) {
        operand.numbers().read(first + i * step, into, at + i, 1);
      }
      return;
    }
    span = span == null ? new double[SPAN] : span;
    int most = (SPAN - 1) / (int) step + 1;
    for (int i = 0; i < count; i += most) {
      int some = Math.min(most, count - i);
      operand.numbers().read(first + i * step, span, 0, (some - 1) * (int) step + 1);
      for (int j = 0; j < some; j++) {
        into[at + i + j] = span[j * (int) step];
      }
    }
  }
}
