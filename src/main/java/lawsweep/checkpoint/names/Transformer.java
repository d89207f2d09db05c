package lawsweep.checkpoint.names;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import lawsweep.checkpoint.names.Piece.Kind;
import lawsweep.circuit.Tensor;
import lawsweep.circuit.line.Network;

/**
 * Hugging Face's GPT-2 and LLaMA: a table, blocks with numbers, a norm, a head.
 *
 * @param anchor a name of the first block; its group 1 is what stands before {@code blocks}
 * @param blocks the list of blocks: {@code h}
 */
record Transformer(String label, String example, Pattern anchor, String blocks, Slots slots) implements Scheme {

  private static final String HEAD = "lm_head.weight";

  /** {@code gpt2}. */
  static final Transformer GPT2 = new Transformer("gpt2", "h.0.attn.c_attn.weight",
      Pattern.compile("^(.*?)h\\.[0-9]+\\.attn\\.c_attn\\.weight$"), "h",
      new Slots(
          List.of(new Slot(Kind.TABLE, "wte", Modules::plain), new Slot(Kind.POSITIONS, "wpe", Modules::bare)),
          List.of(new Slot(Kind.NORM, "ln_1", Modules::plain), new Slot(Kind.ATTENTION, "attn", Modules::gpt2),
              new Slot(Kind.NORM, "ln_2", Modules::plain), new Slot(Kind.LINEAR, "mlp.c_fc", Modules::inputsFirst),
              new Slot(Kind.LINEAR, "mlp.c_proj", Modules::inputsFirst)),
          "ln_f"));

  /** {@code llama}. */
  static final Transformer LLAMA = new Transformer("llama", "model.layers.0.self_attn.q_proj.weight",
      Pattern.compile("^(.*?)layers\\.[0-9]+\\.self_attn\\.(?:q|qkv)_proj\\.weight$"), "layers",
      new Slots(
          List.of(new Slot(Kind.TABLE, "embed_tokens", Modules::plain)),
          List.of(new Slot(Kind.NORM, "input_layernorm", Modules::plain),
              new Slot(Kind.ATTENTION, "self_attn", Modules::llama),
              new Slot(Kind.NORM, "post_attention_layernorm", Modules::plain),
              new Slot(Kind.GATED, "mlp", Modules::gated)),
          "norm"));

  /** A module that a piece is. */
  record Slot(Kind kind, String path, Modules.Style style) {}

  /**
   * The modules.
   *
   * @param norm the one behind the last block
   */
  record Slots(List<Slot> before, List<Slot> block, String norm) {}

  @Override
  public boolean knows(StoredNames stored) {
    return !stored.before(anchor).isEmpty();
  }

  @Override
  public List<Wanted> wanted(Network network, StoredNames stored) throws MapRefusedException {
    String base = stored.before(anchor).getFirst();
    Blocks found = Blocks.of(Piece.of(network), slots.block.stream().map(Slot::kind).toList());
    if (found.blocks().isEmpty()) {
      throw new MapRefusedException(label + ": the network has no block of " + slots.block.stream()
          .map(slot -> slot.kind.shown()).collect(Collectors.joining(", ")) + ", as l1, l2, l3, … of "
          + "res(… > attn …) > res(… > …)");
    }
    List<Wanted> wanted = new ArrayList<>(before(found.before(), base, stored));
    for (int i = 0; i < found.blocks().size(); i++) {
      for (int j = 0; j < slots.block.size(); j++) {
        Slot slot = slots.block.get(j);
        wanted.addAll(slot.style.of(found.blocks().get(i).get(j), base + blocks + "." + i + "." + slot.path, stored));
      }
    }
    wanted.addAll(after(found.after(), base, stored));
    for (Tensor tied : Tie.of(network)) {
      wanted.add(Tie.copy(tied, head(stored)));
    }
    return wanted;
  }

  private List<Wanted> before(List<Piece> pieces, String base, StoredNames stored) throws MapRefusedException {
    List<Wanted> wanted = new ArrayList<>();
    for (Piece piece : pieces) {
      Slot slot = slots.before.stream().filter(each -> each.kind == piece.kind()).findFirst()
          .orElseThrow(() -> noName(piece));
      wanted.addAll(slot.style.of(piece, base + slot.path, stored));
    }
    return wanted;
  }

  private List<Wanted> after(List<Piece> pieces, String base, StoredNames stored) throws MapRefusedException {
    List<Wanted> wanted = new ArrayList<>();
    for (int i = 0; i < pieces.size(); i++) {
      Piece piece = pieces.get(i);
      if (i == 0 && piece.kind() == Kind.NORM) {
        wanted.addAll(Modules.plain(piece, base + slots.norm, stored));
      } else if (i == pieces.size() - 1 && piece.kind() == Kind.LINEAR) {
        String head = head(stored);
        if (!stored.has(head)) {
          throw new MapRefusedException(label + ": expected '" + piece.tensors().getFirst().name() + "' as " + HEAD
              + ", which is not there: the head is the embedding again, so end the line with tied or tied ce");
        }
        wanted.addAll(Modules.plain(piece, head.substring(0, head.lastIndexOf('.')), stored));
      } else {
        throw noName(piece);
      }
    }
    return wanted;
  }

  private MapRefusedException noName(Piece piece) {
    return new MapRefusedException(label + " has no name for " + piece.stage().name() + " (" + piece.stage().text()
        + ") where it stands; write rules in a FILE.yaml");
  }

  /** The head's name, wherever it stands. */
  private static String head(StoredNames stored) {
    return stored.tensors().keySet().stream().filter(name -> name.equals(HEAD) || name.endsWith("." + HEAD)).findFirst()
        .orElse(HEAD);
  }

  @Override
  public Optional<Sketch> sketch(StoredNames stored) {
    return label.equals("gpt2") ? TransformerSketch.gpt2(stored) : TransformerSketch.llama(stored);
  }

  @Override
  public boolean strict(String name) {
    return name.matches("(.*\\.)?" + blocks + "\\.[0-9]+\\..*");
  }
}
