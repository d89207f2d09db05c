package lawsweep.circuit.word;

/**
 * Something that may follow a word.
 *
 * @param name {@code kv}
 * @param argument what follows the name
 * @param shown what stands for the argument where the layer is explained: {@code kv G}
 */
record Choice(String name, Argument argument, String shown) {

  /** What follows the name of a choice. */
  enum Argument {
    NONE,
    NUMBER,
    MAYBE_NUMBER,
    NUMBERS,
    SIDES,
    WORD
  }

  /** {@code causal}. */
  static Choice flag(String name) {
    return new Choice(name, Argument.NONE, name);
  }

  /** {@code kv G}. */
  static Choice number(String name, String shown) {
    return new Choice(name, Argument.NUMBER, name + " " + shown);
  }

  /** {@code rope} and {@code rope R}. */
  static Choice maybeNumber(String name, String shown) {
    return new Choice(name, Argument.MAYBE_NUMBER, name + " [" + shown + "]");
  }

  /** {@code bonds 2,2}. */
  static Choice numbers(String name, String shown) {
    return new Choice(name, Argument.NUMBERS, name + " " + shown);
  }

  /** {@code cross 3x4}. */
  static Choice sides(String name, String shown) {
    return new Choice(name, Argument.SIDES, name + " " + shown);
  }

  /** {@code pad circ}. */
  static Choice word(String name, String shown) {
    return new Choice(name, Argument.WORD, name + " " + shown);
  }
}
