package lawsweep.road.sparse;

import java.util.List;

/** To which component each number of attention belongs, that of a weight's two ends. */
final class Components {

  private final AttentionShape shape;

  Components(AttentionShape shape) {
    this.shape = shape;
  }

  /**
   * The two ends of a parameter.
   *
   * @param letter of its tensor: Q, K, V, O, bq, bk, bv, bo
   * @param place its indices
   */
  Ends of(String letter, List<Integer> place) {
    int group = letter.equals("bo") ? 0 : place.getFirst();
    int last = place.getLast();
    int inner = place.size() > 1 ? place.get(place.size() - 2) : 0;
    return switch (letter) {
      case "Q", "K" -> new Ends(scores(group, inner), input(last));
      case "V" -> new Ends(values(group, inner), input(last));
      case "O" -> new Ends(values(group, inner), output(last));
      case "bq", "bk" -> new Ends(scores(group, last), Component.CONSTANT);
      case "bv" -> new Ends(values(group, last), Component.CONSTANT);
      case "bo" -> new Ends(output(last), Component.CONSTANT);
      default -> throw new IllegalStateException("no tensor " + letter + " of attention");
    };
  }

  /** The components at both ends of a weight. */
  record Ends(Component one, Component other) {

    /** Whether the weight is drawn at the sparse point; the others are 0. */
    boolean inside() {
      return one.equals(other);
    }
  }

  private Component input(int coordinate) {
    int group = coordinate / shape.inputsOfGroup();
    int rest = coordinate % shape.inputsOfGroup() - shape.queries() + 1;
    if (group >= shape.groups()) {
      return new Component(Part.INPUT, 0, coordinate);
    }
    return rest <= 0 ? Component.thread(group) : new Component(Part.SCORES, group, rest);
  }

  private Component output(int coordinate) {
    int group = coordinate / shape.outputsOfGroup();
    int rest = coordinate % shape.outputsOfGroup() - shape.queries() + 1;
    if (group >= shape.groups()) {
      return new Component(Part.OUTPUT, 0, coordinate);
    }
    return rest <= 0 ? Component.thread(group) : new Component(Part.VALUES, group, rest);
  }

  private Component scores(int group, int dimension) {
    int node = dimension / shape.dimensionsOfNode();
    return node == 0 ? Component.thread(group) : new Component(Part.SCORES, group, node);
  }

  private static Component values(int group, int dimension) {
    return dimension == 0 ? Component.thread(group) : new Component(Part.VALUES, group, dimension);
  }
}
