package lawsweep.road.weights;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lawsweep.json.Form;
import lawsweep.json.StrictObject;
import lawsweep.law.Certificate;
import lawsweep.law.CertificateForm;
import lawsweep.law.LawCell;

/**
 * What singular values told at weights from a file, and at random ones of the same size.
 *
 * @param engine version of the rules
 * @param cell the cell; of the weights it has the hash
 * @param kinds N by kind of law, at random residues
 * @param here fields, and brackets of two where these are not enough, at the weights
 * @param random the same at random weights
 * @param rank the best lower bound on dim Lie(W_0)(θ), by singular values that stand clear of the noise
 * @param fingerprint SHA-256 in hexadecimal over all of it
 */
record FloatCertificate(
    String engine,
    LawCell cell,
    Map<String, Long> kinds,
    List<Level> here,
    List<Level> random,
    long rank,
    String fingerprint)
    implements
      Certificate {

  private static final Form<Level> LEVEL = Form.<Level>of()
      .whole("length", Level::bracketLength)
      .whole("rows", Level::rows)
      .whole("rank", Level::rank)
      .truth("gap", Level::gap)
      .make(level -> new Level(level.integer("length"), level.integer("rows"), level.integer("rank"),
          level.truth("gap")));

  /** How they are written and read. */
  static final CertificateForm FORM = CertificateForm.ofWeights(FloatCertificate.class,
      own -> own.counts("kinds", FloatCertificate::kinds)
          .list("here", LEVEL, FloatCertificate::here)
          .list("random", LEVEL, FloatCertificate::random),
      FloatCertificate::make);

  /** Copies map and lists; checks that there are weights. */
  FloatCertificate {
    kinds = Collections.unmodifiableMap(new LinkedHashMap<>(kinds));
    here = List.copyOf(here);
    random = List.copyOf(random);
    if (cell.weights().isEmpty()) {
      throw new IllegalArgumentException("expected a network at weights from a file, got " + cell.key());
    }
  }

  /**
   * One level.
   *
   * @param bracketLength 1 for fields, 2 for brackets
   * @param rows how many were taken
   * @param rank how many singular values of them, and of those before, stand clear of the noise
   * @param gap whether the others are noise
   */
  record Level(int bracketLength, int rows, int rank, boolean gap) {}

  private static FloatCertificate make(CertificateForm.Common common, StrictObject own) {
    FloatCertificate certificate = new FloatCertificate(common.engine(), common.cell(), own.longs("kinds"),
        own.objects("here", LEVEL), own.objects("random", LEVEL), common.rank(), common.fingerprint());
    own.same("known_laws", certificate.knownLaws(), common.knownLaws());
    return certificate;
  }

  FloatCertificate with(LawCell other) {
    return new FloatCertificate(engine, other, kinds, here, random, rank, fingerprint);
  }

  @Override
  public String method() {
    return FloatCounter.METHOD;
  }

  @Override
  public long knownLaws() {
    return kinds.values().stream().mapToLong(Long::longValue).sum();
  }

  @Override
  public long provenLaws() {
    return knownLaws();
  }

  @Override
  public List<Integer> primes() {
    return List.of();
  }

  @Override
  public Optional<Map<String, Long>> knownKinds() {
    return Optional.of(kinds);
  }
}
