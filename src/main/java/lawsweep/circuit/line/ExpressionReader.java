package lawsweep.circuit.line;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lawsweep.text.Spot;
import lawsweep.text.SpotException;

/** Reads expressions and conditions from left to right. */
final class ExpressionReader {

  private static final Pattern PIECE =
      Pattern.compile("[0-9]+|[A-Za-z_][A-Za-z0-9_]*|<=|>=|==|!=|[-+*/%()<>=]");
  private static final Pattern ATOM = Pattern.compile("[A-Za-z0-9_]+");
  private static final int DEEPEST = 64;
  private static final int MOST_PIECES = 1_000;
  private static final int DIGITS = 18;

  private final String text;
  private final int shift;
  private final Matcher matcher;
  private String piece = "";
  private int at;
  private int pieces;
  private int depth;

  /**
   * A reader at the first piece.
   *
   * @param shift how many columns stand before the text
   */
  ExpressionReader(String text, int shift) {
    this.text = text;
    this.shift = shift;
    this.matcher = PIECE.matcher(text);
    advance();
  }

  /** The piece that comes next; empty at the end. */
  String peek() {
    return piece;
  }

  /** The next piece, and goes on. */
  String take() {
    String taken = piece;
    advance();
    return taken;
  }

  /** Where the next piece stands. */
  Spot spot() {
    return new Spot(0, shift + text.codePointCount(0, at) + 1);
  }

  private void advance() {
    at += piece.length();
    while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
      at++;
    }
    piece = "";
    if (at == text.length()) {
      return;
    }
    if (!matcher.region(at, text.length()).lookingAt()) {
      throw spot().error("expected a number, a name or one of + - * / % ( ), got '"
          + Character.toString(text.codePointAt(at)) + "'");
    }
    piece = matcher.group();
    pieces++;
    if (pieces > MOST_PIECES) {
      throw spot().error("an expression can have at most " + MOST_PIECES + " numbers, names and signs");
    }
  }

  /** The error for the next piece. */
  SpotException expected(String what) {
    return spot().error("expected " + what + ", got " + (piece.isEmpty() ? "the end" : "'" + piece + "'"));
  }

  /** A sum. */
  Expression sum() {
    Expression left = product();
    while (piece.equals("+") || piece.equals("-")) {
      Spot spot = spot();
      char sign = take().charAt(0);
      left = new Expression.Operation(left, sign, product(), spot);
    }
    return left;
  }

  private Expression product() {
    Expression left = factor();
    while (piece.equals("*") || piece.equals("/") || piece.equals("%")) {
      Spot spot = spot();
      char sign = take().charAt(0);
      left = new Expression.Operation(left, sign, factor(), spot);
    }
    return left;
  }

  private Expression factor() {
    if (depth == DEEPEST) {
      throw spot().error("parentheses and minus signs can be at most " + DEEPEST + " deep");
    }
    Spot spot = spot();
    if (piece.equals("-")) {
      take();
      depth++;
      Expression negative = new Expression.Operation(new Expression.Literal(0), '-', factor(), spot);
      depth--;
      return negative;
    }
    if (piece.equals("(")) {
      take();
      depth++;
      Expression inner = sum();
      depth--;
      if (!piece.equals(")")) {
        throw expected(")");
      }
      take();
      return inner;
    }
    return atom(spot);
  }

  private Expression atom(Spot spot) {
    if (piece.equals("and") || !ATOM.matcher(piece).matches()) {
      throw expected("a number or a name");
    }
    String atom = take();
    if (!Character.isDigit(atom.charAt(0))) {
      return new Expression.Name(atom, spot);
    }
    if (atom.length() > DIGITS) {
      throw spot.error("expected a number of at most " + DIGITS + " digits, got one of " + atom.length());
    }
    return new Expression.Literal(Long.parseLong(atom));
  }
}
