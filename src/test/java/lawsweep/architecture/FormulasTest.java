package lawsweep.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.junit.jupiter.api.Test;

/**
 * Formulas of pages and proofs are written as GitHub reads them and nothing else can be read as one. Whether KaTeX
 * takes each of them is seen where the site is made.
 */
class FormulasTest {

  private static final Path ROOT = Path.of(System.getProperty("lawsweep.root", "")).toAbsolutePath();
  private static final Parser PARSER = Parser.builder().extensions(List.of(TablesExtension.create())).build();
  private static final int FORMULAS_AT_LEAST = 3000;
  /** Signs and letters beyond ASCII are commands; a bar would end a cell of a table. */
  private static final Pattern PLAIN = Pattern.compile("[\\p{ASCII}&&[^|$`]]+");

  private static final class Formulas extends AbstractVisitor {
    private final Set<String> wrong = new TreeSet<>();
    private int seen;

    @Override
    public void visit(Text text) {
      String left = text.getLiteral();
      if (text.getNext() instanceof Code && left.endsWith("$")) {
        left = left.substring(0, left.length() - 1);
      }
      if (text.getPrevious() instanceof Code && left.startsWith("$")) {
        left = left.substring(1);
      }
      if (left.contains("$")) {
        wrong.add("a bare dollar: " + text.getLiteral());
      }
    }

    @Override
    public void visit(Code code) {
      boolean begun = code.getPrevious() instanceof Text before && before.getLiteral().endsWith("$");
      boolean ended = code.getNext() instanceof Text after && after.getLiteral().startsWith("$");
      if (begun != ended) {
        wrong.add("one dollar beside: " + code.getLiteral());
      } else if (begun) {
        formula(code.getLiteral());
      }
    }

    @Override
    public void visit(FencedCodeBlock block) {
      if (block.getInfo().equals("math")) {
        formula(block.getLiteral());
      }
    }

    private void formula(String tex) {
      seen++;
      if (!PLAIN.matcher(tex).matches()) {
        wrong.add("what no formula has: " + tex);
      }
    }
  }

  private static Formulas formulas(String markdown) {
    Formulas formulas = new Formulas();
    Node page = PARSER.parse(markdown);
    page.accept(formulas);
    return formulas;
  }

  private static List<Path> pages() throws IOException {
    List<Path> pages = new ArrayList<>(List.of(ROOT.resolve("README.md"), ROOT.resolve("CHANGELOG.md"),
        ROOT.resolve("CONTRIBUTING.md"), ROOT.resolve("benchmarks/README.md")));
    for (String folder : List.of("src/site/markdown", "src/main/java/lawsweep")) {
      try (Stream<Path> files = Files.walk(ROOT.resolve(folder))) {
        files.filter(file -> file.toString().endsWith(".md")).sorted().forEach(pages::add);
      }
    }
    return pages;
  }

  @Test
  void pagesHaveNothingElseThatLooksLikeAFormula() throws IOException {
    Set<String> wrong = new TreeSet<>();
    int seen = 0;
    for (Path page : pages()) {
      Formulas formulas = formulas(Files.readString(page));
      seen += formulas.seen;
      formulas.wrong.forEach(what -> wrong.add(ROOT.relativize(page) + ": " + what));
    }
    assertEquals(Set.of(), wrong);
    assertTrue(seen >= FORMULAS_AT_LEAST, "only " + seen + " formulas");
  }

  @Test
  void whatIsWrongIsSeen() {
    assertEquals(Set.of(), formulas("a $`x_1`$ b\n\n```math\nx = 1\n```\n\n| $`\\lvert x\\rvert`$ |\n|---|\n").wrong);
    assertEquals(1, formulas("| $`\\lvert x\\rvert`$ |\n|---|\n").seen);
    assertEquals(1, formulas("five $ for x").wrong.size());
    assertEquals(1, formulas("a $`x` and no more").wrong.stream().filter(what -> what.startsWith("one")).count());
    assertEquals(1, formulas("$`θ`$").wrong.size());
    assertEquals(1, formulas("| a |\n|---|\n| $`\\|x\\|`$ |\n").wrong.size());
    assertEquals(TableBlock.class, PARSER.parse("| a |\n|---|\n| b |\n").getFirstChild().getClass());
  }
}
