package lawsweep.road.weights;

import java.util.List;
import java.util.Optional;
import lawsweep.law.LawCount;
import lawsweep.road.weights.WeightsCertificate.Climb;
import lawsweep.road.weights.WeightsCertificate.Draw;

/**
 * What a count at weights from a file says beside its record.
 *
 * @param generic dim Lie at random weights, in words: {@code 12}, or {@code at least 12} where nothing pins it
 * @param missing by how many dimensions these weights have less, by what was found at random ones
 * @param first dim W_0 at random weights: the functional dimension there
 * @param patterns the activation patterns that were used, in words; empty where gates are free or there are none
 */
public record WeightsTold(String generic, long missing, int first, Optional<String> patterns) {

  /** What a count says. */
  public static WeightsTold of(LawCount count) {
    return count.certificate() instanceof FloatCertificate c ? of(count, c)
        : of(count, (WeightsCertificate) count.certificate());
  }

  private static WeightsTold of(LawCount count, FloatCertificate c) {
    long most = count.parameters() - c.knownLaws();
    long found = Math.max(c.rank(), c.random().getLast().rank());
    return new WeightsTold((found == most ? "" : "at least ") + found, found - c.rank(), c.random().getFirst().rank(),
        Optional.empty());
  }

  private static WeightsTold of(LawCount count, WeightsCertificate c) {
    long most = count.parameters() - c.knownLaws();
    long found = c.draws().stream().map(Draw::generic).flatMap(Optional::stream).mapToLong(Climb::rank).max()
        .orElse(c.rank());
    int first = c.draws().stream().map(Draw::generic).flatMap(Optional::stream).map(Climb::ranks)
        .filter(ranks -> !ranks.isEmpty()).mapToInt(List::getFirst).max().orElse(0);
    Optional<String> patterns =
        c.patterns()
            .map(each -> each.count() + (each.all() ? ", all there are" : " at random inputs; there may be more"));
    return new WeightsTold((found == most ? "" : "at least ") + found, found - c.rank(), first, patterns);
  }
}
