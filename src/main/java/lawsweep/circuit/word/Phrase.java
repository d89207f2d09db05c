package lawsweep.circuit.word;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lawsweep.text.Many;
import lawsweep.text.Spelling;
import lawsweep.text.Spot;
import lawsweep.text.SpotException;

/**
 * One layer as it is written: a word and what follows it, read from left to right. Sizes are whole numbers from 1 to
 * {@value #LARGEST}; nothing is made of a size here.
 */
public final class Phrase {

  /** The largest size that can be written. */
  static final int LARGEST = 1_000_000;

  private static final Pattern NUMBER = Pattern.compile("[0-9]+");
  private static final Pattern NUMBERS = Pattern.compile("[0-9]+([x,][0-9]+)*");
  private static final Pattern LEADING_ZEROS = Pattern.compile("(?<![0-9])0+(?=[0-9])");
  private static final int DIGITS = 7;
  private static final int MOST_NUMBERS = 64;

  private final List<Token> tokens;
  private final Spot end;
  private int next = 1;

  /**
   * A layer.
   *
   * @param tokens its pieces, at least one
   * @param end where it ends
   */
  public Phrase(List<Token> tokens, Spot end) {
    this.tokens = List.copyOf(tokens);
    this.end = end;
  }

  /** The word that it begins with. */
  public Token word() {
    return tokens.getFirst();
  }

  /** The whole layer with one blank between its pieces, and numbers without leading zeros. */
  public String normal() {
    StringBuilder layer = new StringBuilder(normal(word().text()));
    for (int i = 1; i < tokens.size(); i++) {
      layer.append(' ').append(normal(tokens.get(i).text()));
    }
    return layer.toString();
  }

  private static String normal(String text) {
    return leadingZero(text) && NUMBERS.matcher(text).matches() ? LEADING_ZEROS.matcher(text).replaceAll("") : text;
  }

  /** True if a zero stands at the beginning of some number: without patterns, for most texts have none. */
  private static boolean leadingZero(String text) {
    for (int i = text.indexOf('0'); i >= 0; i = text.indexOf('0', i + 1)) {
      if (i == 0 || !Character.isDigit(text.charAt(i - 1))) {
        return true;
      }
    }
    return false;
  }

  /** The word with the sizes behind it, as messages name it: {@code attn 2x2}. */
  public String shown() {
    return shown(tokens.size());
  }

  private String shown(int end) {
    return Stream.concat(Stream.of(word().text()), tokens.subList(1, end).stream().map(Token::text)
        .takeWhile(text -> NUMBERS.matcher(text).matches()).map(Phrase::normal)).collect(Collectors.joining(" "));
  }

  /** The next piece, which is left where it is; an empty one at the end. */
  Token peek() {
    return next < tokens.size() ? tokens.get(next) : new Token("", end);
  }

  private Token take() {
    Token token = peek();
    next++;
    return token;
  }

  /** True if a number follows. */
  boolean hasNumber() {
    return NUMBER.matcher(peek().text()).matches();
  }

  /** The next piece as a size. */
  int size(String what) {
    Token token = take();
    if (!NUMBER.matcher(token.text()).matches()) {
      throw expected(token, what);
    }
    return number(token, token.text());
  }

  /** The next piece as sizes with x between them: {@code 2x4} for {@code NxM}. */
  List<Integer> sizes(String what) {
    Token token = take();
    String example = what + " such as 2x3";
    List<Integer> sizes = list(token, "x", example);
    if (sizes.size() != what.split("x").length) {
      throw expected(token, example);
    }
    return sizes;
  }

  /** The next piece as sizes with x between them, of any number from {@code least} to {@code most}. */
  List<Integer> sizes(int least, int most, String what) {
    Token token = take();
    List<Integer> sizes = list(token, "x", what);
    if (sizes.size() < least || sizes.size() > most) {
      throw expected(token, what);
    }
    return sizes;
  }

  /** The next piece as sizes with commas between them: {@code 2,3,2}. */
  List<Integer> list(String what) {
    return list(take(), ",", what);
  }

  private List<Integer> list(Token token, String between, String what) {
    boolean fits = NUMBERS.matcher(token.text()).matches() && !token.text().contains(between.equals("x") ? "," : "x");
    String[] parts = fits ? token.text().split(between) : new String[0];
    if (parts.length == 0 || parts.length > MOST_NUMBERS) {
      throw expected(token, what);
    }
    return Arrays.stream(parts).map(part -> number(token, part)).toList();
  }

  private SpotException expected(Token token, String what) {
    return token.spot().error("expected " + what + " after " + word().text() + ", got " + token.shown());
  }

  private static int number(Token token, String digits) {
    String bare = normal(digits);
    int value = bare.length() > DIGITS ? LARGEST + 1 : Integer.parseInt(bare);
    if (value < 1 || value > LARGEST) {
      throw token.spot().error("expected a size from 1 to 1,000,000, got " + token.shown());
    }
    return value;
  }

  /** The next piece as a function of one variable. */
  Activation activation() {
    Token token = take();
    return Activation.find(token)
        .orElseThrow(() -> token.spot().error("expected a function after " + word().text() + ", one of "
            + Activation.KNOWN + ", got " + token.shown() + Spelling.hint(token.text(), Activation.names())));
  }

  /** All that is left, as choices in any order, each at most once. */
  Choices choices(Choice... known) {
    Choices found = new Choices();
    while (next < tokens.size()) {
      Token token = take();
      Choice choice = Arrays.stream(known).filter(each -> each.name().equals(token.text())).findFirst()
          .orElseThrow(() -> unknown(token, known));
      if (found.has(choice.name())) {
        throw token.spot().error(choice.name() + " stands here twice");
      }
      read(choice, found);
    }
    return found;
  }

  private void read(Choice choice, Choices found) {
    String name = choice.name();
    switch (choice.argument()) {
      case NONE -> found.put(name, List.of());
      case NUMBER -> found.put(name, List.of(size("a number for " + choice.shown())));
      case MAYBE_NUMBER -> found.put(name, hasNumber() ? List.of(size("a number")) : List.of());
      case NUMBERS -> found.put(name, list("numbers for " + choice.shown()));
      case SIDES -> found.put(name, sizes(choice.shown().substring(name.length() + 1)));
      case WORD -> found.put(name, take());
    }
  }

  private SpotException unknown(Token token, Choice... known) {
    if (Vocabulary.known(token.text())) {
      return token.spot().error("expected > before " + token.shown());
    }
    List<String> names = Arrays.stream(known).map(Choice::name).toList();
    List<String> all = new ArrayList<>(Arrays.stream(known).map(Choice::shown).toList());
    String may = all.isEmpty()
        ? "nothing more can follow " + shown(next - 1)
        : word().text() + " can have " + String.join(", ", all);
    return token.spot().error("expected > or the end of the layer, got " + token.shown()
        + Spelling.hint(token.text(), names) + "; " + may);
  }

  /** The choices of a word that has none. */
  void end() {
    choices();
  }

  /** The error for a piece that stands after a choice, or for the whole layer. */
  SpotException error(Optional<Token> at, String wrong) {
    return at.map(Token::spot).orElse(word().spot()).error(wrong);
  }

  /** {@code 1 number}, {@code 3 numbers}. */
  static String numbers(int count) {
    return Many.of(count, "number");
  }
}
