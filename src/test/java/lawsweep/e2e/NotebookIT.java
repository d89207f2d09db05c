package lawsweep.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The notebooks run from their first cell to their last, and print what is stored in them. Pictures are not compared.
 */
class NotebookIT {

  private static final Path ROOT = Path.of(System.getProperty("lawsweep.root"));
  private static final Path PYTHON = ROOT.resolve("src/main/python");
  private static final String RUN = "LAWSWEEP=\"$1\" OMP_NUM_THREADS=1 PYDEVD_DISABLE_FILE_VALIDATION=1 "
      + "IPYTHONDIR=$PWD/ipython MPLCONFIGDIR=$PWD/matplotlib /usr/bin/python3 -B "
      + ROOT.resolve("src/test/python/notebook.py") + " ";

  @TempDir
  Path temporary;

  /** A folder like that of the archive: what a notebook writes stays in it. */
  private Scene scene() throws IOException {
    Scene scene = new Scene(temporary);
    Files.createDirectories(scene.resolve("python/notebooks"));
    try (Stream<Path> files = Files.walk(PYTHON, 2)) {
      for (Path file : files.filter(file -> file.toString().matches(".*\\.(py|ipynb)")).toList()) {
        Files.copy(file, scene.resolve("python").resolve(PYTHON.relativize(file)));
      }
    }
    return scene;
  }

  private static void need(Scene scene, String modules) throws IOException, InterruptedException {
    assumeTrue(scene.program().script("/usr/bin/python3 -c 'import " + modules + "'").exit() == 0,
        "no " + modules + " for /usr/bin/python3");
  }

  @ParameterizedTest
  @CsvSource(delimiter = ';', value = {"count-sweep-look; pandas, matplotlib",
      "along-training; pandas, matplotlib, torch"})
  void printsWhatIsStored(String name, String modules) throws IOException, InterruptedException {
    Scene scene = scene();
    need(scene, "nbclient, ipykernel, " + modules);
    Program.Outcome run = scene.program().script(RUN + "python/notebooks/" + name + ".ipynb");
    assertEquals("", run.out());
    assertEquals(0, run.exit(), run.err());
  }

  /** A number that is no longer so is found. */
  @Test
  void findsWhatIsStale() throws IOException, InterruptedException {
    Scene scene = scene();
    need(scene, "nbclient, ipykernel");
    Path notebook = scene.write("python/notebooks/stale.ipynb", """
        {"cells": [{"cell_type": "code", "execution_count": 1, "id": "a", "metadata": {}, "source": "print(40 + 2)",
          "outputs": [{"name": "stdout", "output_type": "stream", "text": "43\\n"}]}],
         "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
        """);
    Program.Outcome run = scene.program().script(RUN + notebook);
    assertEquals(1, run.exit(), run.err());
    assertTrue(run.out().contains("stale.ipynb, cell 1:\n") && run.out().contains("\n-43\n+42\n"), run.out());
  }

  /** No pictures but drawings as text, none of them long, and nothing of whoever ran it last. */
  @Test
  void areSmallAndText() throws IOException {
    List<Path> notebooks;
    try (Stream<Path> files = Files.list(PYTHON.resolve("notebooks"))) {
      notebooks = files.toList();
    }
    assertEquals(2, notebooks.size());
    for (Path notebook : notebooks) {
      String text = Files.readString(notebook);
      assertTrue(text.length() < 64 * 1024, notebook + " has " + text.length() + " characters");
      assertTrue(Stream.of("image/png", "/tmp/", "/home/", "stderr").noneMatch(text::contains), notebook.toString());
    }
  }
}
