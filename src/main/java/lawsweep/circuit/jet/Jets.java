package lawsweep.circuit.jet;

import java.util.Arrays;
import java.util.List;

/**
 * A tensor of numbers of an {@link Algebra}, for several samples side by side. Part c of entry e of sample l lies at
 * {@code data(c)[at(c) + e * step(c) + l]}; where a part is the same for all samples it may be held once, with step 1.
 * Parts that vanish are absent.
 */
public final class Jets {

  private final int capacity;
  private final int offset;
  private final int entries;
  private final int lanes;
  private final double[][] parts;
  private final boolean[] present;
  private final boolean[] uniform;

  private Jets(int capacity, int offset, int entries, int lanes, double[][] parts, Jets flags) {
    this.capacity = capacity;
    this.offset = offset;
    this.entries = entries;
    this.lanes = lanes;
    this.parts = parts;
    this.present = flags == null ? new boolean[parts.length] : flags.present;
    this.uniform = flags == null ? new boolean[parts.length] : flags.uniform;
  }

  /** All zero. */
  public Jets(int partCount, int entries, int lanes) {
    this(entries, 0, entries, lanes, new double[partCount][], null);
  }

  /** Some of the entries, to be read: parts are present there if they are here. */
  public Jets view(int from, int count) {
    return new Jets(capacity, offset + from, count, lanes, parts, this);
  }

  /**
   * Some of the entries, to be written: what is written there is written here, but parts are present there by
   * themselves; {@link #gather} makes them present here. No part of it is held once for all samples.
   */
  public Jets piece(int from, int count) {
    return new Jets(capacity, offset + from, count, lanes, parts, null);
  }

  /**
   * Makes those parts present that are present in some piece; together pieces have all entries.
   *
   * @param from the first part that is looked at
   * @param to the part after the last
   */
  public void gather(List<Jets> pieces, int from, int to) {
    for (int part = from; part < to; part++) {
      present[part] = false;
      uniform[part] = false;
      for (Jets piece : pieces) {
        present[part] |= piece.present[part];
      }
      for (int i = 0; present[part] && i < pieces.size(); i++) {
        pieces.get(i).open(part, false);
      }
    }
  }

  public int entries() {
    return entries;
  }

  public int partCount() {
    return parts.length;
  }

  public boolean has(int part) {
    return present[part];
  }

  /** Whether a part is held once for all samples. */
  public boolean uniform(int part) {
    return uniform[part];
  }

  public double[] data(int part) {
    return parts[part];
  }

  public int step(int part) {
    return uniform[part] ? 1 : lanes;
  }

  public int at(int part) {
    return offset * step(part);
  }

  /** How many numbers a part holds here. */
  public int length(int part) {
    return entries * step(part);
  }

  /** Makes a part present; what was absent is 0. */
  public void open(int part, boolean once) {
    if (openAll(part, once)) {
      Arrays.fill(parts[part], at(part), at(part) + length(part), 0);
    }
  }

  /**
   * Makes a part present of which all entries are written next.
   *
   * @return whether it was absent: then its numbers mean nothing so far
   */
  public boolean openAll(int part, boolean once) {
    if (present[part]) {
      return false;
    }
    if (parts[part] == null) {
      parts[part] = new double[Math.multiplyExact(capacity, lanes)];
    }
    present[part] = true;
    uniform[part] = once;
    return true;
  }

  /** Makes all parts absent. */
  public void clear() {
    clear(0, parts.length);
  }

  /** Makes the parts from one on up to another absent. */
  public void clear(int from, int to) {
    Arrays.fill(present, from, to, false);
  }

  /** Gives every sample its own copy of a part that was held once; not for views. */
  void spread(int part) {
    double[] data = parts[part];
    for (int e = capacity - 1; e >= 0; e--) {
      Arrays.fill(data, e * lanes, (e + 1) * lanes, data[e]);
    }
    uniform[part] = false;
  }

  /** Takes numbers of its own as part 0, one for each entry and sample; they are not copied. */
  public void attach(double[] data, boolean once) {
    attach(/* part= */ 0, data, once);
  }

  /** Takes numbers of its own as any part. */
  public void attach(int part, double[] data) {
    attach(part, data, /* once= */ false);
  }

  /** Takes numbers of its own as any part, one for each entry and sample, or one for each entry if held once. */
  public void attach(int part, double[] data, boolean once) {
    parts[part] = data;
    present[part] = true;
    uniform[part] = once;
  }

  /** Shows some parts of others as its own; they are not copied. */
  public void mirror(Jets other, int firstPart, int lastPart) {
    for (int part = 0; part < parts.length; part++) {
      boolean shown = part >= firstPart && part <= lastPart && other.present[part];
      present[part] = shown;
      parts[part] = shown ? other.parts[part] : null;
      uniform[part] = shown && other.uniform[part];
    }
  }

  /** The same place of another tensor: for {@link #mirror}. */
  public Jets hollow() {
    return new Jets(capacity, offset, entries, lanes, new double[parts.length][], null);
  }

  /** Sets this to what another is; both have as many entries. */
  public void copy(Jets other) {
    clear();
    for (int part = 0; part < other.parts.length; part++) {
      if (other.present[part]) {
        openAll(part, other.uniform[part]);
        System.arraycopy(other.parts[part], other.at(part), parts[part], at(part), length(part));
      }
    }
  }
}
