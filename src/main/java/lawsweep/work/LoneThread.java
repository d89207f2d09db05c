package lawsweep.work;

import java.util.function.IntConsumer;

/** The team of one: the calling thread. */
enum LoneThread implements Team {
  INSTANCE;

  @Override
  public int size() {
    return 1;
  }

  @Override
  public void forEach(int tasks, IntConsumer task) {
    for (int i = 0; i < tasks; i++) {
      task.accept(i);
    }
  }
}
