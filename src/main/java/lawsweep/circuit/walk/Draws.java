package lawsweep.circuit.walk;

/**
 * What fields of a circuit draw, one field at a time. It lies in places, numbered from 0 on: inputs and gates step by
 * step, and last the weights of the outputs.
 */
public final class Draws {

  private final CircuitPoint point;
  private final InputLayout layout;

  /** For fields at a point. */
  public Draws(CircuitPoint point) {
    this.point = point;
    this.layout = point.setting().layout();
  }

  /** How many places. */
  public int places() {
    return layout.places().size();
  }

  /** How many numbers a place holds. */
  public int size(int place) {
    return layout.places().get(place).size();
  }

  /** Whether a place is chosen among finitely many values: tokens, one-hot. */
  public boolean chosen(int place) {
    return layout.places().get(place).kind() == InputLayout.Kind.CHOICES;
  }

  /** Whether some place is chosen. */
  public boolean finite() {
    return layout.finite();
  }

  /** What a field draws from a sequence of words: for each place its numbers. */
  public double[][] of(long sequence) {
    FieldInputs one = new FieldInputs(layout, 1);
    layout.draw(point.streams().stream(), sequence, one, 0);
    return places(one, layout);
  }

  static double[][] places(FieldInputs one, InputLayout layout) {
    double[][] places = new double[layout.places().size()][];
    for (int i = 0; i < places.length; i++) {
      places[i] = one.place(i);
    }
    return places;
  }
}
