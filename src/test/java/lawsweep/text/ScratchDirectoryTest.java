package lawsweep.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScratchDirectoryTest {

  @TempDir
  Path parent;

  private Path left(String name, String owner) throws IOException {
    Path directory = Files.createDirectory(parent.resolve(name));
    Files.writeString(directory.resolve("owner"), owner);
    Files.createDirectory(directory.resolve("inner"));
    Files.writeString(directory.resolve("inner/rows.csv"), "1,2");
    return directory;
  }

  @Test
  void closingRemovesItWithAllInIt() throws IOException {
    Path path;
    try (ScratchDirectory scratch = ScratchDirectory.in(parent, "report")) {
      path = scratch.path();
      assertEquals(parent, path.getParent());
      Files.writeString(path.resolve("rows.csv"), "1,2");
    }
    assertFalse(Files.exists(path));
  }

  @Test
  void whatAKilledCommandLeftIsRemoved() throws IOException {
    Path boot = Path.of("/proc/sys/kernel/random/boot_id");
    assumeTrue(Files.isReadable(boot), "this system does not name its boots");
    Path left = left(".lawsweep-report-1", Files.readString(boot).strip());
    Path other = left(".lawsweep-report-2", "another machine");
    Path export = left(".lawsweep-export-3", Files.readString(boot).strip());
    Path users = left("report-4", "");
    ScratchDirectory.in(parent, "report").close();
    assertFalse(Files.exists(left));
    assertTrue(Files.exists(other) && Files.exists(export) && Files.exists(users));
  }

  @Test
  void othersAreRemovedADayLater() throws IOException {
    Path old = left(".lawsweep-report-1", "another machine");
    Path without = Files.createDirectory(parent.resolve(".lawsweep-report-2"));
    Path young = Files.createDirectory(parent.resolve(".lawsweep-report-3"));
    for (Path directory : new Path[] {old, without}) {
      Files.setLastModifiedTime(directory,
          FileTime.from(Files.getLastModifiedTime(young).toInstant().minus(Duration.ofHours(25))));
    }
    ScratchDirectory.in(parent, "report").close();
    assertFalse(Files.exists(old) || Files.exists(without));
    assertTrue(Files.exists(young));
  }
}
