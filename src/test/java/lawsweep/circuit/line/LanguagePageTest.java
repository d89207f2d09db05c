package lawsweep.circuit.line;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import lawsweep.circuit.laws.LawKind;
import lawsweep.circuit.word.Vocabulary;
import org.junit.jupiter.api.Test;

/** The page of the language has all its words, their options and the kinds of laws; what it shows are networks. */
class LanguagePageTest {

  private static final Pattern CODE = Pattern.compile("`([^`\n]+)`");
  private static final Pattern OPTION = Pattern.compile("[a-z]{2,}");

  private static String section() throws IOException {
    Path page = Path.of(System.getProperty("lawsweep.root", "."), "src/site/markdown/networks.md");
    return Files.readString(page).replace("\\|", "|");
  }

  private static String code() throws IOException {
    return CODE.matcher(section()).results().map(found -> found.group(1)).collect(Collectors.joining("\n"));
  }

  @Test
  void allWordsAndOptionsAreThere() throws IOException {
    Set<String> written = words(code());
    Set<String> missing = new TreeSet<>();
    Vocabulary.usages().forEach(usage -> missing.addAll(words(usage)));
    missing.remove("or");
    for (LawKind kind : LawKind.values()) {
      missing.add(kind.word());
    }
    missing.removeAll(written);
    assertEquals(Set.of(), missing);
    assertTrue(code().contains("relu^k") && code().contains("x^k"));
  }

  private static Set<String> words(String text) {
    return OPTION.matcher(text).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void whatIsShownIsRead() throws IOException {
    List<String> shown = Pattern.compile("--net '([^'…]+)'").matcher(section()).results().map(found -> found.group(1))
        .toList();
    assertTrue(shown.size() >= 2, shown.toString());
    shown.forEach(Network::of);
    for (String line : List.of("cp 2,2,2 rank 3", "tucker 2,2,2 ranks 1,2,1", "train 2,3,2 bonds 2,2",
        "vec 3 > ssm 2 steps 4", "seq 2x2 > res(rms > attn 1x2)")) {
      assertTrue(section().contains(line.replace("seq 2x2 > ", "")), line);
      assertEquals(line, Network.of(line).line());
    }
  }
}
