package lawsweep.atlas;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import lawsweep.law.LawCount;
import lawsweep.report.paint.PageParts;
import lawsweep.road.generators.Survivors;
import lawsweep.sweep.About;
import lawsweep.text.Many;

/**
 * The page of an atlas. Its text is there without scripts; they add the filter, buttons to copy commands, and colours.
 */
final class AtlasPage {

  /** What tells an atlas from another file; near its beginning. */
  static final String MARK = "<!-- made by lawsweep atlas -->";

  private static final List<String> SCRIPTS =
      List.of("page-errors", "page-dom", "page-state", "page-theme", "page-command",
          "page-text", "atlas/page");

  private final StringBuilder html = new StringBuilder(1 << 20);

  private final String program;
  private final Set<String> anchors = new HashSet<>();

  private AtlasPage(String program) {
    this.program = program;
  }

  /**
   * The page.
   *
   * @param program the program and its version
   */
  static String of(List<Chapter> chapters, String program) throws IOException {
    AtlasPage page = new AtlasPage(program);
    page.overview(chapters);
    chapters.forEach(page::chapter);
    return PageParts.page("atlas/page.html", MARK, SCRIPTS,
        Map.of("content", page.html.toString(), "program", PageParts.text(program),
            "style-atlas", PageParts.style("atlas/page.css")));
  }

  private void overview(List<Chapter> chapters) {
    List<Family> families = chapters.stream().flatMap(chapter -> chapter.families().stream()).toList();
    List<Line> lines = families.stream().flatMap(family -> family.lines().stream()).toList();
    long proofs = lines.stream().filter(line -> line.standing().proof()).count();
    long contradicted = families.stream().mapToLong(family -> family.contradictions().size()).sum();
    html.append("<h1>Conservation laws of ").append(families.size())
        .append(" families of networks</h1>\n<p class=\"lead\">")
        .append(Many.grouped(lines.size())).append(lines.size() == 1 ? " network" : " networks")
        .append(", the number of laws proved for ").append(Many.grouped(proofs))
        .append(" of them. Laws are those of gradient flow, for all data; D is the number of parameters.")
        .append(" Counted by ").append(PageParts.text(program)).append(".</p>\n");
    if (contradicted > 0) {
      html.append("<p class=\"warning\">").append(contradicted == 1 ? "A count contradicts"
          : contradicted
              + " counts contradict")
          .append(" a formula or a theorem: look for “contradicted”.</p>\n");
    }
    html.append("<nav aria-label=\"Contents\"><ul>");
    for (Chapter chapter : chapters) {
      html.append("<li><a href=\"#").append(slug(chapter.sweep())).append("\">").append(title(chapter))
          .append("</a></li>");
    }
    html.append("</ul></nav>\n");
  }

  private void chapter(Chapter chapter) {
    String id = slug(chapter.sweep());
    html.append("<section class=\"chapter\" id=\"").append(id).append("\" aria-labelledby=\"").append(id)
        .append("-title\">\n<h2 id=\"").append(id).append("-title\" tabindex=\"-1\">").append(title(chapter))
        .append("</h2>\n");
    chapter.families().forEach(family -> family(id, family));
    html.append("</section>\n");
  }

  private void family(String chapter, Family family) {
    About about = family.about();
    html.append("<details class=\"family\" id=\"").append(anchor(chapter + "-" + slug(about.title())))
        .append("\">\n<summary><span class=\"title\">").append(shown(about.title())).append("</span> ");
    about.laws().ifPresent(laws -> html.append("<span class=\"formula\">laws = ").append(formula(laws))
        .append("</span> "));
    String status = family.status();
    html.append("<span class=\"status ").append(status.startsWith("proved for all") ? "all"
        : status.startsWith("proved for th") ? "sizes" : "open").append("\">").append(status)
        .append("</span> <span class=\"extent\">").append(family.extent());
    if (!family.contradictions().isEmpty()) {
      html.append("; contradicted by ").append(Many.of(family.contradictions().size(), "count"));
    }
    html.append("</span></summary>\n");
    about.says().ifPresent(says -> html.append("<p>").append(shown(says)).append("</p>\n"));
    facts(family);
    table(family);
    html.append("</details>\n");
  }

  private void facts(Family family) {
    About about = family.about();
    html.append("<dl class=\"facts\">");
    about.laws().ifPresent(laws -> fact("Laws", formula(laws) + ", " + family.agreement()));
    fact("Status", family.status() + family.proofs().stream().map(proof -> "; " + shown(proof))
        .collect(Collectors.joining()).replaceFirst(";", ":"));
    if (!family.credits().isEmpty()) {
      fact("First", shown(String.join(". ", family.credits())));
    }
    html.append("</dl>\n");
  }

  private void fact(String name, String value) {
    html.append("<div><dt>").append(name).append("</dt><dd>").append(value).append("</dd></div>");
  }

  private void table(Family family) {
    html.append("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Networks: ")
        .append(shown(family.about().title())).append("\"><table><thead><tr><th scope=\"col\">network</th>")
        .append("<th scope=\"col\" class=\"number\">D</th><th scope=\"col\" class=\"number\">laws</th>")
        .append("<th scope=\"col\" class=\"number\">known</th><th scope=\"col\">verdict</th>")
        .append("<th scope=\"col\">stands on</th></tr></thead><tbody>\n");
    family.lines().forEach(this::line);
    html.append("</tbody></table></div>\n");
  }

  private void line(Line line) {
    html.append("<tr><th scope=\"row\"><span class=\"net\">").append(shown(line.network()))
        .append(line.block().map(block -> "<br>laws of " + shown(block)).orElse(""))
        .append("</span><span class=\"command\"><code>").append(shown(line.command()))
        .append("</code></span></th>");
    number(Many.grouped(line.parameters()));
    number(line.laws().map(Many::grouped).orElse("–")
        + (line.contradicts() ? " (formula: " + Many.grouped(line.claimed().orElseThrow()) + ", contradicted)" : "")
        + (line.refutes() ? " (theorem: " + Many.grouped(line.said().orElseThrow().instance().laws())
            + ", contradicted)" : ""));
    number(line.known().map(Many::grouped).orElse("–") + survivors(line.count()));
    html.append("<td>").append(line.verdict()).append("</td><td><span class=\"reason\">").append(shown(line.evidence()))
        .append("</span></td></tr>\n");
  }

  /** Known laws that were named and nothing more never stand without how many of them survive. */
  private static String survivors(Optional<LawCount> count) {
    List<String> left = count.map(Survivors::lines).orElse(List.of());
    return left.isEmpty() ? "" : "<span class=\"survive\">survive: " + shown(String.join("; ", left)) + "</span>";
  }

  private void number(String value) {
    html.append("<td class=\"number\">").append(value).append("</td>");
  }

  private static String title(Chapter chapter) {
    String words = chapter.sweep().replace('-', ' ');
    return shown(words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1));
  }

  /** A formula as readers write it. */
  private static String formula(String formula) {
    return shown(formula.replaceAll("\\s*\\*\\s*", "·").replace("-", "−"));
  }

  /** A name that nothing before it has. */
  private String anchor(String name) {
    String own = name;
    for (int i = 2; !anchors.add(own); i++) {
      own = name + "-" + i;
    }
    return own;
  }

  /** A name for an address: letters, digits and hyphens. */
  static String slug(String words) {
    return words.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
  }

  private static String shown(String text) {
    return PageParts.text(text);
  }
}
