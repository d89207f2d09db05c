package lawsweep.kind.count;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lawsweep.kind.count.NetworkEntry.Variant;
import lawsweep.spec.NumberSet;
import lawsweep.spec.SpecException;
import lawsweep.text.Saturating;

/**
 * Draws the architectures of a random entry: the depth uniformly among those with architectures left, then the widths
 * uniformly, nothing twice and nothing that another entry asks for. A depth with few architectures draws from the list
 * of those left; one with many draws widths until they are new, at most two tries on average.
 */
final class RandomDraw {
  private final RandomRange range;
  private final List<Variant> variants;
  private final ArchitectureTable taken;
  private final RandomWords words;
  private final Set<List<Integer>> drawn = new HashSet<>();
  private long counter;

  RandomDraw(NetworkEntry<RandomRange> entry, ArchitectureTable taken, RandomWords words) {
    this.range = entry.widths();
    this.variants = entry.variants();
    this.taken = taken;
    this.words = words;
  }

  /** One depth: all its architectures and, if they are few, which of them are left. */
  private record Pool(EachWidths all, Optional<Indices> left) {

    boolean isEmpty() {
      return left.isPresent() && left.get().size == 0;
    }

    long size() {
      return left.isPresent() ? left.get().size : Long.MAX_VALUE;
    }
  }

  /** A bag of indices. */
  private static final class Indices {
    private int[] values = new int[16];
    private int size;

    void add(int value) {
      if (size == values.length) {
        values = Arrays.copyOf(values, 2 * size);
      }
      values[size++] = value;
    }

    /** Takes out the k-th and puts the last in its place. */
    int remove(int k) {
      int value = values[k];
      values[k] = values[--size];
      return value;
    }
  }

  /**
   * All draws, in order.
   *
   * @throws SpecException if there are fewer architectures than asked for
   */
  ListedWidths draw() throws SpecException {
    List<Pool> pools = new ArrayList<>();
    long free = 0;
    for (int k = 0; k < range.depths().size(); k++) {
      Pool pool = pool(range.depths().at(k));
      free = Saturating.plus(free, pool.size());
      pools.add(pool);
    }
    pools.removeIf(Pool::isEmpty);
    if (free < range.count()) {
      throw range.place()
          .error(
              "random asks for " + range.count() + " architectures and there are " + free + " that no other entry has",
              "lower 'count' or widen 'depth' and 'width'");
    }
    List<int[]> lists = new ArrayList<>();
    while (lists.size() < range.count()) {
      int k = below(pools.size());
      Pool pool = pools.get(k);
      lists.add(pool.left().isPresent() ? drawLeft(pool.all(), pool.left().get()) : drawNew(pool.all()));
      if (pool.isEmpty()) {
        pools.remove(k);
      }
    }
    return new ListedWidths(List.copyOf(lists), Collections.nCopies(lists.size(), range.place()));
  }

  private Pool pool(int depth) {
    EachWidths all = new EachWidths(range.place(), NumberSet.of(depth), range.widths());
    if (all.size() / 2 >= (long) range.count() + taken.size()) {
      return new Pool(all, Optional.empty());
    }
    Indices left = new Indices();
    for (int i = 0; i < all.size(); i++) {
      if (!taken.containsAny(variants, all.at(i))) {
        left.add(i);
      }
    }
    return new Pool(all, Optional.of(left));
  }

  private int[] drawLeft(EachWidths all, Indices left) {
    return all.at(left.remove(below(left.size)));
  }

  private int[] drawNew(EachWidths all) {
    int layerCount = all.depths().at(0) + 1;
    while (true) {
      int[] layers = new int[layerCount];
      List<Integer> key = new ArrayList<>(layerCount);
      for (int i = 0; i < layerCount; i++) {
        layers[i] = range.widths().at(below(range.widths().size()));
        key.add(layers[i]);
      }
      if (!taken.containsAny(variants, layers) && drawn.add(key)) {
        return layers;
      }
    }
  }

  /** Uniform in 0..bound-1: Lemire's multiplication, with the rejection that makes it exact. */
  private int below(int bound) {
    long floor = Long.remainderUnsigned(-bound, bound);
    while (true) {
      long word = words.word(counter++);
      if (Long.compareUnsigned(word * bound, floor) >= 0) {
        return (int) Math.unsignedMultiplyHigh(word, bound);
      }
    }
  }
}
