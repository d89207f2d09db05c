import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.node.Text;

/** What the search of the site looks in: an entry for each section, with its name, its place and its words. */
final class SearchIndex {

  private final List<String> entries = new ArrayList<>();

  /**
   * Adds a page, before its formulas are made.
   *
   * @param page its name in the site
   */
  void add(String page, String title, Node document) {
    String place = "";
    String head = title;
    StringBuilder words = new StringBuilder();
    for (Node node = document.getFirstChild(); node != null; node = node.getNext()) {
      if (node instanceof Heading heading) {
        addSection(head.equals(title) ? title : title + ": " + head, page + place, words);
        head = Site.text(heading);
        place = "#" + Site.place(head);
      } else if (node instanceof IndentedCodeBlock code) {
        words.append(code.getLiteral()).append(' ');
      } else if (node instanceof FencedCodeBlock code) {
        words.append(Formulas.isFormula(code) ? "" : code.getLiteral()).append(' ');
      } else {
        words.append(spaced(node));
      }
    }
    addSection(head.equals(title) ? title : title + ": " + head, page + place, words);
  }

  /** The words of a section. The source of a formula is nothing that anybody looks for: a gap stands for it. */
  private static String spaced(Node node) {
    StringBuilder text = new StringBuilder();
    node.accept(new AbstractVisitor() {
      @Override
      public void visit(Text part) {
        text.append(part.getLiteral()).append(' ');
      }

      @Override
      public void visit(Code part) {
        text.append(Formulas.isFormula(part) ? "" : part.getLiteral()).append(' ');
      }

      @Override
      public void visit(FencedCodeBlock part) {
        text.append(Formulas.isFormula(part) ? "" : part.getLiteral()).append(' ');
      }
    });
    return text.toString().replaceAll("\\$ +\\$", "…").replaceAll(" +([,.;:)])", "$1");
  }

  private void addSection(String name, String place, StringBuilder words) {
    if (!words.isEmpty()) {
      entries.add("[" + quoted(name) + "," + quoted(place) + "," + quoted(words.toString()) + "]");
      words.setLength(0);
    }
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replaceAll("\\s+", " ").replace("</", "<\\/")
        + "\"";
  }

  /** All of it, as the search reads it. */
  String script() {
    return "const SEARCH_INDEX = [\n" + String.join(",\n", entries) + "\n];\n";
  }
}
