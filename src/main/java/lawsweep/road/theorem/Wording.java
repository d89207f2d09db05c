package lawsweep.road.theorem;

import java.util.List;

/**
 * A theorem in words: plain lines of text for a terminal, each of at most 100 characters.
 *
 * @param title what it is about, for a heading: {@code softmax attention}
 * @param lines the lines of the language that it speaks of: {@code seq NxM [causal] > attn HxD [kv G] …}
 * @param hypotheses what else it supposes, a line each
 * @param claim what follows, a line each: the dimension and the number of laws by kind, with its formulas
 * @param proof the file of the proof in this room's {@code doc-files}: {@code attention.md}
 * @param status whether it is proved in full, and who has checked the proof
 * @param credit who proved what first
 */
public record Wording(
    String title,
    List<String> lines,
    List<String> hypotheses,
    List<String> claim,
    String proof,
    String status,
    String credit) {

  /** The status of a theorem whose proof stands in this room, read by somebody who did not write it. */
  static final String PROVED = "proved here for all sizes, checked by a second reader of this project and by ranks on"
      + " small networks; not published";

  /** Copies the lists. */
  public Wording {
    lines = List.copyOf(lines);
    hypotheses = List.copyOf(hypotheses);
    claim = List.copyOf(claim);
  }

  /** Where the proof is, from the root of the sources. */
  public String proofPath() {
    return "src/main/java/lawsweep/road/theorem/doc-files/" + proof;
  }
}
