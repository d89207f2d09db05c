package lawsweep.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/**
 * What another project gets with this one: only what counting and simulating need. All else is optional, which changes
 * nothing for the program itself.
 */
class DependenciesTest {

  private static final Path POM = Path.of(System.getProperty("lawsweep.root", "")).resolve("pom.xml");

  @Test
  void onlyWhatCountingNeedsIsPulled() throws IOException, ParserConfigurationException, SAXException {
    Element project = DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder().parse(POM.toFile())
        .getDocumentElement();
    Set<String> pulled = new TreeSet<>();
    Set<String> optional = new TreeSet<>();
    for (Node each = child(project, "dependencies").getFirstChild(); each != null; each = each.getNextSibling()) {
      if (each instanceof Element dependency && !text(dependency, "scope").equals("test")) {
        (text(dependency, "optional").equals("true") ? optional : pulled).add(text(dependency, "artifactId"));
      }
    }
    assertEquals(Set.of("jackson-databind", "snakeyaml"), pulled);
    assertEquals(Set.of("duckdb_jdbc", "jcublas", "jcublas-natives", "jcuda", "jcuda-natives", "js-language", "picocli",
        "polyglot", "vega", "vega-lite"), optional);
  }

  private static Node child(Node parent, String name) {
    for (Node each = parent.getFirstChild(); each != null; each = each.getNextSibling()) {
      if (each.getNodeName().equals(name)) {
        return each;
      }
    }
    throw new AssertionError("no " + name + " in " + parent.getNodeName());
  }

  /** Empty if it has no such element. */
  private static String text(Element element, String name) {
    Node found = element.getElementsByTagName(name).item(0);
    return found == null ? "" : found.getTextContent().strip();
  }
}
