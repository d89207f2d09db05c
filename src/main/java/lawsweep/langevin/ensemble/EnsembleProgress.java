package lawsweep.langevin.ensemble;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import lawsweep.langevin.cell.LangevinCell;
import lawsweep.langevin.cell.Rules;
import lawsweep.langevin.cell.TimeGrid;
import lawsweep.langevin.statistics.EnsembleTable;

/**
 * How far an ensemble is: the merged table of the first chunks, the tables of finished chunks beyond, and snapshots of
 * chunks that run. Tables are merged in the order of chunks, whatever the order in which they finish, so that sums have
 * the same bits. Safe for use by many threads.
 */
final class EnsembleProgress {

  /** Without chunks inside a step, as version 0.1.0 wrote all: it can go on from these. */
  private static final int BETWEEN_STEPS = 1;
  /** With such chunks. */
  private static final int INSIDE_STEPS = 2;
  /** With chunks that a flock left in step, perhaps. */
  private static final int IN_STEP = 3;

  private final LangevinCell cell;
  private final TimeGrid grid;
  private final Rules rules;
  private final Map<Integer, EnsembleTable> finished = new TreeMap<>();
  private final Map<Integer, byte[]> running = new TreeMap<>();
  private EnsembleTable merged;
  private int mergedChunks;

  EnsembleProgress(LangevinCell cell, TimeGrid grid) {
    this(cell, grid, Rules.SECOND);
  }

  EnsembleProgress(LangevinCell cell, TimeGrid grid, Rules rules) {
    this.cell = cell;
    this.grid = grid;
    this.rules = rules;
  }

  /** True if a chunk is done. */
  synchronized boolean done(int chunk) {
    return chunk < mergedChunks || finished.containsKey(chunk);
  }

  /** The last snapshot of a chunk that was running. */
  synchronized Optional<byte[]> snapshot(int chunk) {
    return Optional.ofNullable(running.get(chunk));
  }

  /** Keeps a snapshot of a running chunk in place of an earlier one. */
  synchronized void keep(int chunk, byte[] snapshot) {
    running.put(chunk, snapshot);
  }

  /** Takes the table of a chunk that is done. */
  synchronized void finish(int chunk, EnsembleTable table) {
    running.remove(chunk);
    finished.put(chunk, table);
    for (EnsembleTable next = finished.remove(mergedChunks); next != null; next = finished.remove(mergedChunks)) {
      if (merged == null) {
        merged = next;
      } else {
        merged.merge(next);
      }
      mergedChunks++;
    }
  }

  /** How many chunks are done. */
  synchronized int doneChunks() {
    return mergedChunks + finished.size();
  }

  /** The table of all chunks, once they are done. */
  synchronized EnsembleTable all() {
    return merged;
  }

  /** Everything, for a checkpoint. */
  synchronized byte[] write() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeInt(format());
    out.writeUTF(cell.randomName());
    out.writeInt(mergedChunks);
    if (mergedChunks > 0) {
      merged.write(out);
    }
    out.writeInt(finished.size());
    for (Map.Entry<Integer, EnsembleTable> entry : finished.entrySet()) {
      out.writeInt(entry.getKey());
      entry.getValue().write(out);
    }
    out.writeInt(running.size());
    for (Map.Entry<Integer, byte[]> entry : running.entrySet()) {
      out.writeInt(entry.getKey());
      out.writeInt(entry.getValue().length);
      out.write(entry.getValue());
    }
    return bytes.toByteArray();
  }

  /** The first format that knows the chunks that run. */
  private int format() {
    Set<Integer> words = new HashSet<>();
    running.values().forEach(written -> ChunkForm.word(written).ifPresent(words::add));
    return words.contains(ChunkForm.IN_STEP) ? IN_STEP
        : words.contains(ChunkForm.BROKEN_OFF) ? INSIDE_STEPS : BETWEEN_STEPS;
  }

  /**
   * Reads what {@link #write} wrote for the same cell.
   *
   * @throws IOException if the checkpoint is another cell's or of another format
   */
  synchronized void read(byte[] checkpoint) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(checkpoint));
    int format = in.readInt();
    String name = in.readUTF();
    if (format < BETWEEN_STEPS || format > IN_STEP || !name.equals(cell.randomName())) {
      throw new IOException(
          "expected one of '" + cell.randomName() + "' in format " + BETWEEN_STEPS + " to " + IN_STEP + ", got one of '"
              + name + "' in format " + format);
    }
    mergedChunks = in.readInt();
    if (mergedChunks > 0) {
      merged = table(in);
    }
    for (int left = in.readInt(); left > 0; left--) {
      finished.put(in.readInt(), table(in));
    }
    for (int left = in.readInt(); left > 0; left--) {
      int chunk = in.readInt();
      byte[] snapshot = new byte[in.readInt()];
      in.readFully(snapshot);
      running.put(chunk, snapshot);
    }
  }

  private EnsembleTable table(DataInputStream in) throws IOException {
    EnsembleTable table = EnsembleTable.of(cell, grid.times(), rules);
    table.read(in);
    return table;
  }
}
