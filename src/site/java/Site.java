import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * Makes a site of the README, the pages of src/site/markdown and the proofs: java Site.java ROOT OUT, with commonmark,
 * KaTeX and GraalJS on the class path. Pages stand beside each other as files, need no network and no script but for
 * the search. Links that lead nowhere and formulas with errors are named and end it with exit code 1.
 */
final class Site implements AutoCloseable {

  /** The pages of src/site/markdown by what people look for; every page has to be in one of these. */
  private static final Map<String, List<String>> GROUPS = groups();

  private static final Pattern ID = Pattern.compile("id=\"([^\"]+)\"");
  private static final String PAGES = "src/site/markdown/";
  private static final String PROOFS = "src/main/java/lawsweep/";
  private static final String THEORY = "Theory";
  private static final String DEVELOP = "Develop";
  /** Where Javadoc is, if it was made before. */
  private static final String JAVADOC = "apidocs/";

  private final Path root;
  private final Path out;
  private final Parser parser = Parser.builder().extensions(List.of(TablesExtension.create())).build();
  /** The page of each Markdown file, by its path from the root. */
  private final Map<String, String> pages = new LinkedHashMap<>();
  private final Map<String, String> titles = new TreeMap<>();
  private final Map<String, Set<String>> anchors = new TreeMap<>();
  private final Set<String> broken = new TreeSet<>();
  private final SearchIndex index = new SearchIndex();
  private final Formulas formulas;

  private Site(Path root, Path out, Formulas formulas) {
    this.root = root;
    this.out = out;
    this.formulas = formulas;
  }

  @Override
  public void close() {
    formulas.close();
  }

  private static Map<String, List<String>> groups() {
    Map<String, List<String>> groups = new LinkedHashMap<>();
    groups.put("Start", List.of("index", "first-steps", "questions", "found"));
    groups.put("Guides", List.of("networks", "pytorch", "overnight", "sweeps", "clusters", "real-data",
        "drift-tutorial", "saving-checkpoints", "drift", "langevin", "gpu", "claims", "python", "java", "speed"));
    groups.put("Reference", List.of("commands", "commands-reference", "specs", "spec-reference", "columns",
        "glossary"));
    groups.put(THEORY, List.of("proved", "data-fields", "weights", "sign-flows", "flows", "symmetry", "laws",
        "scalar-blocks", "metric"));
    groups.put(DEVELOP, List.of("developing"));
    return groups;
  }

  public static void main(String[] arguments) throws IOException {
    Path root = Path.of(arguments[0]).toAbsolutePath().normalize();
    try (Site site = new Site(root, Path.of(arguments[1]).toAbsolutePath(), Formulas.open())) {
      site.make();
    }
  }

  private void make() throws IOException {
    Files.createDirectories(out);
    collect();
    for (String source : pages.keySet()) {
      write(source);
    }
    leadOn();
    Files.copy(root.resolve("src/site/resources/site.css"), out.resolve("site.css"),
        StandardCopyOption.REPLACE_EXISTING);
    Files.copy(root.resolve("src/site/resources/search.js"), out.resolve("search.js"),
        StandardCopyOption.REPLACE_EXISTING);
    Files.writeString(out.resolve("search-index.js"), index.script());
    if (!broken.isEmpty()) {
      broken.forEach(System.err::println);
      System.exit(1);
    }
    System.out.println(pages.size() + " pages in " + out);
  }

  /** Javadoc has the proofs, too, and shows no formulas: its copies lead to the pages here. */
  private void leadOn() throws IOException {
    for (Map.Entry<String, String> page : pages.entrySet()) {
      Path copy = out.resolve(page.getKey().replace(PROOFS, JAVADOC + "lawsweep/").replace(".md", ".html"));
      if (page.getKey().startsWith(PROOFS) && Files.exists(copy)) {
        String here = copy.getParent().relativize(out).resolve(page.getValue()).toString();
        Files.writeString(copy, """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="refresh" content="0; url=%1$s">
            <title>%2$s</title>
            </head>
            <body><a href="%1$s">%2$s</a></body>
            </html>
            """.formatted(here, escaped(titles.get(page.getKey()).replace("`", ""))));
      }
    }
  }

  private void collect() throws IOException {
    pages.put("README.md", "index.html");
    Set<String> grouped = new TreeSet<>();
    GROUPS.values().forEach(grouped::addAll);
    for (String source : markdown(PAGES)) {
      String name = source.substring(PAGES.length(), source.length() - ".md".length());
      if (!grouped.remove(name)) {
        broken.add(source + " is in no group of Site.java");
      }
      pages.put(source, name.equals("index") ? "start.html" : name + ".html");
    }
    grouped.forEach(name -> broken.add("no page " + name + ".md"));
    for (String source : markdown(PROOFS)) {
      String name = source.substring(PROOFS.length(), source.length() - ".md".length()).replace("/doc-files", "");
      pages.put(source, name.replace('/', '-') + ".html");
    }
    pages.put("CHANGELOG.md", "changelog.html");
    pages.put("CONTRIBUTING.md", "contributing.html");
    pages.put("benchmarks/README.md", "benchmarks.html");
    for (String source : pages.keySet()) {
      Set<String> places = new TreeSet<>();
      Node document = parse(source);
      document.accept(new AbstractVisitor() {
        @Override
        public void visit(Heading heading) {
          places.add(place(text(heading)));
          titles.putIfAbsent(source, text(heading));
        }

        @Override
        public void visit(HtmlBlock block) {
          ids(block.getLiteral(), places);
        }

        @Override
        public void visit(HtmlInline inline) {
          ids(inline.getLiteral(), places);
        }
      });
      anchors.put(source, places);
    }
  }

  private static void ids(String html, Set<String> places) {
    ID.matcher(html).results().forEach(id -> places.add(id.group(1)));
  }

  private List<String> markdown(String folder) throws IOException {
    try (Stream<Path> files = Files.walk(root.resolve(folder))) {
      return files.filter(file -> file.toString().endsWith(".md")).map(file -> root.relativize(file).toString())
          .sorted().toList();
    }
  }

  private Node parse(String source) throws IOException {
    return parser.parse(Files.readString(root.resolve(source)));
  }

  /** The name of a heading's place, as GitHub makes it. */
  static String place(String heading) {
    return heading.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}_\\- ]", "").strip().replace(' ', '-');
  }

  /** The words of a heading. */
  static String text(Node node) {
    StringBuilder text = new StringBuilder();
    node.accept(new AbstractVisitor() {
      @Override
      public void visit(Text part) {
        text.append(part.getLiteral());
      }

      @Override
      public void visit(Code part) {
        text.append(part.getLiteral());
      }
    });
    return text.toString();
  }

  private void write(String source) throws IOException {
    Node document = parse(source);
    document.accept(new AbstractVisitor() {
      @Override
      public void visit(Link link) {
        link.setDestination(target(source, link.getDestination()));
        visitChildren(link);
      }

      @Override
      public void visit(Image image) {
        image.setDestination(target(source, image.getDestination()));
      }
    });
    String title = source.equals("README.md") ? "Lawsweep" : titles.get(source).replace("`", "");
    index.add(pages.get(source), title, document);
    formulas(source, document);
    HtmlRenderer renderer = HtmlRenderer.builder().extensions(List.of(TablesExtension.create()))
        .attributeProviderFactory(_ -> (node, tag, attributes) -> {
          if (node instanceof Heading heading) {
            attributes.put("id", place(text(heading)));
          } else if (tag.equals("pre") && (node instanceof IndentedCodeBlock || node instanceof FencedCodeBlock)
              || node instanceof TableBlock) {
            // What is wider than the page scrolls, for the keyboard too.
            attributes.put("tabindex", "0");
          }
        }).build();
    Files.writeString(out.resolve(pages.get(source)), frame(source, title, plain(renderer.render(document))));
  }

  /** Formulas as HTML: code between dollars in a line, blocks of code of the language math. */
  private void formulas(String source, Node document) {
    document.accept(new AbstractVisitor() {
      @Override
      public void visit(Code code) {
        if (Formulas.isFormula(code)) {
          Text before = (Text) code.getPrevious();
          Text after = (Text) code.getNext();
          before.setLiteral(before.getLiteral().substring(0, before.getLiteral().length() - 1));
          after.setLiteral(after.getLiteral().substring(1));
          HtmlInline made = new HtmlInline();
          made.setLiteral(joined(before, mathml(source, code.getLiteral(), false), after));
          code.insertAfter(made);
          code.unlink();
        }
      }

      @Override
      public void visit(FencedCodeBlock code) {
        if (Formulas.isFormula(code)) {
          HtmlBlock made = new HtmlBlock();
          made.setLiteral(mathml(source, code.getLiteral().strip(), true));
          code.insertAfter(made);
          code.unlink();
        }
      }
    });
  }

  /** A formula with the signs that touch it: browsers break lines at both its sides, even before a full stop. */
  private static String joined(Text before, String formula, Text after) {
    String start = before.getLiteral();
    String end = after.getLiteral();
    int from = start.endsWith("(") ? start.length() - 1 : start.length();
    int to = 0;
    while (to < end.length() && ").,:;'-".indexOf(end.charAt(to)) >= 0) {
      to++;
    }
    before.setLiteral(start.substring(0, from));
    after.setLiteral(end.substring(to));
    return "<span class=\"joined\">" + start.substring(from) + formula + end.substring(0, to) + "</span>";
  }

  private String mathml(String source, String tex, boolean display) {
    try {
      return display ? formulas.display(tex) : formulas.inline(tex);
    } catch (IllegalArgumentException e) {
      broken.add(source + ": " + e.getMessage());
      return "";
    }
  }

  /** Without comments, and without headers that say nothing. */
  private static String plain(String html) {
    return html.replaceAll("<!--.*?-->\n?", "").replace("<th></th>", "<td></td>");
  }

  /** Where a link of a page leads in the site: a page, or a copy of a file. */
  private String target(String source, String link) {
    if (link.contains("://")) {
      return link;
    }
    int hash = link.indexOf('#');
    String file = hash < 0 ? link : link.substring(0, hash);
    String anchor = hash < 0 ? "" : link.substring(hash + 1);
    Path folder = root.resolve(source).getParent();
    String path = file.isEmpty() ? source : root.relativize(folder.resolve(file).normalize()).toString();
    if (!Files.isRegularFile(root.resolve(path)) || !anchor.isEmpty() && !pages.containsKey(path)
        || !anchor.isEmpty() && !anchors.get(path).contains(anchor)) {
      broken.add(source + ": " + link);
      return link;
    }
    String page = pages.get(path);
    return (page == null ? copy(path) : page) + (anchor.isEmpty() ? "" : "#" + anchor);
  }

  private String copy(String path) {
    String name = "files/" + path.replace('/', '-');
    // A browser shows a text, whatever its language.
    String shown = name.endsWith(".svg") || name.endsWith(".txt") ? name : name + ".txt";
    try {
      Files.createDirectories(out.resolve("files"));
      Files.copy(root.resolve(path), out.resolve(shown), StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return shown;
  }

  private String frame(String source, String title, String body) {
    StringBuilder menu = new StringBuilder();
    GROUPS.forEach((group, names) -> {
      menu.append("<h2>").append(group).append("</h2>\n<ul>\n");
      names.forEach(name -> menu.append(entry(source, PAGES + name + ".md")));
      if (group.equals(DEVELOP)) {
        Stream.of("CONTRIBUTING.md", "CHANGELOG.md", "benchmarks/README.md")
            .forEach(page -> menu.append(entry(source, page)));
        if (Files.exists(out.resolve(JAVADOC + "index.html"))) {
          menu.append("<li><a href=\"" + JAVADOC + "index.html\">Javadoc</a></li>\n");
        }
      }
      menu.append("</ul>\n");
      if (group.equals(THEORY)) {
        menu.append("<h2>Proofs and definitions</h2>\n<ul>\n");
        pages.keySet().stream().filter(page -> page.startsWith(PROOFS))
            .forEach(page -> menu.append(entry(source, page)));
        menu.append("</ul>\n");
      }
    });
    return """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>%s</title>
        <link rel="stylesheet" href="site.css">
        </head>
        <body>
        <a class="skip" href="#main">To the text</a>
        <header>
        <a class="home" href="index.html">Lawsweep</a>
        <search><label for="search">Search</label> <input id="search" type="search" autocomplete="off"
          aria-controls="found"><ul id="found" hidden></ul></search>
        </header>
        <div class="columns">
        <nav aria-label="Pages"><details open><summary>Pages</summary>
        %s</details></nav>
        <main id="main" tabindex="-1">
        %s</main>
        </div>
        <script src="search-index.js" defer></script>
        <script src="search.js" defer></script>
        </body>
        </html>
        """.formatted(escaped(title.equals("Lawsweep") ? title : title + " – Lawsweep"), menu, body);
  }

  private String entry(String source, String page) {
    String current = page.equals(source) ? " aria-current=\"page\"" : "";
    return "<li><a href=\"" + pages.get(page) + "\"" + current + ">"
        + escaped(titles.getOrDefault(page, page).replace("`", "")) + "</a></li>\n";
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
