package lawsweep.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * What only the owner of the project can say is left out, and listed here: where it lives, who develops it, and whom to
 * cite. Who adds it takes it from the list.
 */
class OwnerTest {

  private static final Path ROOT = Path.of(System.getProperty("lawsweep.root", ""));

  @Test
  void whatTheOwnerHasNotSaidYet() throws IOException {
    String pom = Files.readString(ROOT.resolve("pom.xml"));
    String project = pom.substring(0, pom.indexOf("<properties>")).replaceAll("(?s)<licenses>.*</licenses>", "");
    Set<String> missing = new TreeSet<>();
    for (String element : Set.of("url", "scm", "developers")) {
      if (!project.contains("<" + element + ">")) {
        missing.add("pom.xml: " + element);
      }
    }
    String citation = Files.readString(ROOT.resolve("CITATION.cff"));
    for (String key : Set.of("authors", "repository-code", "doi")) {
      if (!citation.matches("(?s)(.*\\n)?" + key + ":.*")) {
        missing.add("CITATION.cff: " + key);
      }
    }
    assertEquals(Set.of("pom.xml: url", "pom.xml: scm", "pom.xml: developers", "CITATION.cff: authors",
        "CITATION.cff: repository-code", "CITATION.cff: doi"), missing);
  }
}
