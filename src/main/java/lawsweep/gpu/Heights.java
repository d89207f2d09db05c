package lawsweep.gpu;

import lawsweep.residue.PrimeField;

/**
 * How many rows go together on a device. None of it shows in what is found.
 *
 * @param leading rows decided at once by one block of threads, at most 32
 * @param block rows eliminated before others are updated by them
 * @param group rows of the basis by which others are reduced at once, a multiple of {@code block}; at most
 *     {@link PrimeField#maxDelay}, since their products are added before they are reduced
 * @param slab the most rows that are made and reduced at once
 */
record Heights(int leading, int block, int group, int slab) {

  /** The most rows of a leading block. */
  static final int LEADING = 32;

  /** Rows of a block. */
  static final int BLOCK = 252;

  /** Blocks of a slab. */
  static final int SLAB_BLOCKS = 16;

  /** Blocks of a group, where the prime allows that: more would make the first corrections of factors show. */
  static final int MOST_GROUP_BLOCKS = 4;

  /** Checks the shapes. */
  Heights {
    if (leading < 1 || leading > LEADING || block < 1 || group < block || group % block != 0 || slab < block) {
      throw new IllegalArgumentException(
          "no such heights: " + leading + ", " + block + ", " + group + ", " + slab);
    }
  }

  /** The shapes that take the most memory. */
  static Heights largest(int slabBlocks) {
    return new Heights(LEADING, BLOCK, MOST_GROUP_BLOCKS * BLOCK, slabBlocks * BLOCK);
  }

  /** What is fast on a device, with slabs of so many blocks. */
  static Heights of(PrimeField field, int slabBlocks) {
    int groupBlocks = Math.clamp(field.maxDelay() / BLOCK, 1, MOST_GROUP_BLOCKS);
    return new Heights(LEADING, BLOCK, groupBlocks * BLOCK, slabBlocks * BLOCK);
  }
}
