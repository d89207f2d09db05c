package lawsweep.circuit.word;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import lawsweep.text.Spelling;
import lawsweep.text.Words;

/** All words of the language. */
public final class Vocabulary {

  private static final Words<Word> ALL = Words.of(all(), Word::name);
  private static final List<String> NAMES = ALL.labels();

  /** What PyTorch calls layers that have other words here, in small letters. */
  private static final Map<String, String> MODULES = Map.ofEntries(Map.entry("linear", "dense"),
      Map.entry("conv1d", "conv"), Map.entry("conv2d", "conv"), Map.entry("layernorm", "ln"),
      Map.entry("rmsnorm", "rms"), Map.entry("batchnorm1d", "bn"), Map.entry("batchnorm2d", "bn"),
      Map.entry("multiheadattention", "attn"), Map.entry("embedding", "tokens"));

  /** Where a word can stand. */
  private enum Role {
    SOURCE,
    LAYER,
    HEAD
  }

  /**
   * A word.
   *
   * @param name as it is written; {@code x^k} and {@code relu^k} stand for all powers
   * @param role where it can stand
   * @param usage what can follow it: {@code dense N [bias]}
   * @param reader reads a layer that begins with the word
   */
  private record Word(String name, Role role, String usage, Function<Phrase, Layer> reader) {}

  private Vocabulary() {}

  private static List<Word> all() {
    List<Word> words = new ArrayList<>();
    words.addAll(sources());
    words.addAll(layers());
    for (String name : Activation.names()) {
      words.add(new Word(name, Role.LAYER, name, Activation::read));
    }
    words.add(new Word("relu^k", Role.LAYER, "relu^k", Activation::read));
    words.add(new Word("x^k", Role.LAYER, "x^k", Activation::read));
    words.add(new Word("out", Role.HEAD, "out N [bias]", Dense::read));
    words.add(new Word("ce", Role.HEAD, "ce [N [bias]]", Dense::readLoss));
    words.add(new Word("tied", Role.HEAD, "tied [ce]", Tied::read));
    return words;
  }

  private static List<Word> sources() {
    return List.of(
        new Word("vec", Role.SOURCE, "vec M", Source.Vector::read),
        new Word("seq", Role.SOURCE, "seq NxM [causal]", Source.Sequence::read),
        new Word("tokens", Role.SOURCE, "tokens VxN M [causal] [pos]", Source.Tokens::read),
        new Word("image", Role.SOURCE, "image CxP or image CxPxQ", Source.Image::read),
        new Word("hadamard", Role.SOURCE, "hadamard NxL", Hadamard::read),
        new Word("cp", Role.SOURCE, "cp N,N,… rank R", Canonical::read),
        new Word("tucker", Role.SOURCE, "tucker N,N,… ranks R,R,…", Tucker::read),
        new Word("train", Role.SOURCE, "train N,N,… bonds B,…", Train::read),
        new Word("sensing", Role.SOURCE, "sensing NxR", Sensing::read));
  }

  private static List<Word> layers() {
    return List.of(
        new Word("dense", Role.LAYER, "dense N [bias]", Dense::read),
        new Word("conv", Role.LAYER, "conv C K [stride S] [dil D] [pad circ|zero|valid] [depthwise] [bias]",
            Conv::read),
        new Word("attn", Role.LAYER,
            "attn HxD [kv G] [causal|cross NxM] [rope [R]] [qknorm [gain]] [relbias] [bias LETTERS]"
                + " [linear|relu|sigmoid] [headless]",
            Attention::read),
        new Word("mla", Role.LAYER, "mla HxD R [causal]", Latent::read),
        new Word("mlp", Role.LAYER, "mlp R ACT [to N] [bias]", Mlp::read),
        new Word("glu", Role.LAYER, "glu R ACT [to N] [bias]", Glu::read),
        new Word("moe", Role.LAYER, "moe E R ACT [to N]", Experts::read),
        new Word("ln", Role.LAYER, "ln [gain] [bias]", Norm::readCentred),
        new Word("rms", Role.LAYER, "rms [gain]", Norm::readSquare),
        new Word("bn", Role.LAYER, "bn [gain] [bias] [batch B]", BatchNorm::read),
        new Word("pool", Role.LAYER, "pool", Pool::read),
        new Word("pos", Role.LAYER, "pos", Positions::read),
        new Word("gamma", Role.LAYER, "gamma [scalar]", Gamma::read),
        new Word("lowrank", Role.LAYER, "lowrank R [to N] [frozen|trained]", LowRank::read),
        new Word("rnn", Role.LAYER, "rnn R ACT [bias] [steps T]", Recurrent::read),
        new Word("ssm", Role.LAYER, "ssm R [steps T]", Recurrent::readDiagonal),
        new Word("lstm", Role.LAYER, "lstm R [bias] [steps T]", Lstm::read));
  }

  /** All words: {@code relu^k} and {@code x^k} for the powers. */
  public static List<String> names() {
    return NAMES;
  }

  /** What each word looks like: sources, then layers, then heads. */
  public static List<String> usages() {
    return ALL.all().stream().map(Word::usage).toList();
  }

  /** True for a word that a layer can begin with; powers are not looked for. */
  public static boolean known(String word) {
    return ALL.find(word).isPresent();
  }

  /** True for a function of one variable, powers among them. */
  public static boolean function(String word) {
    return Activation.names(word);
  }

  /** True for a word that a network can begin with, and only begin with. */
  public static boolean source(String word) {
    return role(word, Role.SOURCE);
  }

  /** True for a word that a network ends with. */
  public static boolean head(String word) {
    return role(word, Role.HEAD);
  }

  private static boolean role(String word, Role role) {
    return ALL.find(word).filter(found -> found.role() == role).isPresent();
  }

  /** The words of sources, for messages. */
  public static String sourceNames() {
    return Spelling.choice(sources().stream().map(Word::name).toList());
  }

  /**
   * Reads a layer.
   *
   * @throws lawsweep.text.SpotException if its word is unknown or something is wrong behind it
   */
  public static Layer read(Phrase phrase) {
    Token token = phrase.word();
    return word(token.text()).orElseThrow(() -> token.spot().error("unknown layer " + token.shown()
        + hint(token.text()))).reader().apply(phrase);
  }

  private static String hint(String word) {
    String meant = MODULES.get(word.toLowerCase(Locale.ROOT));
    return meant == null ? Spelling.hint(word, names()) : " (did you mean '" + meant + "'?)";
  }

  private static Optional<Word> word(String name) {
    return ALL.find(Activation.names(name) && !Activation.names().contains(name) ? "x^k" : name);
  }
}
