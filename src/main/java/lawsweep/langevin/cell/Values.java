package lawsweep.langevin.cell;

import lawsweep.text.Words;

/**
 * The values that a parameter may have, and how one is printed. Readers of specs and forms of records switch over this
 * closed set; a new equation's parameters are whole numbers, numbers or words.
 *
 * @param <T> what a value is in Java
 */
public sealed interface Values<T> {

  /** The class of a value. */
  Class<T> type();

  /** A value in tables: a {@code String}, a {@code Long}, or a {@code Double}, which may be infinite. */
  Object shown(T value);

  /** What {@link #shown} gives. */
  Parameter.Type shownAs();

  /** A value in the text under a cell's digest. */
  default String text(T value) {
    return String.valueOf(shown(value));
  }

  /**
   * Numbers that are not limited here: equations refuse what they cannot do.
   */
  record Real() implements Values<Double> {

    @Override
    public Class<Double> type() {
      return Double.class;
    }

    @Override
    public Object shown(Double value) {
      return value;
    }

    @Override
    public Parameter.Type shownAs() {
      return Parameter.Type.REAL;
    }
  }

  /**
   * Whole numbers.
   *
   * @param most the largest; the smallest is 1
   */
  record Whole(int most) implements Values<Integer> {

    @Override
    public Class<Integer> type() {
      return Integer.class;
    }

    @Override
    public Object shown(Integer value) {
      return (long) value;
    }

    @Override
    public Parameter.Type shownAs() {
      return Parameter.Type.WHOLE;
    }
  }

  /** Depths: numbers up to {@link CellRules#MAX_DEPTH}, and {@code inf}. */
  record Depth() implements Values<Integer> {

    @Override
    public Class<Integer> type() {
      return Integer.class;
    }

    @Override
    public Object shown(Integer value) {
      return value == Shape.INFINITE ? Double.POSITIVE_INFINITY : (double) value;
    }

    @Override
    public Parameter.Type shownAs() {
      return Parameter.Type.REAL;
    }

    @Override
    public String text(Integer value) {
      return value == Shape.INFINITE ? "inf" : value.toString();
    }
  }

  /**
   * Words of a few.
   *
   * @param type the class of what they name
   * @param words the words
   */
  record Word<E>(Class<E> type, Words<E> words) implements Values<E> {

    @Override
    public Object shown(E value) {
      return words.label(value);
    }

    @Override
    public Parameter.Type shownAs() {
      return Parameter.Type.TEXT;
    }
  }

  /** The labels of equations: which there are, their list says. */
  record Label() implements Values<Equation> {

    @Override
    public Class<Equation> type() {
      return Equation.class;
    }

    @Override
    public Object shown(Equation value) {
      return value.label();
    }

    @Override
    public Parameter.Type shownAs() {
      return Parameter.Type.TEXT;
    }
  }

  /** The labels of schemes: which there are, equations say. */
  record SchemeLabel() implements Values<Scheme> {

    @Override
    public Class<Scheme> type() {
      return Scheme.class;
    }

    @Override
    public Object shown(Scheme value) {
      return value.label();
    }

    @Override
    public Parameter.Type shownAs() {
      return Parameter.Type.TEXT;
    }
  }

  /** Energies. */
  record Energies() implements Values<Energy> {

    @Override
    public Class<Energy> type() {
      return Energy.class;
    }

    @Override
    public Object shown(Energy value) {
      return value.line();
    }

    @Override
    public Parameter.Type shownAs() {
      return Parameter.Type.TEXT;
    }

    @Override
    public String text(Energy value) {
      return CellText.of(value);
    }
  }

  /** Where replicas start. */
  record Starts() implements Values<Initial> {

    @Override
    public Class<Initial> type() {
      return Initial.class;
    }

    @Override
    public Object shown(Initial value) {
      return value.line();
    }

    @Override
    public Parameter.Type shownAs() {
      return Parameter.Type.TEXT;
    }

    @Override
    public String text(Initial value) {
      return CellText.of(value);
    }
  }
}
