package lawsweep.formula.degree;

import java.util.ArrayList;
import java.util.List;
import lawsweep.network.Family;
import lawsweep.text.Many;

/** What is found out about a degree, in words. */
public final class DegreeText {

  private DegreeText() {}

  /** A few lines, the first of them empty; no line breaks in them. */
  public static List<String> lines(DegreeCertificate certificate) {
    int degree = certificate.question().degree();
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add("degree " + degree + ": " + (certificate.complete() ? "complete: " : "not decided: ")
        + (certificate.complete() ? all(certificate) : open(certificate)));
    lines.add(Many.grouped(certificate.monomials()) + " monomials in "
        + Many.of(certificate.classes().size(), "sort") + " of sign classes, of at most "
        + Many.grouped(certificate.largestClass()) + " monomials; kernels and ranks mod "
        + certificate.primes().getFirst());
    return lines;
  }

  private static String all(DegreeCertificate certificate) {
    return certificate.dimension() == 0 ? "there is no " + laws(certificate, false)
        : "the " + laws(certificate, true) + " have dimension " + Many.grouped(certificate.dimension())
            + ", and products of the laws above are all of them";
  }

  private static String open(DegreeCertificate certificate) {
    return "the " + laws(certificate, true) + " have dimension " + Many.grouped(certificate.dimension())
        + " at most, and products of the laws above have rank " + Many.grouped(certificate.generated());
  }

  /** Of networks with layers alone the parts of a law that have one degree are laws, so that all laws are meant. */
  private static String laws(DegreeCertificate certificate, boolean many) {
    boolean layers = certificate.question().subject().architecture()
        .filter(network -> network.family() == Family.LINEAR || network.family() == Family.RELU).isPresent();
    return (layers ? "polynomial law" : "homogeneous polynomial law") + (many ? "s" : "") + " of this degree";
  }
}
