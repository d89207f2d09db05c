package lawsweep.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What people read: links lead somewhere, the README is short, and every page is at most three clicks from it. */
class PagesTest {

  private static final Path ROOT = Path.of(System.getProperty("lawsweep.root", "")).toAbsolutePath();
  private static final Path README = ROOT.resolve("README.md");
  private static final int MOST_BYTES = 8192;
  private static final int MOST_CLICKS = 3;
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ +(.+)$");
  private static final Pattern ANCHOR = Pattern.compile("<a id=\"([^\"]+)\"");
  private static final Pattern FENCE = Pattern.compile("(?ms)^```.*?^```$");
  private static final Pattern CODE = Pattern.compile("`[^`\n]+`");

  private static String text(Path page) {
    try {
      return Files.readString(page);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> pages() throws IOException {
    List<Path> pages = new ArrayList<>(List.of(README, ROOT.resolve("CHANGELOG.md"), ROOT.resolve("CONTRIBUTING.md"),
        ROOT.resolve("benchmarks/README.md")));
    for (String folder : List.of("src/site/markdown", "src/main/java/lawsweep")) {
      try (Stream<Path> files = Files.walk(ROOT.resolve(folder))) {
        files.filter(file -> file.toString().endsWith(".md")).sorted().forEach(pages::add);
      }
    }
    return pages;
  }

  /** Where a page's links lead, as they are written. */
  private static List<String> links(Path page) {
    String prose = CODE.matcher(FENCE.matcher(text(page)).replaceAll("")).replaceAll("");
    return LINK.matcher(prose).results().map(found -> found.group(1)).filter(link -> !link.contains("://")).toList();
  }

  private static Path target(Path page, String link) {
    String file = link.contains("#") ? link.substring(0, link.indexOf('#')) : link;
    return file.isEmpty() ? page : page.resolveSibling(file).normalize();
  }

  /** The names of a page's places: those of headings as GitHub makes them, and its own. */
  private static Set<String> places(Path page) {
    String prose = FENCE.matcher(text(page)).replaceAll("");
    Set<String> places = new TreeSet<>();
    HEADING.matcher(prose).results().map(MatchResult::group).map(PagesTest::place).forEach(places::add);
    ANCHOR.matcher(prose).results().map(found -> found.group(1)).forEach(places::add);
    return places;
  }

  private static String place(String heading) {
    return heading.replaceFirst("^#+ +", "").toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}_\\- ]", "").strip()
        .replace(' ', '-');
  }

  @Test
  void linksLeadSomewhere() throws IOException {
    Set<String> broken = new TreeSet<>();
    int seen = 0;
    for (Path page : pages()) {
      for (String link : links(page)) {
        seen++;
        Path target = target(page, link);
        boolean there = Files.exists(target)
            && (!link.contains("#") || places(target).contains(link.substring(link.indexOf('#') + 1)));
        if (!there) {
          broken.add(ROOT.relativize(page) + ": " + link);
        }
      }
    }
    assertEquals(Set.of(), broken);
    assertTrue(seen > 100, "only " + seen + " links");
  }

  @Test
  void theReadmeIsShort() throws IOException {
    assertTrue(Files.size(README) <= MOST_BYTES, Files.size(README) + " bytes");
  }

  @Test
  void everyPageIsNear() throws IOException {
    Map<Path, Integer> clicks = new HashMap<>(Map.of(README, 0));
    List<Path> waiting = new ArrayList<>(List.of(README));
    for (int i = 0; i < waiting.size(); i++) {
      Path page = waiting.get(i);
      for (String link : links(page)) {
        Path target = target(page, link);
        if (target.toString().endsWith(".md") && clicks.putIfAbsent(target, clicks.get(page) + 1) == null) {
          waiting.add(target);
        }
      }
    }
    Map<Path, String> far = new TreeMap<>();
    for (Path page : pages()) {
      Integer count = clicks.get(page);
      if (count == null || count > MOST_CLICKS) {
        far.put(ROOT.relativize(page), count == null ? "not to be reached" : count + " clicks");
      }
    }
    assertEquals(Map.of(), far);
  }
}
