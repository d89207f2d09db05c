package lawsweep.checkpoint.names;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A line for a network that grows layer by layer, and what in it is a guess. */
final class Sketch {

  /** How many tokens a line has where nothing says how many. */
  static final int TOKENS = 16;

  private static final List<Long> WIDTHS = List.of(64L, 32L, 16L, 8L, 4L, 2L);

  private final List<String> layers = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  Sketch layer(String layer) {
    layers.add(layer);
    return this;
  }

  Sketch note(String note) {
    notes.add(note);
    return this;
  }

  /** The layers with {@code >} between them. */
  String line() {
    return String.join(" > ", layers);
  }

  boolean empty() {
    return layers.isEmpty();
  }

  List<String> notes() {
    return Collections.unmodifiableList(notes);
  }

  /** Says that a head is there whose loss no file stores. */
  Sketch noteLoss(String word) {
    return note(word.equals("out")
        ? "no file stores the loss: with cross entropy write ce for out"
        : "no file stores the loss: without cross entropy write out for ce");
  }

  /**
   * Heads of a usual width in all, with a note.
   *
   * @param all heads times width
   */
  String heads(long all, long usual) {
    return heads(all, all, usual);
  }

  /**
   * The same where several heads share a key.
   *
   * @param keys heads times width of keys, which divides {@code all}
   */
  String heads(long all, long keys, long usual) {
    long width = keys % usual == 0
        ? usual
        : WIDTHS.stream().filter(each -> keys % each == 0 && keys > each).findFirst().orElse(keys);
    String heads = all / width + "x" + width + (keys < all ? " kv " + keys / width : "");
    note("no shape tells heads: " + heads + " is a guess, and laws depend on it");
    return heads;
  }

  /** Says that lengths of sequences are made up. */
  Sketch noteTokens() {
    return note("no shape tells how many tokens there are; weights and known laws are the same for any number");
  }
}
