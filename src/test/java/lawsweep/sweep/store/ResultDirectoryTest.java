package lawsweep.sweep.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import lawsweep.kind.count.FakeCounter;
import lawsweep.sweep.Sweep;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultDirectoryTest {

  @TempDir
  Path temporary;

  private static Map<String, String> contents(Path path) throws IOException {
    Map<String, String> contents = new TreeMap<>();
    try (Stream<Path> entries = Files.walk(path)) {
      for (Path entry : entries.filter(Files::isRegularFile).toList()) {
        contents.put(path.relativize(entry).toString(),
            Files.readString(entry, StandardCharsets.ISO_8859_1));
      }
    }
    return contents;
  }

  private String refused(Path path, Sweep sweep, String method) throws IOException {
    Map<String, String> before = contents(temporary);
    String message = String.valueOf(assertThrows(DirectoryRefusedException.class, () -> ResultDirectory.prepare(path,
        sweep, Manifest.of(sweep, method, "0.1", Map.of()))).getMessage());
    assertFalse(message.contains("\n"));
    assertEquals(before, contents(temporary));
    return message;
  }

  @Test
  void aNewDirectoryHoldsSpecAndManifest() throws IOException {
    Path path = temporary.resolve("a/b/out");
    Sweep sweep = Sweeps.of("a", 3);
    ResultDirectory directory = Sweeps.prepare(path, sweep);
    assertArrayEquals(sweep.source(), Files.readAllBytes(path.resolve("spec.yaml")));
    Manifest manifest = directory.manifest();
    assertEquals(new Manifest(1, "a", directory.sweep().fingerprint(), "dense", "0.1", Map.of("host", "here")),
        manifest);
    assertEquals(List.of(), directory.logs());
    ResultDirectory opened = ResultDirectory.open(path, Sweeps.READER);
    assertEquals(manifest, opened.manifest());
    assertEquals(3, opened.sweep().cells().size());
    assertEquals("[lock, manifest.json, spec.yaml]", contents(path).keySet().toString());
  }

  @Test
  void anEmptyDirectoryIsTaken() throws IOException {
    Sweeps.prepare(temporary, Sweeps.of("a", 3));
    Path withSpec = Files.createDirectory(temporary.resolve("withSpec"));
    Files.writeString(withSpec.resolve("spec.yaml"), "a 3");
    Sweeps.prepare(withSpec, Sweeps.of("a", 3));
  }

  @Test
  void theSameSweepIsResumedAndTheFirstManifestStays() throws IOException {
    Path path = temporary.resolve("out");
    Sweep sweep = Sweeps.of("a", 3);
    Sweeps.prepare(path, sweep);
    Map<String, String> before = contents(path);
    ResultDirectory again = ResultDirectory.prepare(path, sweep, Manifest.of(sweep, "dense", "0.2", Map.of()));
    assertEquals("0.1", again.manifest().version());
    assertEquals(before, contents(path));
  }

  @Test
  void anythingElseIsRefusedAndLeftAlone() throws IOException {
    Path path = temporary.resolve("out");
    Sweep sweep = Sweeps.of("a", 3);
    Sweeps.prepare(path, sweep);
    assertTrue(refused(path, Sweeps.of("b", 4), "dense").contains("which holds results of another spec ('a')"));
    assertEquals("expected the method dense of the results in " + path + ", got symmetric",
        refused(path, sweep, "symmetric"));

    Path foreign = Files.createDirectory(temporary.resolve("foreign"));
    Files.writeString(foreign.resolve("thesis.tex"), "words");
    assertTrue(refused(foreign, sweep, "dense").endsWith("which holds thesis.tex"));

    Path file = Files.writeString(temporary.resolve("file"), "words");
    assertEquals("expected a directory, got the file " + file, refused(file, sweep, "dense"));
    refused(file.resolve("below"), sweep, "dense");

    Path otherSpec = Files.createDirectory(temporary.resolve("otherSpec"));
    Files.writeString(otherSpec.resolve("spec.yaml"), "a 4");
    refused(otherSpec, sweep, "dense");

    Path broken = Files.createDirectory(temporary.resolve("broken"));
    Files.writeString(broken.resolve("manifest.json"), "{");
    assertTrue(refused(broken, sweep, "dense").contains("manifest.json: expected a JSON object"));
  }

  @Test
  void whatHoldsNoResultsIsNotOpened() throws IOException {
    for (Path path : List.of(temporary, temporary.resolve("none"),
        Files.writeString(temporary.resolve("file"), "words"))) {
      assertThrows(DirectoryRefusedException.class, () -> ResultDirectory.open(path, Sweeps.READER));
    }
    Path path = temporary.resolve("out");
    Sweeps.prepare(path, Sweeps.of("a", 3));
    Files.writeString(path.resolve("spec.yaml"), "a 4");
    assertThrows(DirectoryRefusedException.class, () -> ResultDirectory.open(path, Sweeps.READER));
    Files.delete(path.resolve("spec.yaml"));
    assertThrows(DirectoryRefusedException.class, () -> ResultDirectory.open(path, Sweeps.READER));
  }

  @Test
  void aCrashWhileItIsSetUpIsCompleted() throws IOException {
    Path path = Files.createDirectory(temporary.resolve("out"));
    Files.writeString(path.resolve("lock"), "");
    Files.writeString(path.resolve("spec.yaml"), "a 3");
    Files.writeString(path.resolve("manifest.json.123.part"), "{\"sche");
    Sweeps.prepare(path, Sweeps.of("a", 3));
    assertEquals("a", ResultDirectory.open(path, Sweeps.READER).manifest().name());
  }

  @Test
  void manyMayPrepareAtOnce() throws Exception {
    for (int round = 0; round < 20; round++) {
      Path path = temporary.resolve("out" + round);
      ConcurrentLinkedQueue<Throwable> thrown = new ConcurrentLinkedQueue<>();
      List<Thread> threads = new ArrayList<>();
      for (int t = 0; t < 6; t++) {
        Shard shard = new Shard(t + 1, 6);
        Thread thread = new Thread(() -> {
          try {
            Sweeps.run(Sweeps.prepare(path, Sweeps.of("a", 12)), new FakeCounter(), shard, 1);
          } catch (IOException | RuntimeException e) {
            thrown.add(e);
          }
        });
        threads.add(thread);
        thread.start();
      }
      for (Thread thread : threads) {
        thread.join();
      }
      assertEquals(List.of(), List.copyOf(thrown));
      assertEquals(12, Sweeps.results(ResultDirectory.open(path, Sweeps.READER)).size());
    }
  }
}
