package lawsweep.benchmarks;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import lawsweep.kernel.vector.VectorKernels;
import lawsweep.law.DataChoice;
import lawsweep.law.Fields;
import lawsweep.law.LawCell;
import lawsweep.law.LawCount;
import lawsweep.network.Architecture;
import lawsweep.network.Bias;
import lawsweep.network.Family;
import lawsweep.road.data.DataCertificate;
import lawsweep.road.data.DataCounter;
import lawsweep.work.Limits;
import lawsweep.work.Stop;
import lawsweep.work.ThreadTeam;

/** Draws a second of cells with data fields, and what the draws gave. */
public final class DrawRates {

  private DrawRates() {}

  /**
   * Prints a line for each cell.
   *
   * @param args threads, then cells as {@code family:bias:widths:draws}
   */
  public static void main(String[] args) {
    try (ThreadTeam team = new ThreadTeam(Integer.parseInt(args[0]))) {
      for (String arg : Arrays.copyOfRange(args, 1, args.length)) {
        rate(arg.split(":"), team);
      }
    }
  }

  private static void rate(String[] words, ThreadTeam team) {
    Architecture a = new Architecture(Family.valueOf(words[0].toUpperCase(Locale.ROOT)),
        Arrays.stream(words[2].split(",")).map(Integer::valueOf).toList(),
        Bias.valueOf(words[1].toUpperCase(Locale.ROOT)));
    int draws = Integer.parseInt(words[3]);
    DataCounter counter = new DataCounter(VectorKernels.hot());
    for (int warm = 0; draws > 1 && warm < 2; warm++) {
      counter.count(cell(a, 1 + warm, draws / 4), Limits.DEFAULT, team, Stop.NEVER);
    }
    long start = System.nanoTime();
    LawCount count = counter.count(cell(a, 0, draws), Limits.DEFAULT, team, Stop.NEVER);
    double seconds = (System.nanoTime() - start) * 1e-9;
    DataCertificate c = (DataCertificate) count.certificate();
    System.out.printf(Locale.ROOT, "%s %s %s: %.0f draws/s, %s, D %d, N %d, ranks %s, lies %s (%d undecided), dead %s, "
        + "patterns %.1f, sampled %d, primes %s, error %.1e, length %d%n", words[0], words[1], words[2],
        draws / seconds,
        count.verdict(), count.parameters(), count.knownLaws(), c.tally().ranks().counts(), c.tally().lies().counts(),
        c.tally().lies().undecided(), c.tally().deadNeurons().counts(), (double) c.tally().patterns() / draws,
        c.tally().sampled(), c.primes().size(), count.errorBound(), count.bracketLength());
  }

  private static LawCell cell(Architecture a, long seed, int draws) {
    return new LawCell(a, Fields.DATA, seed, 0, Optional.of(new DataChoice(draws, 0, Optional.empty())));
  }
}
