package lawsweep.drift.value;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Sums of a tensor along sides, one for each choice of positions at the others: of its numbers, of their squares, or of
 * what they are together with those of another tensor. All that is asked comes from one reading. Boxes are added up on
 * their own and joined in the order of the file, so that no number of threads changes a bit.
 */
final class Marginals {

  /** Boxes that are read before their sums are joined. */
  private static final int ROUND = 16;

  /**
   * What is asked.
   *
   * @param pairing what is added
   * @param sides of the view that have sums of their own
   */
  record Asked(Pairing pairing, Set<Integer> sides) {

    /** With a set that does not change. */
    Asked {
      sides = Set.copyOf(sides);
    }
  }

  private final Operand x;
  private final Operand y;
  private final List<Asked> asked;
  private final List<boolean[]> kept = new ArrayList<>();
  private final List<Moments> sums = new ArrayList<>();
  private final Moments[][] parts;
  private final Cut cut;
  private final Workers workers;

  private Marginals(Operand x, Operand y, List<Asked> asked, Workers workers) {
    this.x = x;
    this.y = y;
    this.asked = asked;
    this.workers = workers;
    int[] extents = x.sides().extents();
    cut = new Cut(extents, -1, Workers.BOX);
    parts = new Moments[Math.min(ROUND, cut.boxes())][asked.size()];
    for (Asked what : asked) {
      boolean[] levels = kept(x.sides(), what.sides());
      kept.add(levels);
      sums.add(new Moments(Reduction.width(levels, extents, 0)));
    }
    for (Moments[] part : parts) {
      for (int i = 0; i < part.length; i++) {
        part[i] = new Moments(Reduction.width(kept.get(i), cut.largest(), 0));
      }
    }
  }

  /**
   * Reads a tensor, and sums.
   *
   * @param y what its numbers are paired with: the tensor itself, or another of the same sides
   * @return for each of {@code asked} its sums, the last level that is kept fastest
   */
  static List<Moments> of(Operand x, Operand y, List<Asked> asked, Workers workers) {
    Marginals marginals = new Marginals(x, y, asked, workers);
    marginals.run();
    return marginals.sums;
  }

  /** Which levels belong to some sides. */
  static boolean[] kept(StoredSides stored, Set<Integer> sides) {
    boolean[] kept = new boolean[stored.levels()];
    for (int level = 0; level < kept.length; level++) {
      kept[level] = sides.contains(stored.sides()[level]);
    }
    return kept;
  }

  private void run() {
    for (int first = 0; first < cut.boxes(); first += ROUND) {
      int begin = first;
      int boxes = Math.min(ROUND, cut.boxes() - first);
      workers.team().forEach(boxes, i -> add(cut.box(begin + i), parts[i]));
      for (int i = 0; i < boxes; i++) {
        join(cut.box(begin + i), parts[i]);
      }
    }
  }

  private void add(Box box, Moments[] part) {
    double[] numbers = workers.take();
    double[] others = workers.take();
    double[] paired = workers.take();
    x.read(box, numbers, 0);
    if (!x.equals(y)) {
      y.read(box, others, 0);
    }
    for (Pairing pairing : Pairing.values()) {
      if (asked.stream().anyMatch(what -> what.pairing() == pairing)) {
        pairing.apply(numbers, x.equals(y) ? numbers : others, paired, box.size());
        add(pairing, box, paired, part);
      }
    }
    workers.give(numbers);
    workers.give(others);
    workers.give(paired);
  }

  private void add(Pairing pairing, Box box, double[] paired, Moments[] part) {
    for (int i = 0; i < part.length; i++) {
      if (asked.get(i).pairing() == pairing) {
        part[i].clear(Reduction.width(kept.get(i), box.counts(), 0));
        Reduction.add(kept.get(i), box, paired, part[i]);
      }
    }
  }

  private void join(Box box, Moments[] part) {
    for (int i = 0; i < part.length; i++) {
      new Joining(box, x.sides().extents(), kept.get(i), part[i]).into(sums.get(i));
    }
  }
}
