package lawsweep.law;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Counts with one thing changed. */
final class Tampering {

  private Tampering() {}

  static LawCount withCertificate(LawCount c, Certificate certificate) {
    return new LawCount(
        c.parameters(), c.levelDims(), c.lieDim(), c.laws(), c.knownLaws(), c.extraLaws(), c.verdict(),
        c.bracketLength(), c.errorBound(), c.reason(), certificate);
  }

  static LawCount withDraws(LawCount count, List<Certificate.Draw> draws) {
    Certificate c = count.certificate();
    return withCertificate(count, new Certificate(
        c.engine(), c.method(), c.cell(), draws, c.rank(), c.knownLaws(), c.provenLaws(), c.fingerprint()));
  }

  static LawCount withCell(LawCount count, LawCell cell) {
    Certificate c = count.certificate();
    return withCertificate(count, new Certificate(
        c.engine(), c.method(), cell, c.draws(), c.rank(), c.knownLaws(), c.provenLaws(), c.fingerprint()));
  }

  /** Changes one draw. */
  static LawCount withDraw(LawCount count, int index, UnaryOperator<Certificate.Draw> change) {
    List<Certificate.Draw> draws = new ArrayList<>(count.certificate().draws());
    draws.set(index, change.apply(draws.get(index)));
    return withDraws(count, draws);
  }

  /** Changes one level of the first draw. */
  static LawCount withLevel(LawCount count, int index, UnaryOperator<Certificate.Level> change) {
    return withDraw(count, 0, draw -> {
      List<Certificate.Level> levels = new ArrayList<>(draw.levels());
      levels.set(index, change.apply(levels.get(index)));
      return new Certificate.Draw(draw.index(), draw.prime(), draw.columns(), levels);
    });
  }
}
