package lawsweep.formula.degree;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import lawsweep.circuit.line.Network;
import lawsweep.formula.Factor;
import lawsweep.formula.Polynomial;
import lawsweep.formula.Term;
import lawsweep.json.Form;
import lawsweep.json.RecordFormatException;
import lawsweep.json.StrictObject;
import lawsweep.law.Loss;
import lawsweep.law.NetLine;
import lawsweep.law.Subject;
import lawsweep.network.Architecture;
import lawsweep.network.Bias;
import lawsweep.network.Family;
import lawsweep.text.SpotException;

/** Certificates of the laws of a degree as JSON. */
public final class DegreeForm {

  /** The key of the certificate in a document of laws. */
  public static final String CERTIFICATE_KEY = "certificate";

  /** The key of the laws of the degree, there where they were asked for. */
  public static final String BASIS_KEY = "basis";

  /** A key of documents of laws with a degree that no record has. */
  public static final String SIGN = "largest_class";

  private static final Form<ClassCount> CLASS = Form.<ClassCount>of()
      .numbers("odd", ClassCount::odd)
      .whole("copies", ClassCount::copies)
      .whole("monomials", ClassCount::monomials)
      .whole("dimension", ClassCount::dimension)
      .whole("generated", ClassCount::generated)
      .whole("draws", ClassCount::draws)
      .make(count -> new ClassCount(count.numbers("odd"), count.longInteger("copies"), count.integer("monomials"),
          count.integer("dimension"), count.integer("generated"), count.integer("draws")));

  /**
   * A certificate by itself. Of the keys that say the network those are null that the other sort of networks has:
   * widths and bias, or net and laws_of.
   */
  public static final Form<DegreeCertificate> FORM = Form.<DegreeCertificate>of()
      .text("engine", DegreeCertificate::engine)
      .followsText("family", certificate -> subject(certificate).family())
      .numbers("widths", certificate -> subject(certificate).architecture().map(Architecture::widths).orElse(List.of()))
      .textOrNull("bias", certificate -> subject(certificate).architecture().map(a -> a.bias().label()).orElse(""))
      .textOrNull("net", certificate -> subject(certificate).line().map(NetLine::text).orElse(""))
      .textOrNull("laws_of", certificate -> subject(certificate).line().flatMap(NetLine::lawsOf).orElse(""))
      .whole("degree", certificate -> certificate.question().degree())
      .whole("seed", certificate -> certificate.question().seed())
      .numbers("primes", DegreeCertificate::primes)
      .list("classes", CLASS, DegreeCertificate::classes)
      .text("fingerprint", DegreeCertificate::fingerprint)
      .make(DegreeForm::read);

  private static final Form<Term> TERM = Form.<Term>of()
      .whole("c", Term::coefficient)
      .value("m", DegreeForm::factors)
      .writeOnly();

  private static final Form<Polynomial> LAW = Form.<Polynomial>of()
      .list("terms", TERM, Polynomial::terms)
      .writeOnly();

  private static final Form<BasisClass> BASIS = Form.<BasisClass>of()
      .numbers("odd", BasisClass::odd)
      .whole("copies", BasisClass::copies)
      .whole("missing", BasisClass::missing)
      .list("laws", LAW, BasisClass::laws)
      .writeOnly();

  private DegreeForm() {}

  /**
   * What a document of laws says of a degree behind its other keys: {@code degree}, {@code monomials}, {@code
   * largest_class}, {@code dimension}, {@code generated} and {@code complete}, then {@code basis} where it was asked
   * for, then {@code certificate}, from which all others follow.
   */
  public static Form<DegreeResult> of(DegreeResult result) {
    Form.Builder<DegreeResult> form = Form.<DegreeResult>of()
        .whole("degree", each -> each.certificate().question().degree())
        .whole("monomials", each -> each.certificate().monomials())
        .whole(SIGN, each -> each.certificate().largestClass())
        .whole("dimension", each -> each.certificate().dimension())
        .whole("generated", each -> each.certificate().generated())
        .truth("complete", each -> each.certificate().complete());
    result.basis().ifPresent(_ -> form.list(BASIS_KEY, BASIS, each -> each.basis().orElseThrow()));
    return form.object(CERTIFICATE_KEY, FORM, DegreeResult::certificate).writeOnly();
  }

  /** A monomial: tensor, indices from 1, exponent of each factor. */
  private static void factors(JsonGenerator json, Term term) throws IOException {
    json.writeStartArray();
    for (Factor factor : term.factors()) {
      json.writeStartArray();
      json.writeString(factor.entry().tensor());
      for (int index : factor.entry().place()) {
        json.writeNumber(index);
      }
      json.writeNumber(factor.exponent());
      json.writeEndArray();
    }
    json.writeEndArray();
  }

  private static Subject subject(DegreeCertificate certificate) {
    return certificate.question().subject();
  }

  private static DegreeCertificate read(StrictObject object) {
    DegreeQuestion question = new DegreeQuestion(object.isNull("net") ? widths(object) : line(object),
        object.integer("degree"), object.longInteger("seed"));
    return new DegreeCertificate(object.text("engine"), question, object.numbers("primes"),
        object.objects("classes", CLASS), object.text("fingerprint"));
  }

  private static Subject widths(StrictObject object) {
    if (!object.isNull("laws_of")) {
      throw new RecordFormatException("expected no 'laws_of' without 'net'");
    }
    return new Subject.Widths(new Architecture(object.word("family", Family.WORDS), object.numbers("widths"),
        object.word("bias", Bias.WORDS)), Loss.MSE);
  }

  private static Subject line(StrictObject object) {
    if (!object.isNull("widths") || !object.isNull("bias")) {
      throw new RecordFormatException("expected no 'widths' and no 'bias' beside 'net'");
    }
    String text = object.text("net");
    Optional<String> lawsOf = object.isNull("laws_of") ? Optional.empty() : Optional.of(object.text("laws_of"));
    try {
      NetLine line = new NetLine(Network.of(text));
      NetLine read = lawsOf.map(line::block).orElse(line);
      if (!read.text().equals(text) || !read.lawsOf().equals(lawsOf)) {
        throw new RecordFormatException("expected the network as '" + read + "', got '" + text + "'");
      }
      return read;
    } catch (SpotException e) {
      throw new RecordFormatException("expected a network in 'net', got one that is none: " + e.getMessage(), e);
    }
  }
}
