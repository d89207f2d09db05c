package lawsweep.cuda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Each planted fault is found, and said to be what it is. */
class PtxFaultTest {

  private final PtxProbe probe = new PtxProbe();
  private final double[] x = IntStream.range(0, 256).mapToDouble(i -> i).toArray();

  private String fault(String kernel, int threads, int shared, Arguments arguments) {
    return assertThrows(PtxFault.class, () -> probe.launch(kernel, new Grid(1, 1, threads), shared, arguments))
        .getMessage();
  }

  private Arguments out(int count) {
    return new Arguments().add(probe.doubles(new double[count]));
  }

  private Arguments inAndOut(int count) {
    return new Arguments().add(probe.doubles(x)).add(probe.doubles(new double[count]));
  }

  private static void says(String expected, String message) {
    assertTrue(message.contains(expected), message);
  }

  @Test
  void aMissingBarrier() {
    Arguments sum = new Arguments().add(probe.doubles(x)).add(256).add(probe.doubles(0));
    says(
        "no_barrier, block (0, 0), thread 0 meets thread 16 at shared word 32 without a barrier between, at ld.shared",
        fault("no_barrier", 256, 0, sum));
  }

  @Test
  void aWriteAfterOthersRead() {
    says("late_write, block (0, 0), thread 32 meets thread 31 at shared word 62 without a barrier",
        fault("late_write", 64, 0, inAndOut(64)));
  }

  @Test
  void lanesOfOneWarp() {
    says("thread 0 meets thread 1 at shared word 2 without a barrier", fault("no_syncwarp", 32, 0, inAndOut(32)));
  }

  @Test
  void manyWritersOfOneWord() {
    says("thread 5 meets thread 4 at shared word 0 without a barrier", fault("same_word", 64, 0, inAndOut(64)));
  }

  @Test
  void aBarrierThatSomeSkip() {
    says("not all threads reach: 40 wait at a barrier, 0 for lanes, 24 have ended; thread 0 waits at bar.sync 0",
        fault("half_barrier", 64, 0, out(64)));
  }

  @Test
  void twoBarriersAtOnce() {
    says("at another barrier, bar.sync 0", fault("two_barriers", 64, 0, out(64)));
  }

  @Test
  void aShuffleThatSomeSkip() {
    says("0 wait at a barrier, 16 for lanes, 16 have ended; thread 1 waits at shfl.sync.bfly.b32",
        fault("half_shuffle", 32, 0, out(32)));
  }

  @Test
  void aLaneOutsideOfTheMask() {
    says("reads from lane 9, which is not in the mask", fault("foreign_lane", 32, 0, out(32)));
  }

  @Test
  void aMaskOfMoreLanesThanThereAre() {
    says("not all threads reach", fault("tell", 20, 0, new Arguments().add(probe.ints(new int[20]))
        .add(probe.ints(new int[160]))));
  }

  @Test
  void sharedMemoryThatNobodyWrote() {
    says("unwritten, block (0, 0), thread 0 reads shared word 0, which nobody wrote",
        fault("unwritten", 8, 64, out(8)));
  }

  @Test
  void sharedMemoryBeyondItsEnd() {
    says("thread 7 shared address 568 is outside of the block's 568 bytes", fault("turn", 8, 56, inAndOut(8)));
  }

  @Test
  void anAddressBeyondAnAllocation() {
    says("bounded, block (0, 0), thread 3 address", fault("bounded", 8, 0, out(3)));
    says("is outside of what was allocated: 0 bytes behind the end of an allocation of 24",
        fault("bounded", 8, 0, out(3)));
    says("thread 0 address 0 is outside of what was allocated", fault("no_address", 8, 0, out(8)));
  }

  @Test
  void blocksThatMeetInGlobalMemory() {
    Arguments same = new Arguments().add(probe.doubles(x)).add(2).add(probe.doubles(new double[8]));
    says("meet_written, block (1, 0), thread 0 writes what thread 0 of block (0, 0) wrote in this launch, at st.global",
        grid("meet_written", new Grid(2, 1, 1), same));
    says("meet_read, block (0, 1), thread 0 writes what several threads read in this launch, at st.global",
        grid("meet_read", new Grid(2, 2, 2), inAndOut(9)));
  }

  private String grid(String kernel, Grid grid, Arguments arguments) {
    return assertThrows(PtxFault.class, () -> probe.launch(kernel, grid, 0, arguments)).getMessage();
  }

  @Test
  void warpsThatMeetInGlobalMemory() {
    says(
        "meet_warps, block (0, 0), thread 32 reads what thread 31 of block (0, 0) wrote in this launch without a",
        fault("meet_warps", 64, 0, out(65)));
    probe.launch("meet_with_barrier", new Grid(1, 1, 64), 0, out(65));
  }

  @Test
  void aMisalignedAddress() {
    says("is not a multiple of 8, at ld.global", fault("misaligned", 8, 0, inAndOut(8)));
  }

  @Test
  void argumentsThatAreNotTheKernels() {
    assertEquals("bounded: expected parameters at [0] of 8 bytes, got arguments at [0, 8] of 12",
        fault("bounded", 8, 0, out(8).add(1)));
  }

  @Test
  void moreThreadsThanItIsMadeFor() {
    assertEquals("bounded: launched with 65 threads a block, made for 64", fault("bounded", 65, 0, out(65)));
  }

  @Test
  void aKernelThatIsNotThere() {
    says("no kernel sum, only block_sum, scan,", fault("sum", 1, 0, out(1)));
  }

  @Test
  void anInstructionThatIsNotKnown() {
    String text = ".visible .entry odd()\n{\n.reg .f32 %f<3>;\n\tsin.approx.f32 %f1, %f2;\n\tret;\n}\n";
    PtxFault fault = assertThrows(PtxFault.class, () -> new PtxMachine(text).program("odd"));
    assertEquals("unknown instruction sin.approx.f32 %f1, %f2 (line 4)", fault.getMessage());
  }

  @Test
  void aBarrierOfSomeThreads() {
    String text = ".visible .entry odd()\n{\n\tbar.sync 1, 64;\n\tret;\n}\n";
    PtxFault fault = assertThrows(PtxFault.class, () -> new PtxMachine(text).program("odd"));
    assertEquals("unknown instruction bar.sync 1, 64 (line 3)", fault.getMessage());
  }

  @Test
  void aQuotientByNought() {
    String text =
        ".visible .entry odd()\n{\n.reg .b32 %r<3>;\n\tmov.u32 %r1, %tid.x;\n\tdiv.s32 %r2, 7, %r1;\n\tret;\n}\n";
    PtxFault fault = assertThrows(PtxFault.class, () -> probe.launcher().launch(
        new PtxMachine(text).program("odd"), new Grid(1, 1, 4), 0, new Arguments()));
    says("odd, block (0, 0), thread 0 divides an integer by 0", fault.getMessage());
  }
}
