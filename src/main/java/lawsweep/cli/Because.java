package lawsweep.cli;

import java.util.Locale;
import java.util.stream.Collectors;
import lawsweep.law.Certificate;
import lawsweep.law.LawCount;
import lawsweep.law.Verdict;
import lawsweep.road.data.DataCertificate;
import lawsweep.road.dense.DenseCertificate;
import lawsweep.road.sign.SignFlowCertificate;
import lawsweep.road.symmetric.FlowCertificate;
import lawsweep.road.symmetric.SymmetricCertificate;

/** Why a count holds, in one line for people. */
final class Because {

  private Because() {}

  static String of(LawCount count) {
    return switch (count.certificate()) {
      case DenseCertificate dense -> dense(count, dense);
      case SymmetricCertificate forest -> forest(forest);
      case SignFlowCertificate signs -> signFlow(signs);
      case FlowCertificate flow -> "proof: flows on a graph of " + many(flow.edges(), "edge") + " and "
          + many(flow.hiddenNeurons(), "hidden neuron");
      case DataCertificate data -> data(count, data);
      default -> throw new IllegalArgumentException("expected a certificate of a road, got "
          + count.certificate());
    };
  }

  private static String dense(LawCount count, DenseCertificate c) {
    String primes = "mod " + c.primes().stream().map(String::valueOf).collect(Collectors.joining(", "));
    String ranks = c.rank() + " independent "
        + (count.bracketLength() == 1 ? "fields" : "brackets of up to " + count.bracketLength() + " fields");
    if (count.verdict() == Verdict.UNDECIDED) {
      return ranks + " " + primes + " and " + c.provenLaws() + " laws make less than D";
    }
    if (count.errorBound() == 0) {
      return "proof: " + ranks + " + " + laws(c) + " = D, " + primes;
    }
    return "the dimension stagnates in " + c.draws().size() + " independent draws; wrong with probability at most "
        + String.format(Locale.ROOT, "%.1e", count.errorBound());
  }

  private static String data(LawCount count, DataCertificate c) {
    if (c.primes().isEmpty()) {
      return "singular values with a gap, " + c.method() + "; no proof";
    }
    String ranks = "ranks mod " + c.primes().stream().map(String::valueOf).collect(Collectors.joining(", "));
    if (count.verdict() == Verdict.UNDECIDED) {
      return ranks;
    }
    return count.errorBound() == 0
        ? "proof: " + ranks + " reach their upper bound"
        : ranks + "; wrong with probability at most " + String.format(Locale.ROOT, "%.1e", count.errorBound());
  }

  private static String forest(SymmetricCertificate c) {
    return "proof: " + c.rank() + " at a sparse point + " + laws(c) + " = D; " + support(c) + ", " + evidence(c);
  }

  private static String support(SymmetricCertificate c) {
    if (c.reduced().stream().allMatch(width -> width == 1)) {
      return "thread";
    }
    return "thread and " + (c.trees().isEmpty() ? "forest" : many(c.trees().size(), "type") + " of trees");
  }

  private static String evidence(SymmetricCertificate c) {
    if (c.cores().isEmpty()) {
      return "by the theorem";
    }
    boolean one = c.cores().size() == 1;
    String cores = many(c.cores().size(), "core") + " mod p ";
    return c.coresCoverAllPairs()
        ? cores + (one ? "covers" : "cover") + " all pairs"
        : "by the theorem, which " + cores + (one ? "confirms" : "confirm");
  }

  private static String signFlow(SignFlowCertificate c) {
    String counted = c.draws().isEmpty() ? "by the theorem" : "counted mod " + c.primes().getLast() + " as well";
    return "proof: signs change across " + many(c.rank(), "different hyperplane") + ", " + counted;
  }

  private static String laws(Certificate c) {
    return c.provenLaws()
        + (c.provenLaws() == c.knownLaws() ? " known laws" : " laws (known ones and those of scalar layers)");
  }

  private static String many(long number, String thing) {
    return number + " " + thing + (number == 1 ? "" : "s");
  }
}
