package lawsweep.benchmarks.work;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import lawsweep.kernel.Kernels;
import lawsweep.work.Team;

/**
 * The networks of {@code known-families.json} that the language can say, as the tests translate them, degenerate ones
 * left out: each is counted once, and must have the listed number of laws.
 */
public final class KnownFamilies implements Work {

  /** A line of the resource: the number of laws, a tab, the network. */
  private static final String RESOURCE = "known-families.txt";

  private final Kernels kernels;
  private final Team team;
  private final List<String> rows;
  private long seed;

  /**
   * Reads the list.
   *
   * @param most how many rows from the beginning; 0 for all
   */
  public KnownFamilies(Kernels kernels, Team team, int most) {
    this.kernels = kernels;
    this.team = team;
    try (InputStream in = KnownFamilies.class.getResourceAsStream(RESOURCE);
        BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      List<String> all = reader.lines().toList();
      this.rows = most == 0 ? all : all.subList(0, Math.min(most, all.size()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void run() {
    seed++;
    for (String row : rows) {
      String[] words = row.split("\t", -1);
      long laws = NetworkCount.count(kernels, team, words[1], seed).laws();
      if (laws != Long.parseLong(words[0])) {
        throw new IllegalStateException(words[1] + ": expected " + words[0] + " laws, got " + laws);
      }
    }
  }

  /** {@inheritDoc} How many rows; the runs have checked them. */
  @Override
  public String check() {
    return Integer.toString(rows.size());
  }
}
