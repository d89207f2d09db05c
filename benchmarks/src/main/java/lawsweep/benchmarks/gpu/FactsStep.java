package lawsweep.benchmarks.gpu;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import lawsweep.cuda.Gpu;
import lawsweep.cuda.GpuFacts;
import lawsweep.cuda.Gpus;
import lawsweep.cuda.NoGpuException;

/** What there is: the machine, the card, its libraries, its rates. */
final class FactsStep implements Step {

  private static final List<String> CARD = List.of("nvidia-smi",
      "--query-gpu=driver_version,mig.mode.current,compute_mode,ecc.mode.current,clocks.current.sm,clocks.max.sm,"
          + "clocks.max.memory,power.limit",
      "--format=csv,noheader", "--id=0");

  @Override
  public void run(Bundle bundle, Rows rows) throws NoGpuException {
    try (Gpu gpu = Gpus.open(0)) {
      GpuFacts facts = gpu.facts();
      rows.add(Row.fact("card", facts.name() + ", " + facts.backend() + ", " + facts.multiprocessors()
          + " multiprocessors, " + Figures.digits(facts.memoryBytes() * 1e-9) + " GB, " + facts.software()));
      rows.add(Row.fact("nvidia-smi: driver, MIG, mode, ECC, clocks now and most, memory clock, power", card()));
      devices(bundle, rows);
      rows.add(Row.fact("processors and memory of the machine",
          Runtime.getRuntime().availableProcessors() + " processors, " + memory()));
      products(gpu, bundle.extent(), rows);
      copies(gpu, bundle.extent(), rows);
    }
  }

  /** What the program itself says: a name and a value on each line. */
  private static void devices(Bundle bundle, Rows rows) {
    Program.Outcome told = bundle.program().run(List.of("devices"));
    told.out().lines().map(line -> line.split("\\s+", 2)).filter(words -> words.length == 2)
        .filter(words -> !List.of("fma", "java", "heap").contains(words[0]))
        .forEach(words -> rows.add(Row.fact("`devices`: " + words[0], words[1])));
    if (told.status() != 0) {
      rows.add(Row.failed("`devices`", told.brief()));
    }
  }

  private static void products(Gpu gpu, Extent extent, Rows rows) {
    int most = extent.inner().getLast();
    try (Products products = new Products(gpu, extent, most)) {
      for (int inner : extent.inner()) {
        rows.add(Row.fact("cublasDgemm " + extent.edge() + " × " + extent.edge() + " × " + inner,
            Figures.teraflops(products.flops(inner))));
      }
    }
  }

  private static void copies(Gpu gpu, Extent extent, Rows rows) {
    try (Copies copies = new Copies(gpu, extent)) {
      rows.add(Row.fact("copy inside the GPU, reads and writes", Figures.gigabytes(copies.inside())));
      rows.add(Row.fact("from Java to the GPU", Figures.gigabytes(copies.up())));
      rows.add(Row.fact("from the GPU to Java", Figures.gigabytes(copies.down())));
    }
  }

  private static String card() {
    try {
      Process process = new ProcessBuilder(CARD).redirectErrorStream(true).start();
      String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return process.waitFor(1, TimeUnit.SECONDS) && process.exitValue() == 0 ? text : "no answer: " + text;
    } catch (IOException e) {
      return "there is none";
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted while nvidia-smi ran", e);
    }
  }

  private static String memory() {
    try {
      Optional<String> total = Files.readAllLines(Path.of("/proc/meminfo")).stream().findFirst();
      return total.map(line -> line.replaceFirst("MemTotal: *", "")).orElse("memory not told");
    } catch (IOException e) {
      return "memory not told";
    }
  }
}
