package lawsweep.drift.value;

import java.util.List;
import lawsweep.circuit.types.LawGroup.Index;

/** From sums for positions of a tensor to sums for choices of a group's indices: positions of members are added. */
final class Gathering {

  private final List<Index> indices;
  private final int[][] places;
  private final int turned;
  private final Moments marginal;
  private final Moments slots;

  private Gathering(List<Index> indices, int[][] places, int turned, Moments marginal, Moments slots) {
    this.indices = indices;
    this.places = places;
    this.turned = turned;
    this.marginal = marginal;
    this.slots = slots;
  }

  /**
   * Adds up.
   *
   * @param sidesOfIndices for each index of the group the side of the tensor that it runs along
   * @param turned an index whose second member counts with a minus, as in angular momenta; -1 for none
   * @param marginal sums for all positions along the term's places
   */
  static Moments of(Slots into, List<Integer> sidesOfIndices, StoredSides stored, int turned, Moments marginal) {
    Moments slots = new Moments(into.count());
    int[][] places = places(sidesOfIndices, stored);
    new Gathering(into.indices(), places, turned, marginal, slots).add(0, 0, 0, 1);
    return slots;
  }

  /** For each index and each index of its side, what it adds to the number of a sum in the marginal. */
  private static int[][] places(List<Integer> sides, StoredSides stored) {
    int[][] places = new int[sides.size()][];
    int stride = 1;
    for (int level = stored.levels() - 1; level >= 0; level--) {
      int index = sides.indexOf(stored.sides()[level]);
      if (index >= 0) {
        places[index] = stored.orders().get(level).clone();
        for (int i = 0; i < places[index].length; i++) {
          places[index][i] *= stride;
        }
        stride *= stored.extents()[level];
      }
    }
    return places;
  }

  private void add(int index, int slot, int place, int sign) {
    if (index == indices.size()) {
      if (sign > 0) {
        slots.add(slot, marginal, place, 1);
      } else {
        slots.add(slot, -marginal.sum(place));
      }
      return;
    }
    List<List<Integer>> members = indices.get(index).members();
    for (int s = 0; s < members.size(); s++) {
      for (int m = 0; m < members.get(s).size(); m++) {
        int next = place + places[index][members.get(s).get(m)];
        add(index + 1, slot * members.size() + s, next, index == turned && m == 1 ? -sign : sign);
      }
    }
  }
}
