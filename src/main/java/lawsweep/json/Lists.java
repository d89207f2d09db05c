package lawsweep.json;

/** How the lists of integers of an object are written, its own and those of all objects within; null for empty ones. */
public enum Lists {
  /** As printed everywhere, {@code "4,9"}: how journals have them. */
  TEXT,
  /** As arrays, {@code [4,9]}: how others get them. */
  ARRAYS
}
