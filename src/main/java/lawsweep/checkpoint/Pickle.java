package lawsweep.checkpoint;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import lawsweep.text.ShellWord;

/** Python's pickles, which PyTorch saves by default: who reads one runs what it says, so they are not read. */
public final class Pickle {

  private static final Set<String> ENDINGS = Set.of(".pt", ".pth", ".bin", ".ckpt", ".pkl", ".pickle");
  private static final int PROTOCOL = 0x80;

  private Pickle() {}

  /** True for names that pickles have. */
  public static boolean named(Path path) {
    String name = path.getFileName().toString().toLowerCase(Locale.ROOT);
    return ENDINGS.stream().anyMatch(name::endsWith);
  }

  /** True for bytes that begin as a pickle does since 2003. */
  static boolean begins(byte[] start) {
    return start.length > 2 && (start[0] & 0xff) == PROTOCOL && start[1] >= 2 && start[1] <= 5;
  }

  /** Refuses an archive that PyTorch wrote. */
  static void refuse(Path path, List<ZipEntryPlace> entries) {
    if (entries.stream().anyMatch(entry -> entry.name().equals("data.pkl") || entry.name().endsWith("/data.pkl"))) {
      throw refusal(path);
    }
  }

  /** Says how to convert a file. */
  public static CheckpointException refusal(Path path) {
    String file = path.toString();
    String stem = file.replaceFirst("\\.[A-Za-z]+$", "");
    String converted = stem + (SafetensorsFile.named(path) ? ".converted" : "") + SafetensorsFile.SUFFIX;
    return CheckpointException.mendedBy(path,
        "expected safetensors, .npz or .npy, got a pickle, which can run any program"
            + " when it is read; convert it",
        "python3 -c \"import sys, torch, safetensors.torch as s; d = torch.load(sys.argv[1], map_location='cpu',"
            + " weights_only=True); d = d.get('state_dict', d); s.save_file({k: v.clone().contiguous() for k, v in"
            + " d.items() if torch.is_tensor(v)}, sys.argv[2])\" " + ShellWord.of(file) + " "
            + ShellWord.of(converted));
  }
}
