package lawsweep.parquet;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lawsweep.parquet.ParquetType.ListOf;
import lawsweep.parquet.ParquetType.MapOf;
import lawsweep.parquet.ParquetType.Scalar;
import lawsweep.parquet.ParquetType.StructOf;

/** A Parquet file that is being written, group by group; whole once {@link #finish} has written its directory. */
public final class ParquetFile implements Closeable {

  private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);
  private static final int SNAPPY = 1;
  private static final int REQUIRED = 0;
  private static final int OPTIONAL = 1;
  private static final int REPEATED = 2;
  private static final int CONVERTED_MAP = 1;
  private static final int CONVERTED_LIST = 3;

  private final OutputStream out;
  private final List<ParquetColumn> columns;
  private final List<Placed> groups = new ArrayList<>();
  private long position;

  /** A group of rows and where its pages begin. */
  private record Placed(RowGroup group, long at) {}

  /** Begins a file; the stream is closed with it. */
  public ParquetFile(OutputStream out, List<ParquetColumn> columns) throws IOException {
    this.out = out;
    this.columns = List.copyOf(columns);
    write(MAGIC);
  }

  private void write(byte[] bytes) throws IOException {
    out.write(bytes);
    position += bytes.length;
  }

  /** Appends a group of rows. */
  public void add(RowGroup group) throws IOException {
    groups.add(new Placed(new RowGroup(group.rows(), group.chunks(), new byte[0]), position));
    write(group.bytes());
  }

  /**
   * Writes the directory.
   *
   * @param writer what wrote the file
   * @param metadata what the file says besides the table
   */
  public void finish(String writer, Map<String, String> metadata) throws IOException {
    CompactThrift thrift = new CompactThrift().int32(1, 1);
    List<Element> schema = new ArrayList<>();
    schema.add(new Element("root", -1, -1, columns.size(), -1));
    columns.forEach(column -> schema(column.name(), column.type(), schema));
    thrift.objects(2, schema.size());
    schema.forEach(element -> element.write(thrift));
    thrift.int64(3, groups.stream().mapToLong(placed -> placed.group.rows()).sum());
    thrift.objects(4, groups.size());
    groups.forEach(placed -> group(placed, thrift));
    thrift.objects(5, metadata.size());
    metadata.forEach((key, value) -> thrift.item().text(1, key).text(2, value).end());
    byte[] directory = thrift.text(6, writer).end().bytes();
    write(directory);
    Bytes end = new Bytes(2 * Integer.BYTES);
    end.addInt32(directory.length);
    end.add(MAGIC, 0, MAGIC.length);
    write(end.toArray());
    out.flush();
  }

  private static void group(Placed placed, CompactThrift thrift) {
    List<ColumnChunk> chunks = placed.group.chunks();
    thrift.item().objects(1, chunks.size());
    long at = placed.at;
    for (ColumnChunk chunk : chunks) {
      LeafWriter.Leaf leaf = chunk.leaf();
      int[] encodings = {PageWriter.PLAIN, PageWriter.RUNS, chunk.hasDictionary() ? PageWriter.DICTIONARY
          : PageWriter.PLAIN};
      thrift.item().int64(2, at).begin(3)
          .int32(1, leaf.type().wire()).int32s(2, encodings)
          .texts(3, leaf.path(), leaf.path().size())
          .int32(4, SNAPPY).int64(5, chunk.entries()).int64(6, chunk.plainBytes()).int64(7, chunk.bytes())
          .int64(9, at + chunk.dictionary());
      if (chunk.hasDictionary()) {
        thrift.int64(11, at);
      }
      thrift.end().end();
      at += chunk.bytes();
    }
    thrift.int64(2, chunks.stream().mapToLong(ColumnChunk::plainBytes).sum()).int64(3, placed.group.rows()).end();
  }

  /**
   * An element of the schema.
   *
   * @param name its name
   * @param wire its physical type; -1 for a group
   * @param repetition how often it occurs; -1 for the root
   * @param children how many elements it is made of; 0 for a leaf
   * @param converted its converted type; -1 for none
   */
  private record Element(String name, int wire, int repetition, int children, int converted) {

    void write(CompactThrift thrift) {
      thrift.item();
      if (wire >= 0) {
        thrift.int32(1, wire);
      }
      if (repetition >= 0) {
        thrift.int32(3, repetition);
      }
      thrift.text(4, name);
      if (children > 0) {
        thrift.int32(5, children);
      }
      if (converted >= 0) {
        thrift.int32(6, converted);
      }
      thrift.end();
    }
  }

  private static void schema(String name, ParquetType type, List<Element> schema) {
    switch (type) {
      case Scalar scalar -> schema.add(leaf(name, scalar, OPTIONAL));
      case ListOf list -> {
        schema.add(new Element(name, -1, OPTIONAL, 1, CONVERTED_LIST));
        schema.add(new Element(Shredder.LIST, -1, REPEATED, 1, -1));
        schema(Shredder.ELEMENT, list.element(), schema);
      }
      case MapOf map -> {
        schema.add(new Element(name, -1, OPTIONAL, 1, CONVERTED_MAP));
        schema.add(new Element(Shredder.KEY_VALUE, -1, REPEATED, 2, -1));
        schema.add(leaf(Shredder.KEY, Scalar.TEXT, REQUIRED));
        schema(Shredder.VALUE, map.value(), schema);
      }
      case StructOf struct -> {
        schema.add(new Element(name, -1, OPTIONAL, struct.fields().size(), -1));
        struct.fields().forEach(field -> schema(field.name(), field.type(), schema));
      }
    }
  }

  private static Element leaf(String name, Scalar type, int repetition) {
    return new Element(name, type.wire(), repetition, 0, type.converted());
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
