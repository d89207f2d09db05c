package lawsweep.circuit.walk;

/** What fields draw, for several samples side by side: a tensor for each place of an {@link InputLayout}. */
final class FieldInputs {

  private final double[][] places;
  private final int lanes;

  FieldInputs(InputLayout layout, int lanes) {
    this.lanes = lanes;
    this.places = new double[layout.places().size()][];
    for (int i = 0; i < places.length; i++) {
      places[i] = new double[Math.multiplyExact(layout.places().get(i).size(), lanes)];
    }
  }

  int lanes() {
    return lanes;
  }

  /** Entry e of sample l lies at e * lanes + l. */
  double[] place(int index) {
    return places[index];
  }

  /** Takes over one sample of another. */
  void copy(int lane, FieldInputs from, int fromLane) {
    for (int i = 0; i < places.length; i++) {
      for (int e = 0; e * lanes < places[i].length; e++) {
        places[i][e * lanes + lane] = from.places[i][e * from.lanes + fromLane];
      }
    }
  }
}
