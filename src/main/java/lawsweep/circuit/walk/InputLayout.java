package lawsweep.circuit.walk;

import java.util.ArrayList;
import java.util.List;
import lawsweep.circuit.Circuit;
import lawsweep.circuit.Shapes;
import lawsweep.circuit.Step;
import lawsweep.random.Stream;
import lawsweep.residue.PrimeField;

/**
 * What a field of a circuit draws, in order: inputs and gates step by step, then the weights of the outputs. A number
 * takes one word, and so does a choice of one entry among a side.
 */
final class InputLayout {

  /** What a place holds. */
  enum Kind {
    NUMBERS,
    CHOICES,
    WEIGHTS,
    CENTRED_WEIGHTS
  }

  /**
   * A tensor that is drawn.
   *
   * @param step whose it is; for weights the output
   * @param size how many entries
   * @param side the last side
   */
  record Place(int step, Kind kind, int size, int side) {

    int words() {
      return kind == Kind.CHOICES ? size / side : size;
    }
  }

  private final PrimeField field;
  private final List<Place> places = new ArrayList<>();
  private final long[] words;

  InputLayout(Circuit circuit, PrimeField field) {
    this.field = field;
    for (int i = 0; i < circuit.steps().size(); i++) {
      switch (circuit.steps().get(i)) {
        case Step.Input input -> places.add(place(i, Kind.NUMBERS, input.shape()));
        case Step.Gate gate -> places.add(place(i, Kind.NUMBERS, gate.shape()));
        case Step.OneHot choice -> places.add(place(i, Kind.CHOICES, choice.shape()));
        default -> {}
      }
    }
    Step output = circuit.steps().get(circuit.output());
    places.add(place(circuit.output(), circuit.centred() ? Kind.CENTRED_WEIGHTS : Kind.WEIGHTS, output.shape()));
    words = new long[places.stream().mapToInt(Place::words).sum()];
  }

  private static Place place(int step, Kind kind, List<Integer> shape) {
    return new Place(step, kind, Shapes.size(shape), shape.isEmpty() ? 1 : shape.getLast());
  }

  List<Place> places() {
    return places;
  }

  /** Whether something is drawn that ranges over finitely many values: then W_0 is covered slowly. */
  boolean finite() {
    return places.stream().anyMatch(place -> place.kind == Kind.CHOICES);
  }

  /** Whether numbers are drawn besides the weights of the outputs. */
  boolean continuous() {
    return places.stream().anyMatch(place -> place.kind == Kind.NUMBERS);
  }

  /** In how many ways the choices can be made; {@link Long#MAX_VALUE} if a {@code long} does not hold it. */
  long contexts() {
    double ways = 1;
    for (Place place : places) {
      if (place.kind == Kind.CHOICES) {
        ways *= Math.pow(place.side, place.words());
      }
    }
    return ways < 1L << 62 ? Math.round(ways) : Long.MAX_VALUE;
  }

  /** Makes all choices of a sample, numbered from 0, the last choice fastest. */
  void choose(long context, FieldInputs out, int lane) {
    long left = context;
    for (int i = places.size() - 1; i >= 0; i--) {
      Place place = places.get(i);
      if (place.kind == Kind.CHOICES) {
        for (int row = place.words() - 1; row >= 0; row--) {
          choose(out, i, lane, row, (int) (left % place.side));
          left /= place.side;
        }
      }
    }
  }

  private void choose(FieldInputs out, int place, int lane, int row, int choice) {
    int side = places.get(place).side;
    for (int e = 0; e < side; e++) {
      out.place(place)[(row * side + e) * out.lanes() + lane] = e == choice ? 1 : 0;
    }
  }

  /** Draws a sample from the first words of a sequence. */
  void draw(Stream stream, long sequence, FieldInputs out, int lane) {
    stream.fill(sequence, words);
    int at = 0;
    for (int i = 0; i < places.size(); i++) {
      at = draw(i, at, out, lane);
    }
  }

  private int draw(int index, int from, FieldInputs out, int lane) {
    Place place = places.get(index);
    if (place.kind == Kind.CHOICES) {
      for (int row = 0; row < place.words(); row++) {
        choose(out, index, lane, row, (int) Math.unsignedMultiplyHigh(words[from + row], place.side));
      }
    } else {
      double[] to = out.place(index);
      for (int e = 0; e < place.size; e++) {
        to[e * out.lanes() + lane] = field.fromWord(words[from + e]);
      }
    }
    if (place.kind == Kind.CENTRED_WEIGHTS) {
      centre(place, out.place(index), out.lanes(), lane);
    }
    return from + place.words();
  }

  private void centre(Place place, double[] to, int lanes, int lane) {
    for (int row = 0; row < place.size; row += place.side) {
      double sum = 0;
      for (int e = row; e + 1 < row + place.side; e++) {
        sum = field.reduce(sum + to[e * lanes + lane]);
      }
      to[(row + place.side - 1) * lanes + lane] = field.reduce(-sum);
    }
  }

  /** The place that belongs to a step, or -1; weights belong to none. */
  int of(int step) {
    for (int i = 0; i + 1 < places.size(); i++) {
      if (places.get(i).step == step) {
        return i;
      }
    }
    return -1;
  }
}
