package lawsweep.circuit.line;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import lawsweep.text.Spot;
import lawsweep.text.SpotException;

/**
 * A line with expressions in braces, such as {@code vec {m} > dense {2*m} > out 1}: a network for each choice of
 * numbers.
 */
public final class Template {

  private final List<Piece> pieces;

  /**
   * Text, and the expression behind it.
   *
   * @param written the expression as it stands in braces
   */
  private record Piece(String text, Optional<Expression> expression, String written, Spot spot) {}

  private Template(List<Piece> pieces) {
    this.pieces = pieces;
  }

  /**
   * Reads a line.
   *
   * @throws lawsweep.text.SpotException if braces do not match, or hold no expression
   */
  public static Template of(String text) {
    Lexer.checkLength(text);
    List<Piece> pieces = new ArrayList<>();
    int from = 0;
    int column = 0;
    while (from <= text.length()) {
      int open = text.indexOf('{', from);
      int plain = open < 0 ? text.length() : open;
      String before = text.substring(from, plain);
      int stray = before.indexOf('}');
      if (stray >= 0) {
        throw new Spot(0, column + before.codePointCount(0, stray) + 1).error("expected { before }");
      }
      column += before.codePointCount(0, before.length());
      Spot spot = new Spot(0, column + 1);
      if (open < 0) {
        pieces.add(new Piece(before, Optional.empty(), "", spot));
        break;
      }
      int close = text.indexOf('}', open);
      if (close < 0) {
        throw spot.error("expected } behind {");
      }
      String written = text.substring(open + 1, close);
      pieces.add(new Piece(before, Optional.of(whole(written, column + 1)), written.strip(), spot));
      column += written.codePointCount(0, written.length()) + 2;
      from = close + 1;
    }
    return new Template(List.copyOf(pieces));
  }

  private static Expression whole(String written, int shift) {
    ExpressionReader reader = new ExpressionReader(written, shift);
    Expression expression = reader.sum();
    if (!reader.peek().isEmpty()) {
      throw reader.expected("one of + - * / % or }");
    }
    return expression;
  }

  /** The names in it, in alphabetical order. */
  public Set<String> names() {
    Set<String> names = new TreeSet<>();
    pieces.forEach(piece -> piece.expression().ifPresent(expression -> expression.collect(names)));
    return names;
  }

  /**
   * The line with numbers in the place of braces.
   *
   * @throws lawsweep.text.SpotException where an expression is no number from 1 on
   */
  public String filled(Map<String, Long> names) {
    StringBuilder line = new StringBuilder();
    for (Piece piece : pieces) {
      line.append(piece.text());
      if (piece.expression().isPresent()) {
        long value = piece.expression().get().value(names);
        if (value < 1) {
          throw piece.spot().error("expected a size from 1 on, got {" + piece.written() + "} = " + value
              + where(piece.expression().get(), names));
        }
        line.append(value);
      }
    }
    return line.toString();
  }

  /**
   * The network with numbers in the place of braces. Columns of errors are those of the line as it is written.
   *
   * @throws lawsweep.text.SpotException if it is none
   */
  public Network network(Map<String, Long> names) {
    String line = filled(names);
    try {
      return Network.of(line);
    } catch (SpotException e) {
      throw new Spot(0, written(e.spot().column(), names)).error(e.wrong());
    }
  }

  /** The column of the line as written for one of the line filled in; inside of a number that of its brace. */
  private int written(int column, Map<String, Long> names) {
    int from = 1;
    for (Piece piece : pieces) {
      int length = piece.text().codePointCount(0, piece.text().length());
      if (column < from + length || piece.expression().isEmpty()) {
        return piece.spot().column() - length + column - from;
      }
      from += length;
      int digits = Long.toString(piece.expression().get().value(names)).length();
      if (column < from + digits) {
        return piece.spot().column();
      }
      from += digits;
    }
    return column;
  }

  private static String where(Expression expression, Map<String, Long> names) {
    Set<String> used = expression.names();
    return used.isEmpty()
        ? ""
        : used.stream().map(name -> name + " = " + names.get(name)).collect(Collectors.joining(", ", " with ", ""));
  }
}
