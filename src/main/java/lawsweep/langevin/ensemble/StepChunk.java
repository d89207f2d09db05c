package lawsweep.langevin.ensemble;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import lawsweep.langevin.cell.LangevinCell;
import lawsweep.langevin.cell.ReplicaView;
import lawsweep.langevin.flock.Flock;
import lawsweep.langevin.statistics.EnsembleTable;

/** One of the chunks that a flock moves in step. Used by one thread at a time. */
final class StepChunk {

  private final int number;
  private final int first;
  private final int count;
  private final EnsembleTable table;
  private final ReplicaView view;

  /**
   * A chunk whose replicas have shown nothing.
   *
   * @param number its number
   * @param table an empty one of its replicas in step
   */
  StepChunk(int number, LangevinCell cell, EnsembleTable table) {
    Deal deal = Deal.of(cell);
    this.number = number;
    this.first = deal.first(number);
    this.count = deal.count(number);
    this.table = table;
    this.view = new ReplicaView(cell.width());
  }

  /** Its number. */
  int number() {
    return number;
  }

  /** Its first replica. */
  int first() {
    return first;
  }

  /** The first replica after it. */
  int end() {
    return first + count;
  }

  /** Takes a record of all its replicas, in their order. */
  void record(int record, Flock.Eye eye) {
    for (int replica = first; replica < first + count; replica++) {
      eye.view(replica, view);
      table.add(record, replica, view);
    }
  }

  /** Its table; all records are taken. */
  EnsembleTable finish() {
    table.finishStep();
    return table;
  }

  /**
   * What {@link Chunk#read} and {@link #read} read.
   *
   * @param flock was fetched
   */
  byte[] write(Place place, Flock flock) throws IOException {
    ByteArrayOutputStream states = new ByteArrayOutputStream();
    flock.save(first, count, new DataOutputStream(states));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(states.size());
    DataOutputStream out = new DataOutputStream(bytes);
    ChunkForm.beginInStep(place, first, out);
    table.write(out);
    new LaterPacks(place, states.toByteArray()).write(out);
    return bytes.toByteArray();
  }

  /**
   * Reads a chunk that was left in step and did not go on since.
   *
   * @param flock was started with its replicas
   */
  void read(byte[] written, Flock flock) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(written));
    ChunkForm.skipInStep(in);
    table.read(in);
    in.readInt();
    flock.restore(first, count, in);
  }
}
