package lawsweep.cuda;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/**
 * Who may meet whom at a word of shared memory. Every thread of 64 writes its own number of 8 bytes and comes to a
 * barrier; then follows what a test says, in which %p0 is true for thread 0, %p40 for thread 40, %p41 for thread 41,
 * and %rd1 is the address of the number of thread 40: words 80 and 81.
 */
class PtxWatchTest {

  private static final String READ = "ld.shared.u64 %rd9, [%rd1]; ";
  private static final String WRITE = "st.shared.u64 [%rd1], %rd9; ";
  private static final String CHANGE = "atom.shared.add.u64 %rd8, [%rd1], %rd9; ";
  private static final String BARRIER = "bar.sync 0; ";
  private static final String MEETING = "bar.warp.sync -1; ";

  private static String by(int thread, String what) {
    return "@%p" + thread + " " + what;
  }

  private static void run(String what) {
    String text = """
        .visible .entry watched()
        {
        .shared .align 8 .b8 s[512];
        mov.u32 %r1, %tid.x;
        setp.eq.u32 %p0, %r1, 0;
        setp.eq.u32 %p40, %r1, 40;
        setp.eq.u32 %p41, %r1, 41;
        mov.u32 %r2, s;
        mad.lo.u32 %r3, %r1, 8, %r2;
        mov.u64 %rd9, 7;
        st.shared.u64 [%r3], %rd9;
        mov.u64 %rd1, s;
        add.u64 %rd1, %rd1, 320;
        bar.sync 0;
        """ + what + "ret;\n}\n";
    PtxProgram program = new PtxMachine(text).program("watched");
    new PtxLauncher(new PtxMemory(1L << 40)).launch(program, new Grid(2, 1, 64), 0, new Arguments());
  }

  private static void refused(String expected, String what) {
    String message = assertThrows(PtxFault.class, () -> run(what)).getMessage();
    assertTrue(message.contains(expected), message);
  }

  @Test
  void oneThreadMayDoWhatItLikes() {
    run(by(40, READ) + by(40, WRITE) + by(40, CHANGE) + by(40, READ) + by(40, WRITE));
  }

  @Test
  void manyMayRead() {
    run(READ + READ);
  }

  @Test
  void aBarrierIsBetween() {
    run(READ + BARRIER + by(0, WRITE) + BARRIER + READ + BARRIER + CHANGE + BARRIER + by(41, WRITE));
  }

  @Test
  void aReadAfterAWrite() {
    refused("block (0, 0), thread 40 meets thread 0 at shared word 80 without", by(0, WRITE) + by(40, READ));
  }

  @Test
  void aWriteAfterAWrite() {
    refused("thread 40 meets thread 0 at shared word 80 without", by(0, WRITE) + by(40, WRITE));
  }

  @Test
  void aWriteAfterARead() {
    refused("thread 40 meets thread 0 at shared word 80 without", by(0, READ) + by(40, WRITE));
  }

  @Test
  void aWriteAfterOnesOwnReadAndThatOfAnother() {
    refused("thread 40 meets thread 0 at shared word 80 without", by(0, READ) + by(40, READ) + by(40, WRITE));
    refused("thread 40 meets thread 41 at shared word 80 without", by(40, READ) + by(41, READ) + by(40, WRITE));
    refused("thread 40 meets thread 41 at shared word 80 without", by(41, READ) + by(40, READ) + by(40, WRITE));
  }

  @Test
  void lanesThatMetAreInOrder() {
    run(by(41, READ) + by(40, READ) + MEETING + by(40, WRITE) + MEETING + by(41, READ) + MEETING + by(41, CHANGE));
    refused("thread 40 meets thread 41 at shared word 80 without", by(41, WRITE) + by(40, READ));
  }

  @Test
  void lanesThatMetAreNotInOrderWithOtherWarps() {
    refused("thread 40 meets thread 0 at shared word 80 without", by(0, WRITE) + MEETING + by(40, READ));
    refused("thread 40 meets thread 0 at shared word 80 without", by(0, READ) + by(40, READ) + MEETING + by(40, WRITE));
  }

  @Test
  void changesInOneStep() {
    run(CHANGE + CHANGE);
    refused("thread 40 meets thread 0 at shared word 80 without", by(0, CHANGE) + by(40, READ));
    refused("thread 40 meets thread 0 at shared word 80 without", by(0, CHANGE) + by(40, WRITE));
    refused("thread 40 meets thread 0 at shared word 80 without", by(0, READ) + by(40, CHANGE));
    refused("thread 40 meets thread 0 at shared word 80 without", by(0, WRITE) + by(40, CHANGE));
    refused("thread 40 meets several threads at shared word 80 without",
        by(0, CHANGE) + by(40, CHANGE) + by(40, READ));
  }

  @Test
  void lanesThatDisagreeOnWhoMeets() {
    refused("thread 1 waits for other lanes than thread 0 does",
        "mov.u32 %r5, -1; @!%p0 mov.u32 %r5, 0xFFFFFFFE; bar.warp.sync %r5; ");
    refused("thread 0 waits for lanes of which it is none", "@%p0 bar.warp.sync 0; ");
  }

  @Test
  void registersOfAScopeHideOthers() {
    run("mov.u32 %r5, 3; { .reg .b32 %r5; mov.u32 %r5, 0; } @%p0 div.u32 %r6, 1, %r5; ");
    refused("divides an integer by 0",
        "mov.u32 %r5, 3; { .reg .b32 %r7; mov.u32 %r5, 0; } @%p0 div.u32 %r6, 1, %r5; ");
  }
}
