package lawsweep.parquet;

/** Writes the pages of a group of rows one after the other, compressed, behind their headers. For one thread. */
final class PageWriter {

  private static final int DATA_PAGE = 0;
  private static final int DICTIONARY_PAGE = 2;
  /** Encodings and the numbers of fields by which headers name them, as parquet.thrift has them. */
  static final int PLAIN = 0;
  static final int RUNS = 3;
  static final int DICTIONARY = 8;
  private static final int DATA_HEADER = 5;
  private static final int DICTIONARY_HEADER = 7;

  private final Snappy snappy = new Snappy();
  private final Bytes page = new Bytes(1 << 16);
  private final Bytes compressed = new Bytes(1 << 16);
  private final Bytes out = new Bytes(1 << 20);
  private LeafWriter.Leaf leaf = new LeafWriter.Leaf(ParquetType.Scalar.TEXT, java.util.List.of(), 0, 0);
  private int began;
  private long dictionary;
  private long plain;

  /** Begins the pages of a leaf. */
  void begin(LeafWriter.Leaf next) {
    leaf = next;
    began = out.size();
    dictionary = 0;
    plain = 0;
  }

  /** Where the bytes of the next page belong; empty. */
  Bytes page() {
    page.clear();
    return page;
  }

  /** Writes a dictionary of so many values. */
  void dictionary(Bytes values, int number) {
    byte[] header = write(values, DICTIONARY_PAGE, thrift -> thrift.begin(DICTIONARY_HEADER).int32(1, number)
        .int32(2, PLAIN).end());
    dictionary = (long) header.length + compressed.size();
  }

  /** Writes the page that was filled, of so many entries. */
  void data(int entries, boolean fromDictionary) {
    write(page, DATA_PAGE, thrift -> thrift.begin(DATA_HEADER).int32(1, entries)
        .int32(2, fromDictionary ? DICTIONARY : PLAIN).int32(3, RUNS).int32(4, RUNS).end());
  }

  /** Says what is special about a kind of page. */
  private interface Header {
    void add(CompactThrift thrift);
  }

  private byte[] write(Bytes plainPage, int kind, Header special) {
    compressed.clear();
    snappy.compress(plainPage.array(), 0, plainPage.size(), compressed);
    CompactThrift thrift =
        new CompactThrift().int32(1, kind).int32(2, plainPage.size()).int32(3, compressed.size());
    special.add(thrift);
    byte[] header = thrift.end().bytes();
    out.add(header, 0, header.length);
    out.add(compressed.array(), 0, compressed.size());
    plain += header.length + plainPage.size();
    return header;
  }

  /** Ends the pages of a leaf. */
  ColumnChunk end(long entries, boolean hasDictionary) {
    return new ColumnChunk(leaf, entries, hasDictionary, dictionary, plain, out.size() - (long) began);
  }

  /** All pages; the writer begins anew. */
  byte[] take() {
    byte[] all = out.toArray();
    out.clear();
    return all;
  }
}
