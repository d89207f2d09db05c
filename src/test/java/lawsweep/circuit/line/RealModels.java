package lawsweep.circuit.line;

import java.util.List;

/** Lines of models that people train, with the number of parameters that is published for them. */
public final class RealModels {

  /**
   * A model.
   *
   * @param name what it is called, and what its line leaves out
   * @param parameters D as published, without what the line leaves out: a class token and its position are two vectors
   * @param line the line
   */
  public record Model(String name, long parameters, String line) {

    @Override
    public String toString() {
      return name;
    }
  }

  /** All of them: GPT-2, LLaMA, vision transformers, residual networks. */
  public static final List<Model> ALL = List.of(
      new Model("GPT-2 small", 124_439_808L,
          "tokens 50257x1024 768 causal pos > 12*(res(ln gain bias > attn 12x64 bias qkvo) > res(ln "
              + "gain bias > mlp 3072 gelu bias)) > ln gain bias > tied ce"),
      new Model("GPT-2 medium", 354_823_168L,
          "tokens 50257x1024 1024 causal pos > 24*(res(ln gain bias > attn 16x64 bias qkvo) > res(ln "
              + "gain bias > mlp 4096 gelu bias)) > ln gain bias > tied ce"),
      new Model("GPT-2 large", 774_030_080L,
          "tokens 50257x1024 1280 causal pos > 36*(res(ln gain bias > attn 20x64 bias qkvo) > res(ln "
              + "gain bias > mlp 5120 gelu bias)) > ln gain bias > tied ce"),
      new Model("GPT-2 XL", 1_557_611_200L,
          "tokens 50257x1024 1600 causal pos > 48*(res(ln gain bias > attn 25x64 bias qkvo) > res(ln "
              + "gain bias > mlp 6400 gelu bias)) > ln gain bias > tied ce"),
      new Model("LLaMA-7B", 6_738_415_616L,
          "tokens 32000x2048 4096 causal > 32*(res(rms gain > attn 32x128 rope) > res(rms gain > glu "
              + "11008 silu)) > rms gain > ce 32000"),
      new Model("LLaMA-13B", 13_015_864_320L,
          "tokens 32000x2048 5120 causal > 40*(res(rms gain > attn 40x128 rope) > res(rms gain > glu "
              + "13824 silu)) > rms gain > ce 32000"),
      new Model("LLaMA-33B", 32_528_943_616L,
          "tokens 32000x2048 6656 causal > 60*(res(rms gain > attn 52x128 rope) > res(rms gain > glu "
              + "17920 silu)) > rms gain > ce 32000"),
      new Model("LLaMA-65B", 65_285_660_672L,
          "tokens 32000x2048 8192 causal > 80*(res(rms gain > attn 64x128 rope) > res(rms gain > glu "
              + "22016 silu)) > rms gain > ce 32000"),
      new Model("LLaMA-2-70B", 68_976_648_192L,
          "tokens 32000x2048 8192 causal > 80*(res(rms gain > attn 64x128 kv 8 rope) > res(rms gain > "
              + "glu 28672 silu)) > rms gain > ce 32000"),
      new Model("ViT-B/16 without class token", 86_566_120L,
          "seq 196x768 > dense 768 bias > pos > 12*(res(ln gain bias > attn 12x64 bias qkvo) > res(ln "
              + "gain bias > mlp 3072 gelu bias)) > ln gain bias > pool > ce 1000 bias"),
      new Model("ViT-L/16 without class token", 304_324_584L,
          "seq 196x768 > dense 1024 bias > pos > 24*(res(ln gain bias > attn 16x64 bias qkvo) > res(ln "
              + "gain bias > mlp 4096 gelu bias)) > ln gain bias > pool > ce 1000 bias"),
      new Model("ViT-S/16 without class token", 22_049_896L,
          "seq 196x768 > dense 384 bias > pos > 12*(res(ln gain bias > attn 6x64 bias qkvo) > res(ln "
              + "gain bias > mlp 1536 gelu bias)) > ln gain bias > pool > ce 1000 bias"),
      new Model("ResNet-18 without max-pool", 11_689_512L,
          "image 3x224x224 > conv 64 7 stride 2 pad zero > bn gain bias > relu > res(conv 64 3 pad "
              + "zero > bn gain bias > relu > conv 64 3 pad zero > bn gain bias) > relu > res(conv 64 3 pad "
              + "zero > bn gain bias > relu > conv 64 3 pad zero > bn gain bias) > relu > res(conv 128 3 "
              + "stride 2 pad zero > bn gain bias > relu > conv 128 3 pad zero > bn gain bias | conv 128 1 "
              + "stride 2 > bn gain bias) > relu > res(conv 128 3 pad zero > bn gain bias > relu > conv 128 "
              + "3 pad zero > bn gain bias) > relu > res(conv 256 3 stride 2 pad zero > bn gain bias > relu "
              + "> conv 256 3 pad zero > bn gain bias | conv 256 1 stride 2 > bn gain bias) > relu > "
              + "res(conv 256 3 pad zero > bn gain bias > relu > conv 256 3 pad zero > bn gain bias) > relu "
              + "> res(conv 512 3 stride 2 pad zero > bn gain bias > relu > conv 512 3 pad zero > bn gain "
              + "bias | conv 512 1 stride 2 > bn gain bias) > relu > res(conv 512 3 pad zero > bn gain bias "
              + "> relu > conv 512 3 pad zero > bn gain bias) > relu > pool > ce 1000 bias"),
      new Model("ResNet-50 without max-pool", 25_557_032L,
          "image 3x224x224 > conv 64 7 stride 2 pad zero > bn gain bias > relu > res(conv 64 1 > bn "
              + "gain bias > relu > conv 64 3 pad zero > bn gain bias > relu > conv 256 1 > bn gain bias | "
              + "conv 256 1 > bn gain bias) > relu > 2*(res(conv 64 1 > bn gain bias > relu > conv 64 3 pad "
              + "zero > bn gain bias > relu > conv 256 1 > bn gain bias) > relu) > res(conv 128 1 > bn gain "
              + "bias > relu > conv 128 3 stride 2 pad zero > bn gain bias > relu > conv 512 1 > bn gain "
              + "bias | conv 512 1 stride 2 > bn gain bias) > relu > 3*(res(conv 128 1 > bn gain bias > relu "
              + "> conv 128 3 pad zero > bn gain bias > relu > conv 512 1 > bn gain bias) > relu) > res(conv "
              + "256 1 > bn gain bias > relu > conv 256 3 stride 2 pad zero > bn gain bias > relu > conv "
              + "1024 1 > bn gain bias | conv 1024 1 stride 2 > bn gain bias) > relu > 5*(res(conv 256 1 > "
              + "bn gain bias > relu > conv 256 3 pad zero > bn gain bias > relu > conv 1024 1 > bn gain "
              + "bias) > relu) > res(conv 512 1 > bn gain bias > relu > conv 512 3 stride 2 pad zero > bn "
              + "gain bias > relu > conv 2048 1 > bn gain bias | conv 2048 1 stride 2 > bn gain bias) > relu "
              + "> 2*(res(conv 512 1 > bn gain bias > relu > conv 512 3 pad zero > bn gain bias > relu > "
              + "conv 2048 1 > bn gain bias) > relu) > pool > ce 1000 bias"));

  private RealModels() {}

  /** The model of a name. */
  public static Model of(String name) {
    return ALL.stream().filter(model -> model.name().equals(name)).findFirst().orElseThrow();
  }
}
