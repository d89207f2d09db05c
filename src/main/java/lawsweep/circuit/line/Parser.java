package lawsweep.circuit.line;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import lawsweep.circuit.word.Layer;
import lawsweep.circuit.word.Phrase;
import lawsweep.circuit.word.Token;
import lawsweep.circuit.word.Vocabulary;
import lawsweep.text.Many;
import lawsweep.text.Spelling;
import lawsweep.text.Spot;
import lawsweep.text.SpotException;

/** Puts pieces together to layers, by recursive descent. Depth and number of layers are bounded. */
final class Parser {

  /** How deep parentheses can be. */
  static final int DEEPEST = 64;
  /** How many layers there can be, all written out. */
  static final int MOST_LAYERS = 10_000;

  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,39}");
  private static final Pattern GIVEN = Pattern.compile("in|l[0-9]+");
  private static final Pattern REPEATS = Pattern.compile("[0-9]+");
  private static final Set<String> SIGNS = Set.of(">", "|", "(", ")", "*", ":", "=");
  private static final int DIGITS = 7;
  private static final String RESIDUAL = "res";

  private final List<Token> tokens;
  private final Map<String, Part> parts;
  private final Set<String> named;
  private final Spot end;
  /** True for the layers of a name. */
  private final boolean inside;
  private int next;

  /** Layers with a name, and how deep their parentheses are. */
  private record Part(List<Node> nodes, int depth) {}

  /** How deep the parentheses are that were read last. */
  private int reached;

  /**
   * A parser.
   *
   * @param parts the names that stand further up
   * @param named all names of the file
   * @param before what stands before the tokens
   */
  private Parser(List<Token> tokens, Map<String, Part> parts, Set<String> named, Token before) {
    this.tokens = tokens;
    this.parts = parts;
    this.named = named;
    this.inside = !before.text().isEmpty();
    Token last = tokens.isEmpty() ? before : tokens.getLast();
    this.end = new Spot(last.spot().line(),
        last.spot().column() + last.text().codePointCount(0, last.text().length()));
  }

  /** The layers of a line. */
  static List<Node> line(String text) {
    return whole(Lexer.line(text), Map.of(), Set.of(), new Spot(0, 1));
  }

  /** The layers of a file. */
  static List<Node> file(String text) {
    Map<String, Part> parts = new HashMap<>();
    List<Token> network = new ArrayList<>();
    List<List<Token>> statements = Lexer.file(text);
    Set<String> named = new HashSet<>();
    statements.stream().filter(Parser::names).forEach(statement -> named.add(statement.getFirst().text()));
    for (List<Token> statement : statements) {
      if (names(statement)) {
        Token name = statement.getFirst();
        checkName(name);
        Parser parser = new Parser(statement.subList(2, statement.size()), parts, named, statement.get(1));
        List<Node> nodes = parser.all();
        if (parts.put(name.text(), new Part(nodes, parser.reached)) != null) {
          throw name.spot().error("there are layers called " + name.shown() + " already");
        }
      } else {
        Lexer.join(network, statement);
      }
    }
    int last = statements.isEmpty() ? 1 : statements.getLast().getLast().spot().line() + 1;
    return whole(network, parts, named, new Spot(network.isEmpty() ? last : 1, 1));
  }

  /** True if a statement of a file names layers. */
  private static boolean names(List<Token> statement) {
    return statement.size() > 1 && statement.get(1).text().equals("=");
  }

  private static List<Node> whole(List<Token> tokens, Map<String, Part> parts, Set<String> named, Spot start) {
    Parser parser = new Parser(tokens, parts, named, new Token("", start));
    List<Node> nodes = parser.all();
    String first = nodes.getFirst() instanceof Node.Leaf leaf ? leaf.phrase().word().text() : "";
    if (!Vocabulary.source(first)) {
      throw nodes.getFirst().spot().error("a network begins with a source, one of " + Vocabulary.sourceNames()
          + ", got " + (first.isEmpty() ? "layers in parentheses" : "'" + first + "'"));
    }
    checkPlaces(nodes.subList(1, nodes.size()), true);
    return nodes;
  }

  /** Sources come first and heads last. */
  private static void checkPlaces(List<Node> nodes, boolean outside) {
    for (int i = 0; i < nodes.size(); i++) {
      switch (nodes.get(i)) {
        case Node.Leaf leaf -> {
          String word = leaf.phrase().word().text();
          if (Vocabulary.source(word)) {
            throw leaf.spot().error(leaf.phrase().shown() + " is a source: it can only come first");
          }
          if (Vocabulary.head(word) && !(outside && i == nodes.size() - 1)) {
            throw leaf.spot().error(leaf.phrase().shown() + " is a head: it can only come last"
                + (outside ? "" : ", outside parentheses") + (word.equals("tied") ? "" : "; dense N goes anywhere"));
          }
        }
        case Node.Residual residual -> {
          checkPlaces(residual.main(), false);
          checkPlaces(residual.side(), false);
        }
        case Node.Repeat repeat -> checkPlaces(repeat.body(), false);
      }
    }
  }

  private List<Node> all() {
    List<Node> nodes = layers(0);
    if (next < tokens.size()) {
      throw expected("> or the end");
    }
    return nodes;
  }

  private List<Node> layers(int depth) {
    reached = Math.max(reached, depth);
    List<Node> nodes = new ArrayList<>();
    long count = 0;
    do {
      int before = nodes.size();
      Spot spot = peek().spot();
      item(nodes, depth);
      count += Node.count(nodes.subList(before, nodes.size()));
      if (count > MOST_LAYERS) {
        throw spot.error("a network can have at most " + Many.grouped(MOST_LAYERS) + " layers, all written out");
      }
    } while (takes(">"));
    return nodes;
  }

  private void item(List<Node> nodes, int depth) {
    Optional<Token> name = name();
    Token token = peek();
    if (SIGNS.contains(token.text()) || token.text().isEmpty()) {
      throw expected(next == 0 && !inside ? "a source, one of " + Vocabulary.sourceNames() : "a layer");
    }
    if (REPEATS.matcher(token.text()).matches()) {
      nodes.add(repeat(name, depth));
    } else if (token.text().equals(RESIDUAL)) {
      nodes.add(residual(name, depth));
    } else if (parts.containsKey(token.text())) {
      part(nodes, name, depth);
    } else {
      nodes.add(leaf(name));
    }
  }

  private Optional<Token> name() {
    if (next + 1 >= tokens.size() || !tokens.get(next + 1).text().equals(":")) {
      return Optional.empty();
    }
    Token name = peek();
    checkName(name);
    next += 2;
    return Optional.of(name);
  }

  private static void checkName(Token name) {
    String text = name.text();
    if (!NAME.matcher(text).matches()) {
      throw name.spot().error("expected a name of at most 40 letters, digits and _ that begins with a letter, got "
          + name.shown());
    }
    if (text.equals(RESIDUAL) || Vocabulary.known(text)) {
      throw name.spot().error("expected a name that is no word of the language, got " + name.shown());
    }
    if (GIVEN.matcher(text).matches()) {
      throw name.spot().error("expected a name that layers without one do not have (in, l1, l2, …), got "
          + name.shown());
    }
  }

  private Node repeat(Optional<Token> name, int depth) {
    Token number = take();
    if (!peek().text().equals("*")) {
      throw expected("* as in " + number.text() + "*( … )");
    }
    next++;
    String digits = number.text().replaceFirst("^0+(?=[0-9])", "");
    int times = digits.length() > DIGITS ? Integer.MAX_VALUE : Integer.parseInt(digits);
    if (times < 1 || times > MOST_LAYERS) {
      throw number.spot().error("expected layers 1 to " + Many.grouped(MOST_LAYERS) + " times, got " + number.shown());
    }
    open(depth, digits + "*");
    List<Node> body = layers(depth + 1);
    close("> or )");
    return new Node.Repeat(name, number.spot(), times, body);
  }

  private Node residual(Optional<Token> name, int depth) {
    Token word = take();
    open(depth, RESIDUAL);
    List<Node> main = layers(depth + 1);
    List<Node> side = takes("|") ? layers(depth + 1) : List.of();
    close(side.isEmpty() ? ">, | or )" : "> or )");
    return new Node.Residual(name, word.spot(), main, side);
  }

  private void open(int depth, String before) {
    if (!peek().text().equals("(")) {
      throw expected("( after " + before);
    }
    if (depth == DEEPEST) {
      throw peek().spot().error("parentheses can be at most " + DEEPEST + " deep");
    }
    next++;
  }

  private void close(String what) {
    if (!takes(")")) {
      throw expected(what);
    }
  }

  private void part(List<Node> nodes, Optional<Token> name, int depth) {
    Token token = take();
    Part part = parts.get(token.text());
    // Layers with a name stand in parentheses: 1*( … ).
    int deepest = depth + part.depth() + (name.isPresent() ? 1 : 0);
    if (deepest > DEEPEST) {
      throw token.spot().error("parentheses can be at most " + DEEPEST + " deep");
    }
    reached = Math.max(reached, deepest);
    if (name.isPresent()) {
      nodes.add(new Node.Repeat(name, token.spot(), 1, part.nodes()));
    } else {
      nodes.addAll(part.nodes());
    }
    if (next < tokens.size() && !SIGNS.contains(peek().text())) {
      throw expected("> or the end of the layer");
    }
  }

  private Node leaf(Optional<Token> name) {
    int first = next;
    while (next < tokens.size() && !SIGNS.contains(peek().text())) {
      next++;
    }
    Phrase phrase = new Phrase(tokens.subList(first, next), peek().spot());
    Token word = phrase.word();
    if (named.contains(word.text()) && !parts.containsKey(word.text())) {
      throw word.spot().error("expected " + word.shown() + " to be named above this line");
    }
    if (!Vocabulary.known(word.text()) && !parts.isEmpty() && phrase.shown().equals(word.text())) {
      String hint = Spelling.hint(word.text(), parts.keySet());
      if (!hint.isEmpty()) {
        throw word.spot().error("unknown layer " + word.shown() + hint);
      }
    }
    Layer layer = Vocabulary.read(phrase);
    return new Node.Leaf(name, phrase, layer);
  }

  private boolean takes(String sign) {
    boolean found = peek().text().equals(sign);
    next += found ? 1 : 0;
    return found;
  }

  private Token take() {
    Token token = peek();
    next++;
    return token;
  }

  private Token peek() {
    return next < tokens.size() ? tokens.get(next) : new Token("", end);
  }

  private SpotException expected(String what) {
    Token token = peek();
    return token.spot().error("expected " + what + ", got " + (token.text().isEmpty() ? "the end" : token.shown()));
  }
}
