import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Text;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * Formulas of TeX as MathML, which browsers show without a script: KaTeX, in an interpreter of JavaScript that sees no
 * files and no network. A formula comes in as many pieces as it may be broken into at the end of a line.
 */
final class Formulas implements AutoCloseable {

  private static final String KATEX = "/META-INF/resources/webjars/katex/%s/dist/katex.min.js";
  private static final String VERSION = "/META-INF/maven/org.webjars.npm/katex/pom.properties";
  private static final String CALL = "(tex, display) => katex.renderToString(tex, {output: 'mathml', displayMode:"
      + " display, throwOnError: true, strict: 'error', trust: false})";

  /** Lines may be broken behind these, where no bracket is open. */
  private static final String BREAKS = "=≠<>≤≥∈∉⊂⊆→↦←≡≅∼,;+−±·×∘⊗⊕…⋯";
  /** So many characters stay together. */
  private static final int UNBROKEN = 16;
  private static final String OPENING = "([{⟨";
  private static final String CLOSING = ")]}⟩";
  private static final String SIGNS = "+−±∓";
  /** The sign that nobody sees, between a function and what it is applied to. */
  private static final String APPLIED = "\u2061";
  /** Letters in styles that browsers know no more: they are characters of their own. */
  private static final Map<String, String> STYLED = Map.of("double-struck", "CℂNℕQℚRℝZℤ", "script", "C𝒞F𝓕I𝓘K𝒦Q𝒬");
  /** The interpreter would unpack a library of native code, which only its compiler needs, into the user's home. */
  private static final Map<String, String> NOTHING_UNPACKED = Map.of("polyglot.engine.userResourceCache",
      "/dev/null/none", "polyglotimpl.AttachLibraryFailureAction", "ignore");

  private final Context context;
  private final Value katex;
  private final DocumentBuilder reader;
  private final Map<String, String> known = new HashMap<>();

  private Formulas(Context context, Value katex, DocumentBuilder reader) {
    this.context = context;
    this.katex = katex;
    this.reader = reader;
  }

  static Formulas open() throws IOException {
    NOTHING_UNPACKED.forEach(System::setProperty);
    Properties version = new Properties();
    try (InputStream in = Formulas.class.getResourceAsStream(VERSION)) {
      version.load(in);
    }
    Context context = Context.newBuilder("js").option("engine.WarnInterpreterOnly", "false").build();
    try (InputStream in = Formulas.class.getResourceAsStream(KATEX.formatted(version.getProperty("version")))) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      context.eval(Source.newBuilder("js", text, "katex.js").build());
      return new Formulas(context, context.eval("js", CALL), DocumentBuilderFactory.newInstance().newDocumentBuilder());
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** True for code between dollars: a formula within a line. */
  static boolean isFormula(Code code) {
    return code.getPrevious() instanceof Text before && before.getLiteral().endsWith("$")
        && code.getNext() instanceof Text after && after.getLiteral().startsWith("$");
  }

  /** True for a block of the language math: a formula in lines of its own. */
  static boolean isFormula(FencedCodeBlock code) {
    return code.getInfo().equals("math");
  }

  /**
   * A formula within a line.
   *
   * @throws IllegalArgumentException what is wrong with it
   */
  String inline(String tex) {
    return known.computeIfAbsent(tex, _ -> "<span class=\"formula\">" + pieces(row(tex, false)) + "</span>");
  }

  /**
   * A formula in lines of its own, which scroll where they are wider than the page, for the keyboard too.
   *
   * @throws IllegalArgumentException what is wrong with it
   */
  String display(String tex) {
    return "<div class=\"formula\" tabindex=\"0\" role=\"group\" aria-label=\"Formula\"><math display=\"block\">"
        + text(List.of(row(tex, true))) + "</math></div>\n";
  }

  /** The row that KaTeX makes, without the source beside it. */
  private Element row(String tex, boolean display) {
    if (!tex.chars().allMatch(c -> c < 128)) {
      throw new IllegalArgumentException("letters and signs beyond ASCII are commands in a formula: " + tex);
    }
    try {
      String made = katex.execute(tex, display).asString();
      Element math = reader.parse(new InputSource(new StringReader(made))).getDocumentElement();
      Element row = (Element) math.getElementsByTagName("semantics").item(0).getFirstChild();
      plain(row);
      return row;
    } catch (PolyglotException e) {
      throw new IllegalArgumentException(e.getMessage() + ": " + tex, e);
    } catch (SAXException | IOException e) {
      throw new IllegalStateException(tex, e);
    }
  }

  /** Names of upright letters become one word, double-struck letters their own characters. */
  private static void plain(Element element) {
    for (Node node : children(element)) {
      if (node instanceof Element child) {
        if (child.getTagName().equals("mi")) {
          letter(child);
        } else if (child.getTagName().equals("mo")) {
          operator(child);
        } else if (child.hasAttribute("accent")) {
          accent(child);
        } else {
          plain(child);
        }
      }
    }
  }

  private static void letter(Element letter) {
    String text = letter.getTextContent();
    String style = letter.getAttribute("mathvariant");
    if (!style.isEmpty() && !style.equals("normal")) {
      letter.setTextContent(styled(style, text));
      letter.setAttribute("mathvariant", "normal");
    } else if (upright(letter) && letter.getPreviousSibling() instanceof Element before && upright(before)) {
      letter.setTextContent(before.getTextContent() + text);
      letter.getParentNode().removeChild(before);
    }
  }

  private static String styled(String style, String letter) {
    String letters = STYLED.getOrDefault(style, "");
    int at = letters.indexOf(letter);
    if (at < 0) {
      throw new IllegalArgumentException("Formulas.java does not know " + letter + " in the style " + style);
    }
    return Character.toString(letters.codePointAt(at + 1));
  }

  /** Where no font has mathematics an accent runs into its letter, and what is only above it does not. */
  private static void accent(Element accented) {
    accented.removeAttribute("accent");
    plain(accented);
    Element mark = (Element) accented.getLastChild();
    mark.setAttribute("stretchy", "false");
    if (mark.getTextContent().equals("ˉ")) {
      mark.setTextContent("¯");
    }
  }

  /** Bars around something stand close to it; a function without brackets stands off. */
  private static void operator(Element operator) {
    String bar = operator.getTextContent();
    Node after = operator.getNextSibling();
    if (bar.equals(APPLIED) && after != null && !after.getNodeName().equals("mo")) {
      Element space = operator.getOwnerDocument().createElement("mspace");
      space.setAttribute("width", "0.17em");
      operator.getParentNode().insertBefore(space, after);
    } else if (operator.getAttribute("stretchy").equals("false") && (bar.equals("∣") || bar.equals("∥"))) {
      operator.setTextContent(bar.equals("∣") ? "|" : "‖");
      operator.setAttribute("lspace", "0");
      operator.setAttribute("rspace", "0");
    }
  }

  private static boolean upright(Element letter) {
    return letter.getTagName().equals("mi") && letter.getAttribute("mathvariant").equals("normal")
        && letter.getTextContent().chars().allMatch(c -> Character.isLetter(c) && c < 128);
  }

  private static List<Node> children(Node node) {
    List<Node> children = new ArrayList<>();
    for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
      children.add(child);
    }
    return children;
  }

  private static String pieces(Element row) {
    boolean isLong = row.getTextContent().length() > UNBROKEN;
    StringBuilder pieces = new StringBuilder("<math>");
    long open = 0;
    for (Node node = row.getFirstChild(); node != null; node = node.getNextSibling()) {
      String operator = node.getNodeName().equals("mo") ? node.getTextContent() : "";
      // A bracket with an exponent is within another node.
      open += count(node, OPENING) - count(node, CLOSING);
      pieces.append(text(List.of(node)));
      if (isLong && open == 0 && breaks(node, operator)) {
        pieces.append("</math><wbr><math>");
      }
    }
    return pieces.append("</math>").toString();
  }

  private static long count(Node node, String brackets) {
    return node.getTextContent().chars().filter(c -> brackets.indexOf(c) >= 0).count();
  }

  private static boolean breaks(Node node, String operator) {
    Node before = node.getPreviousSibling();
    return !operator.isEmpty() && BREAKS.contains(operator) && node.getNextSibling() != null && before != null
        && (!SIGNS.contains(operator) || !before.getNodeName().equals("mo")
            || CLOSING.contains(before.getTextContent()));
  }

  private static String text(List<Node> nodes) {
    StringBuilder text = new StringBuilder();
    for (Node node : nodes) {
      if (node instanceof Element element) {
        text.append('<').append(element.getTagName());
        for (int i = 0; i < element.getAttributes().getLength(); i++) {
          Node attribute = element.getAttributes().item(i);
          text.append(' ').append(attribute.getNodeName()).append("=\"").append(escaped(attribute.getNodeValue()))
              .append('"');
        }
        text.append('>').append(text(children(element))).append("</").append(element.getTagName()).append('>');
      } else {
        text.append(escaped(node.getNodeValue()));
      }
    }
    return text.toString();
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
  }

  @Override
  public void close() {
    context.close();
  }
}
