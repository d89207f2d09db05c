package lawsweep.circuit.laws.named;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lawsweep.circuit.Step;
import lawsweep.circuit.Tensor;

/**
 * A convolution: a tensor times what constants read of a wire. Every side of a wire has a letter of its own here.
 *
 * @param weights the wire of the tensor
 * @param source the wire that is read
 * @param between the wires from the source to the product
 * @param sides letters of the source, the tensor and the result
 * @param moves what constants do: a letter for each position of the source, each position of the result and each tap
 * @param origins for letters of the source that are positions, their letter in {@code moves}
 */
record Filter(
    int weights,
    int source,
    List<Integer> between,
    Indices sides,
    Numbers moves,
    Map<Character, Character> origins) {

  private static final double MOST = 1 << 20;

  /** Reads a step; empty if it is no convolution. */
  static Optional<Filter> of(Wiring wiring, int step, Letters letters) {
    if (!(wiring.step(step) instanceof Step.Contraction product)) {
      return Optional.empty();
    }
    boolean left = wiring.isParameter(product.left());
    int read = left ? product.right() : product.left();
    if (left == wiring.isParameter(product.right()) || !wiring.single(left ? product.left() : product.right())) {
      return Optional.empty();
    }
    List<Integer> between = new ArrayList<>();
    int source = read;
    while (wiring.step(source) instanceof Step.Contraction each
        && wiring.isConstant(each.left()) != wiring.isConstant(each.right())) {
      between.addFirst(source);
      source = wiring.isConstant(each.left()) ? each.right() : each.left();
    }
    Reading reading = new Reading(wiring, source, letters);
    for (int each : between) {
      if (!reading.step((Step.Contraction) wiring.step(each))) {
        return Optional.empty();
      }
    }
    Indices sides = reading.product(product, left);
    return between.isEmpty() || !Indices.of(product).plain() ? Optional.empty()
        : Optional.of(new Filter(left ? product.left() : product.right(), source, between, sides, reading.moves,
            reading.origins));
  }

  /** The letters of taps, in the tensor's order. */
  String taps() {
    StringBuilder taps = new StringBuilder();
    for (int at = 0; at < sides.right().length(); at++) {
      char letter = sides.right().charAt(at);
      if (moves.letters().indexOf(letter) >= 0) {
        taps.append(letter);
      }
    }
    return taps.toString();
  }

  /** The letter of channels that come in; empty unless there is just one, and its side is summed over. */
  Optional<Character> in() {
    return one(sides.left(), "");
  }

  /** The letter of channels that go out; empty unless there is just one. */
  Optional<Character> out() {
    return one(sides.result(), sides.left());
  }

  private Optional<Character> one(String there, String notThere) {
    List<Character> found = new ArrayList<>();
    for (int at = 0; at < sides.right().length(); at++) {
      char letter = sides.right().charAt(at);
      if (there.indexOf(letter) >= 0 && notThere.indexOf(letter) < 0) {
        found.add(letter);
      }
    }
    return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
  }

  /** Whether the tensor has channels in, channels out and taps, nothing else, and sums over all but those out. */
  boolean plain() {
    return in().isPresent() && out().isPresent() && sides.right().length() == 2 + taps().length()
        && sides.result().indexOf(in().get()) < 0
        && taps().chars().allMatch(tap -> sides.result().indexOf(tap) < 0);
  }

  /** Where the tensor's entry for channels and a tap stands in θ, taps counted with the last side fastest. */
  int place(Tensor tensor, int out, int in, int tap) {
    int place = 0;
    int left = tap;
    int stride = 1;
    for (int side = tensor.shape().size() - 1; side >= 0; side--) {
      char letter = sides.right().charAt(side);
      int extent = tensor.shape().get(side);
      int index = letter == in().orElseThrow() ? in : letter == out().orElseThrow() ? out : left % extent;
      if (moves.letters().indexOf(letter) >= 0) {
        left /= extent;
      }
      place += index * stride;
      stride *= extent;
    }
    return tensor.first() + place;
  }

  /** Letters that no other wire has. */
  static final class Letters {

    private char next = '\u0100';

    char fresh() {
      return next++;
    }
  }

  /** A filter that is being read. */
  private static final class Reading {

    private final Wiring wiring;
    private final Letters letters;
    private final String source;
    private final Map<Character, Character> origins = new HashMap<>();
    private String now;
    private Numbers moves = new Numbers("", new int[0], new double[] {1});

    Reading(Wiring wiring, int source, Letters letters) {
      this.wiring = wiring;
      this.letters = letters;
      StringBuilder sides = new StringBuilder();
      wiring.step(source).shape().forEach(_ -> sides.append(letters.fresh()));
      this.source = sides.toString();
      this.now = this.source;
    }

    /** Multiplies by a constant; false if that is too much. */
    boolean step(Step.Contraction step) {
      boolean left = wiring.isConstant(step.left());
      Step.Constant constant = (Step.Constant) wiring.step(left ? step.left() : step.right());
      Indices indices = Indices.of(step);
      Map<Character, Character> names = new HashMap<>();
      String read = left ? indices.right() : indices.left();
      for (int side = 0; side < read.length(); side++) {
        names.put(read.charAt(side), now.charAt(side));
      }
      String taps = renamed(left ? indices.left() : indices.right(), names);
      String result = renamed(indices.result(), names);
      int[] extents = constant.shape().stream().mapToInt(Integer::intValue).toArray();
      Numbers factor = new Numbers(taps, extents,
          constant.values().stream().mapToDouble(Long::doubleValue).toArray());
      for (int side = 0; side < taps.length(); side++) {
        if (now.indexOf(taps.charAt(side)) >= 0 && moves.letters().indexOf(taps.charAt(side)) < 0) {
          begin(taps.charAt(side), extents[side]);
        }
      }
      StringBuilder kept = new StringBuilder();
      String all = moves.letters() + taps;
      for (int at = 0; at < all.length(); at++) {
        char letter = all.charAt(at);
        boolean stays = origins.containsValue(letter) || result.indexOf(letter) >= 0;
        if (stays && kept.indexOf(String.valueOf(letter)) < 0) {
          kept.append(letter);
        }
      }
      if (!indices.plain() || size(moves) * size(factor) > MOST) {
        return false;
      }
      moves = Numbers.product(moves, factor, kept.toString(), x -> x);
      now = result;
      return true;
    }

    private static double size(Numbers numbers) {
      return numbers.data().length;
    }

    /** A side of the source begins to move: from where it is to itself. */
    private void begin(char letter, int extent) {
      char origin = letters.fresh();
      origins.put(letter, origin);
      double[] identity = new double[extent * extent];
      for (int i = 0; i < extent; i++) {
        identity[i * extent + i] = 1;
      }
      moves = Numbers.product(moves, new Numbers("" + origin + letter, new int[] {extent, extent}, identity),
          moves.letters() + origin + letter, x -> x);
    }

    private String renamed(String of, Map<Character, Character> names) {
      StringBuilder out = new StringBuilder();
      for (int at = 0; at < of.length(); at++) {
        char letter = of.charAt(at);
        out.append((char) names.computeIfAbsent(letter, _ -> letters.fresh()));
      }
      return out.toString();
    }

    /** The letters of source, tensor and result, for the product with the tensor. */
    Indices product(Step.Contraction step, boolean left) {
      Indices indices = Indices.of(step);
      Map<Character, Character> names = new HashMap<>();
      String read = left ? indices.right() : indices.left();
      for (int side = 0; side < read.length(); side++) {
        names.put(read.charAt(side), now.charAt(side));
      }
      String tensor = renamed(left ? indices.left() : indices.right(), names);
      return new Indices(source, tensor, renamed(indices.result(), names));
    }
  }
}
