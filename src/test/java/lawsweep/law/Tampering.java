package lawsweep.law;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import lawsweep.road.dense.DenseCertificate;

/** Counts with one thing changed. */
public final class Tampering {

  private Tampering() {}

  public static LawCount withCertificate(LawCount c, Certificate certificate) {
    return new LawCount(
        c.parameters(), c.levelDims(), c.lieDim(), c.laws(), c.knownLaws(), c.extraLaws(), c.verdict(),
        c.bracketLength(), c.errorBound(), c.reason(), certificate);
  }

  public static LawCount withDraws(LawCount count, List<DenseCertificate.Draw> draws) {
    DenseCertificate c = Counting.dense(count);
    return withCertificate(count, new DenseCertificate(
        c.engine(), c.cell(), draws, c.rank(), c.knownLaws(), c.provenLaws(), c.fingerprint()));
  }

  public static LawCount withCell(LawCount count, LawCell cell) {
    DenseCertificate c = Counting.dense(count);
    return withCertificate(count, new DenseCertificate(
        c.engine(), cell, c.draws(), c.rank(), c.knownLaws(), c.provenLaws(), c.fingerprint()));
  }

  /** Changes one draw. */
  public static LawCount withDraw(LawCount count, int index, UnaryOperator<DenseCertificate.Draw> change) {
    List<DenseCertificate.Draw> draws = new ArrayList<>(Counting.dense(count).draws());
    draws.set(index, change.apply(draws.get(index)));
    return withDraws(count, draws);
  }

  /** Changes one level of the first draw. */
  public static LawCount withLevel(LawCount count, int index, UnaryOperator<DenseCertificate.Level> change) {
    return withDraw(count, 0, draw -> {
      List<DenseCertificate.Level> levels = new ArrayList<>(draw.levels());
      levels.set(index, change.apply(levels.get(index)));
      return new DenseCertificate.Draw(draw.index(), draw.prime(), draw.columns(), levels);
    });
  }
}
