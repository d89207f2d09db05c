package lawsweep.cli.option;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import lawsweep.cli.terminal.UsageException;
import lawsweep.json.NumberList;
import lawsweep.network.Architecture;

/** With which end of a network its widths begin where users write and read them; elsewhere it is the output. */
public enum WidthOrder {
  OUTPUT_FIRST("output to input"),
  INPUT_FIRST("input to output");

  private static final int MOST = Architecture.MAX_DEPTH + 1;
  private static final int SHOWN = 60;

  private final String label;

  WidthOrder(String label) {
    this.label = label;
  }

  /** The order that {@code --input-first} asks for. */
  public static WidthOrder of(boolean inputFirst) {
    return inputFirst ? INPUT_FIRST : OUTPUT_FIRST;
  }

  /** Widths as users read them, {@code 784,512,10 (input to output)}. */
  public String shown(List<Integer> widths) {
    return NumberList.text(turned(widths)) + " (" + label + ")";
  }

  /** From output to input what users write, and the other way round. */
  public List<Integer> turned(List<Integer> widths) {
    return this == INPUT_FIRST ? widths.reversed() : widths;
  }

  /**
   * The network whose widths an option was given.
   *
   * @param make makes a network of widths from output to input
   * @throws UsageException if there is no such network
   */
  public Architecture network(String option, String text, Function<List<Integer>, Architecture> make) {
    List<Integer> widths = widths(option, text);
    try {
      return make.apply(turned(widths));
    } catch (IllegalArgumentException e) {
      throw new UsageException(
          e.getMessage()
              + (this == INPUT_FIRST ? ", which is " + option + " " + brief(text) + " from the output on" : ""),
          e);
    }
  }

  private List<Integer> widths(String option, String text) {
    List<Integer> widths = new ArrayList<>();
    String[] parts = text.split(",", -1);
    for (String part : parts) {
      widths.add(width(part.strip()).orElseThrow(() -> new UsageException("expected " + option
          + " with widths from " + label + ", each a whole number from 1 to " + Architecture.MAX_WIDTH
          + ", such as 2,3,3,2, got '" + brief(text) + "'"
          + (parts.length > 1 ? ", where one is '" + brief(part) + "'" : ""))));
    }
    if (widths.size() > MOST) {
      throw new UsageException("expected " + option + " with 3 to " + MOST
          + " widths: output, at least one hidden layer, input; got " + widths.size());
    }
    return widths;
  }

  private static Optional<Integer> width(String text) {
    return text.matches("0|[1-9][0-9]{0,6}") ? Optional.of(Integer.valueOf(text)) : Optional.empty();
  }

  private static String brief(String text) {
    return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
  }

  /**
   * Which end is which, for those who may have meant it the other way; empty where nobody is likely to: the input is at
   * least as wide, or they have chosen the order.
   */
  public Optional<String> note(Architecture network) {
    int output = network.width(0);
    int input = network.width(network.depth());
    return this == OUTPUT_FIRST && output > input
        ? Optional.of("note: " + output + " is the output and " + input
            + " the input; with --input-first widths are read from input to output")
        : Optional.empty();
  }
}
