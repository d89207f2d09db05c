package lawsweep.drift.value;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lawsweep.circuit.types.LawGroup;
import lawsweep.circuit.types.LawGroup.Index;

/** Where in a box the matrices of a group's slots are. */
final class Cells {

  private final StoredSides sides;
  private final int matrix;
  private final LawGroup group;
  private final int[] levels;
  private final List<List<List<Integer>>> valuesAt = new ArrayList<>();
  private final int[] sizes;

  /**
   * A part of a slot's matrix in a box.
   *
   * @param slot its number
   * @param begins where its parts begin; one for each choice of members that the box has
   */
  record Cell(int slot, List<Integer> begins) {}

  /**
   * Prepares.
   *
   * @param matrix the level of the rows
   * @param places for each index of the group the side that it runs along
   */
  Cells(StoredSides sides, int matrix, LawGroup group, List<Integer> places) {
    this.sides = sides;
    this.matrix = matrix;
    this.group = group;
    levels = places.stream().mapToInt(sides::level).toArray();
    sizes = group.indices().stream().mapToInt(index -> index.members().size()).toArray();
    for (int index = 0; index < levels.length; index++) {
      valuesAt.add(valuesAt(sides, levels[index], group.indices().get(index)));
    }
  }

  /** For each position of a level the values of an index that it belongs to. */
  private static List<List<Integer>> valuesAt(StoredSides sides, int level, Index index) {
    List<List<Integer>> values = new ArrayList<>();
    for (int position = 0; position < sides.extents()[level]; position++) {
      values.add(new ArrayList<>());
    }
    for (int s = 0; s < index.members().size(); s++) {
      for (int member : index.members().get(s)) {
        values.get(sides.orders().get(level)[member]).add(s);
      }
    }
    return values;
  }

  /** The slots of a box. */
  List<Cell> of(Box box) {
    Map<Integer, List<Integer>> begins = new LinkedHashMap<>();
    add(box, 0, 0, 0, begins);
    return begins.entrySet().stream().map(entry -> new Cell(entry.getKey(), entry.getValue())).toList();
  }

  private void add(Box box, int index, int slot, int at, Map<Integer, List<Integer>> begins) {
    if (index == levels.length) {
      begins.computeIfAbsent(slot, key -> new ArrayList<>()).add(at);
      return;
    }
    int level = levels[index];
    int below = box.below(level + 1);
    for (int i = 0; i < box.counts()[level]; i++) {
      for (int s : valuesAt.get(index).get(box.from()[level] + i)) {
        add(box, index + 1, slot * sizes[index] + s, at + i * below, begins);
      }
    }
  }

  /** For each row of a matrix how far it is from its beginning. */
  int[] rows(Box box) {
    int[] order = sides.orders().get(matrix);
    int[] rows = new int[group.matrix()];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = order[group.first() + i] * box.below(matrix + 1);
    }
    return rows;
  }

  /** For each column of a matrix how far it is from the beginning of its row. */
  int[] columns(Box box) {
    int[] columns = {0};
    for (int level = 0; level < sides.levels(); level++) {
      if (level != matrix && !isPlace(level)) {
        columns = spread(columns, box.counts()[level], box.below(level + 1));
      }
    }
    return columns;
  }

  private static int[] spread(int[] columns, int count, int step) {
    int[] more = new int[columns.length * count];
    for (int i = 0; i < more.length; i++) {
      more[i] = columns[i / count] + i % count * step;
    }
    return more;
  }

  private boolean isPlace(int level) {
    for (int place : levels) {
      if (place == level) {
        return true;
      }
    }
    return false;
  }
}
