package lawsweep.sweep.store;

import java.util.List;
import lawsweep.sweep.Cell;

/**
 * Finds where in the grid a cell stands. Holds some 12 bytes for a cell; the cells themselves are made again to be
 * compared.
 */
final class CellPlaces {

  private static final int SPREAD = 0x9E3779B9;

  private final List<Cell> cells;
  private final int[] hashes;
  /** 1 + the place of a cell, at its hash or after it; 0 for a free slot. A power of two of them. */
  private final int[] slots;

  /** For cells that are all different. */
  CellPlaces(List<Cell> cells) {
    this.cells = cells;
    this.hashes = new int[cells.size()];
    this.slots = new int[Math.max(2, Integer.highestOneBit(Math.max(1, cells.size())) << 2)];
    for (int i = 0; i < hashes.length; i++) {
      hashes[i] = cells.get(i).hashCode();
      int slot = first(hashes[i]);
      while (slots[slot] != 0) {
        slot = (slot + 1) & (slots.length - 1);
      }
      slots[slot] = i + 1;
    }
  }

  /** The place of a cell, 0-based; -1 if the grid has no such cell. */
  int of(Cell cell) {
    int hash = cell.hashCode();
    for (int slot = first(hash); slots[slot] != 0; slot = (slot + 1) & (slots.length - 1)) {
      int place = slots[slot] - 1;
      if (hashes[place] == hash && cells.get(place).equals(cell)) {
        return place;
      }
    }
    return -1;
  }

  private int first(int hash) {
    return (hash * SPREAD) >>> Integer.numberOfLeadingZeros(slots.length - 1);
  }
}
