package lawsweep.law;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import lawsweep.json.Form;
import lawsweep.json.Lists;
import lawsweep.json.RecordFormatException;
import lawsweep.json.StrictObject;

/**
 * How the certificates of a road are written as JSON objects, and read. All begin with {@code engine, method}, name the
 * cell, and end with {@code rank, known_laws, proven_laws, fingerprint}; what stands between is the road's own. Where a
 * road has certificates of several kinds, {@value #KIND} after the method tells which.
 */
public final class CertificateForm {

  /** The key of a record's certificate. */
  public static final String KEY = "certificate";

  /** The key of the Taylor coefficients of certificates that have {@link Certificate#orders}. */
  public static final String ORDERS_KEY = "orders";

  private static final String KIND = "kind";

  private static final String RANK = "rank";

  private final List<Variant<?>> variants;

  private CertificateForm(List<Variant<?>> variants) {
    this.variants = List.copyOf(variants);
  }

  /**
   * What is read of all certificates.
   *
   * @param engine the version of the road's rules
   * @param cell the cell, with the sweep's seed
   * @param rank r; 0 where there is none
   * @param knownLaws N
   * @param provenLaws N'
   * @param fingerprint SHA-256 in hexadecimal
   */
  public record Common(String engine, LawCell cell, long rank, long knownLaws, long provenLaws, String fingerprint) {}

  /**
   * One kind of certificate.
   *
   * @param <C> its class
   */
  public static final class Variant<C extends Certificate> {
    private final Class<C> type;
    private final String kind;
    private final Optional<Sign> sign;
    private final Form<C> form;

    private Variant(Class<C> type, String kind, Optional<Sign> sign, Form<C> form) {
      this.type = type;
      this.kind = kind;
      this.sign = sign;
      this.form = form;
    }

    private boolean suits(Certificate certificate) {
      return type.isInstance(certificate) && sign.stream().allMatch(each -> each.of.test(certificate));
    }

    private boolean suits(StrictObject record) {
      return sign.stream().allMatch(each -> record.hasWithin(KEY, each.key));
    }

    private void write(JsonGenerator json, Certificate certificate, Lists lists) throws IOException {
      form.write(json, type.cast(certificate), lists);
    }

    private String text(Certificate certificate, Lists lists) {
      return form.text(type.cast(certificate), lists);
    }
  }

  /**
   * What tells some certificates of a road from its others without a word for it.
   *
   * @param key a key that only they have
   * @param of true for them
   */
  private record Sign(String key, Predicate<Certificate> of) {}

  private static final Sign BLOCK =
      new Sign(CellForm.LAWS_OF_KEY, certificate -> certificate.cell().line().flatMap(NetLine::lawsOf).isPresent());

  private static final Sign ORDERS = new Sign(ORDERS_KEY, certificate -> certificate.orders().isPresent());

  /**
   * The form of a road's certificates, all of one class.
   *
   * @param own adds the road's own keys
   * @param make makes a certificate from what all have and from the road's own keys
   */
  public static <C extends Certificate> CertificateForm of(Class<C> type, Consumer<Form.Builder<C>> own,
      BiFunction<Common, StrictObject, C> make) {
    return new CertificateForm(
        List.of(new Variant<>(type, "", Optional.empty(), form(Optional.empty(), CellForm.FORM, own, make))));
  }

  /**
   * The same for a road some of whose certificates have {@link Certificate#orders}.
   *
   * @param orders adds the keys of these, {@value #ORDERS_KEY} among them
   * @param makeOrders makes one of these
   */
  public static <C extends Certificate> CertificateForm ofOrders(Class<C> type, Consumer<Form.Builder<C>> own,
      BiFunction<Common, StrictObject, C> make, Consumer<Form.Builder<C>> orders,
      BiFunction<Common, StrictObject, C> makeOrders) {
    return new CertificateForm(List.of(
        new Variant<>(type, "", Optional.of(ORDERS), form(Optional.empty(), CellForm.FORM, orders, makeOrders)),
        new Variant<>(type, "", Optional.empty(), form(Optional.empty(), CellForm.FORM, own, make))));
  }

  /** The same for a road that counts networks which a line says. */
  public static <C extends Certificate> CertificateForm ofLines(Class<C> type, Consumer<Form.Builder<C>> own,
      BiFunction<Common, StrictObject, C> make) {
    return new CertificateForm(
        List.of(new Variant<>(type, "", Optional.empty(), form(Optional.empty(), CellForm.LINE, own, make))));
  }

  /** The same for a road that names known laws of such networks and counts nothing: there is no {@code rank}. */
  public static <C extends Certificate> CertificateForm ofKnownLaws(Class<C> type, Consumer<Form.Builder<C>> own,
      BiFunction<Common, StrictObject, C> make) {
    Form.Builder<C> form = begin(Optional.empty(), CellForm.LINE, own)
        .nulls("the certificate of a road that counts nothing", List.of(RANK));
    return new CertificateForm(List.of(new Variant<>(type, "", Optional.empty(), end(form, _ -> 0, make))));
  }

  /** The same for a road that counts blocks of such networks, too. */
  public static <C extends Certificate> CertificateForm ofBlocks(Class<C> type, Consumer<Form.Builder<C>> own,
      BiFunction<Common, StrictObject, C> make) {
    return new CertificateForm(
        List.of(new Variant<>(type, "", Optional.of(BLOCK), form(Optional.empty(), CellForm.BLOCK, own, make)),
            new Variant<>(type, "", Optional.empty(), form(Optional.empty(), CellForm.LINE, own, make))));
  }

  /** The same for a road that counts networks which a line says at weights from a file. */
  public static <C extends Certificate> CertificateForm ofWeights(Class<C> type, Consumer<Form.Builder<C>> own,
      BiFunction<Common, StrictObject, C> make) {
    return new CertificateForm(
        List.of(new Variant<>(type, "", Optional.empty(), form(Optional.empty(), CellForm.AT_WEIGHTS, own, make))));
  }

  /** The same for a road that counts networks with widths for a loss. */
  public static <C extends Certificate> CertificateForm ofLoss(Loss loss, Class<C> type,
      Consumer<Form.Builder<C>> own, BiFunction<Common, StrictObject, C> make) {
    Form<LawCell> cell = loss == Loss.MSE ? CellForm.FORM : CellForm.WITH_LOSS;
    return new CertificateForm(
        List.of(new Variant<>(type, "", Optional.empty(), form(Optional.empty(), cell, own, make))));
  }

  /**
   * The same for a road that counts cells with a {@link LawCell#setting}.
   *
   * @param lines true for networks that a line says, false for those with widths
   */
  public static <C extends Certificate> CertificateForm ofSettings(boolean lines, Class<C> type,
      Consumer<Form.Builder<C>> own, BiFunction<Common, StrictObject, C> make) {
    Form<LawCell> cell = lines ? CellForm.LINE_WITH_SETTING : CellForm.WITH_SETTING;
    return new CertificateForm(
        List.of(new Variant<>(type, "", Optional.empty(), form(Optional.empty(), cell, own, make))));
  }

  /** The form of a road's certificates of several kinds. */
  public static CertificateForm of(Variant<?>... variants) {
    return new CertificateForm(List.of(variants));
  }

  /**
   * One kind of several.
   *
   * @param kind the word that tells it from the others
   * @param own adds the kind's own keys
   * @param make makes a certificate from what all have and from the kind's own keys
   */
  public static <C extends Certificate> Variant<C> variant(String kind, Class<C> type, Consumer<Form.Builder<C>> own,
      BiFunction<Common, StrictObject, C> make) {
    return new Variant<>(type, kind, Optional.empty(), form(Optional.of(kind), CellForm.FORM, own, make));
  }

  private static <C extends Certificate> Form<C> form(Optional<String> kind, Form<LawCell> cell,
      Consumer<Form.Builder<C>> own, BiFunction<Common, StrictObject, C> make) {
    return end(begin(kind, cell, own).whole(RANK, Certificate::rank), object -> object.longInteger(RANK), make);
  }

  private static <C extends Certificate> Form.Builder<C> begin(Optional<String> kind, Form<LawCell> cell,
      Consumer<Form.Builder<C>> own) {
    Form.Builder<C> form = Form.of();
    form.text("engine", Certificate::engine).followsText("method", Certificate::method);
    kind.ifPresent(word -> form.followsText(KIND, _ -> word));
    form.embed(cell, Certificate::cell).whole("sweep_seed", certificate -> certificate.cell().sweepSeed());
    own.accept(form);
    return form;
  }

  private static <C extends Certificate> Form<C> end(Form.Builder<C> form, ToLongFunction<StrictObject> rank,
      BiFunction<Common, StrictObject, C> make) {
    return form.whole("known_laws", Certificate::knownLaws)
        .followsWhole("proven_laws", Certificate::provenLaws)
        .text("fingerprint", Certificate::fingerprint)
        .make(object -> make.apply(common(object, rank.applyAsLong(object)), object));
  }

  private static Common common(StrictObject object, long rank) {
    return new Common(object.text("engine"), CellForm.read(object, object.longInteger("sweep_seed")), rank,
        object.longInteger("known_laws"), object.longInteger("proven_laws"), object.text("fingerprint"));
  }

  /** Writes a certificate as an object. */
  public void write(JsonGenerator json, Certificate certificate, Lists lists) throws IOException {
    of(certificate).write(json, certificate, lists);
  }

  /** A certificate as an object on one line. */
  public String text(Certificate certificate, Lists lists) {
    return of(certificate).text(certificate, lists);
  }

  private Variant<?> of(Certificate certificate) {
    for (Variant<?> variant : variants) {
      if (variant.suits(certificate)) {
        return variant;
      }
    }
    throw new IllegalArgumentException("expected a certificate of another road, got " + certificate);
  }

  /**
   * Reads the certificate of a record, at its key {@value #KEY}.
   *
   * @throws RecordFormatException if its keys are not those of this form, or contradict each other
   */
  public Certificate read(StrictObject record) {
    return record.object(KEY, variant(record).form);
  }

  private Variant<?> variant(StrictObject record) {
    if (variants.getFirst().kind.isEmpty()) {
      return variants.stream().filter(variant -> variant.suits(record)).findFirst().orElse(variants.getFirst());
    }
    String kind = record.textWithin(KEY, KIND);
    return variants.stream().filter(variant -> variant.kind.equals(kind)).findFirst()
        .orElseThrow(() -> new RecordFormatException("expected "
            + variants.stream().map(variant -> "'" + variant.kind + "'").collect(Collectors.joining(" or "))
            + " in the certificate's 'kind', got '" + kind + "'"));
  }
}
