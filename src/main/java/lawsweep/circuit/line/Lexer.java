package lawsweep.circuit.line;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import lawsweep.circuit.word.Token;
import lawsweep.text.Many;
import lawsweep.text.Spot;

/** Cuts texts into words, numbers and signs. */
final class Lexer {

  /** The longest text that is read. */
  static final int LONGEST = 65_536;

  private static final String SIGNS = ">|()*:=";

  private final List<Token> tokens = new ArrayList<>();
  private final StringBuilder word = new StringBuilder();
  private final int line;
  private int start;

  private Lexer(int line) {
    this.line = line;
  }

  /** The pieces of a network in one line. */
  static List<Token> line(String text) {
    checkLength(text);
    return tokens(text, 0);
  }

  /**
   * The statements of a file: its lines without comments, those together that one pair of parentheses spans.
   */
  static List<List<Token>> file(String text) {
    checkLength(text);
    List<List<Token>> statements = new ArrayList<>();
    List<Token> statement = new ArrayList<>();
    int open = 0;
    int number = 0;
    for (String each : text.split("\\R", -1)) {
      number++;
      int comment = each.indexOf('#');
      List<Token> found = tokens(comment < 0 ? each : each.substring(0, comment), number);
      join(statement, found);
      open += count(found, "(") - count(found, ")");
      if (open <= 0 && !statement.isEmpty()) {
        statements.add(statement);
        statement = new ArrayList<>();
        open = 0;
      }
    }
    if (!statement.isEmpty()) {
      statements.add(statement);
    }
    return statements;
  }

  /** Appends pieces of the next line: it is a layer of its own, so a sign stands between. */
  static void join(List<Token> statement, List<Token> next) {
    if (!statement.isEmpty() && !next.isEmpty() && !">|(*:=".contains(statement.getLast().text())
        && !">|)".contains(next.getFirst().text())) {
      statement.add(new Token(">", next.getFirst().spot()));
    }
    statement.addAll(next);
  }

  private static int count(List<Token> tokens, String sign) {
    return (int) tokens.stream().filter(token -> token.text().equals(sign)).count();
  }

  /** Refuses texts that are too long. */
  static void checkLength(String text) {
    if (text.length() > LONGEST) {
      throw new Spot(0, LONGEST + 1).error(tooLong(text.length()));
    }
  }

  /** What is said of a text that is too long. */
  static String tooLong(int length) {
    return "a network can have at most " + Many.grouped(LONGEST) + " characters, got " + Many.grouped(length);
  }

  private static List<Token> tokens(String text, int line) {
    Lexer lexer = new Lexer(line);
    int[] characters = text.codePoints().toArray();
    for (int i = 0; i < characters.length; i++) {
      lexer.take(characters[i], i + 1);
    }
    lexer.finish();
    return lexer.tokens;
  }

  private void take(int character, int column) {
    if (isWord(character)) {
      start = word.isEmpty() ? column : start;
      word.appendCodePoint(character);
      return;
    }
    finish();
    if (SIGNS.indexOf(character) >= 0) {
      tokens.add(new Token(Character.toString(character), new Spot(line, column)));
    } else if (character != ' ' && character != '\t' && character != '\n' && character != '\r') {
      throw new Spot(line, column).error(wrong(character));
    }
  }

  private static String wrong(int character) {
    if (character == '{' || character == '}') {
      return "braces belong to net: in a spec, where over: says what they hold; expected numbers here";
    }
    if (character == '-') {
      return "expected words, sizes and signs, got '-'; sizes are whole numbers from 1 on";
    }
    String code = character < ' ' || character > '~' ? String.format(Locale.ROOT, " (U+%04X)", character) : "";
    return "expected words, sizes and the signs > | ( ) * : here, got '" + Character.toString(character) + "'" + code;
  }

  private static boolean isWord(int character) {
    return character < 128 && (Character.isLetterOrDigit(character) || "^_,".indexOf(character) >= 0);
  }

  private void finish() {
    if (!word.isEmpty()) {
      tokens.add(new Token(word.toString(), new Spot(line, start)));
      word.setLength(0);
    }
  }
}
