// The fibers behind emulator.h.
#include "emulator.h"

#include <sys/mman.h>
#include <ucontext.h>

#include <algorithm>
#include <csetjmp>
#include <cstdio>
#include <cstdlib>
#include <numeric>
#include <random>
#include <vector>

namespace emulator {

thread_local Index threadIndex, blockIndex, blockSize, gridSize;

void refuse(const std::string& what) {
  std::fprintf(stderr, "emulator: %s\n", what.c_str());
  std::abort();
}

std::map<std::string, Entry>& kernels() {
  static std::map<std::string, Entry> all;
  return all;
}

namespace {

constexpr size_t STACK = 64 * 1024;
constexpr unsigned MOST_THREADS = 1024;
constexpr size_t MOST_SHARED = 227 * 1024;
// What dynamic shared memory holds before it is written: as a double, a number that spoils every sum.
constexpr unsigned char POISON = 0xCD;

enum class State { READY, AT_BARRIER, AT_MEETING, DONE };

struct Thread {
  Index index;
  unsigned number;
  State state = State::READY;
  unsigned mask = 0;     // of the meeting where it waits
  unsigned parity = 0;   // which set of slots is next
  ucontext_t context;    // how it begins
  jmp_buf jump;          // where it goes on: much quicker than contexts, which ask the system
  void* stack = nullptr; // made at the first turn; a fiber lives on from block to block and launch to launch
};

struct Block {
  std::vector<Thread*> threads;
  std::vector<uint64_t> slots;  // [warp][parity][lane]
  std::vector<unsigned char> shared;
  const std::function<void()>* body = nullptr;
  int votes = 0;
  jmp_buf scheduler;
};

thread_local Block* block;
thread_local Thread* current;
thread_local std::vector<std::unique_ptr<Thread>> pool;

bool inMask(const Thread& t, const Thread& of) {
  return t.number / WARP == of.number / WARP && (of.mask >> t.number % WARP & 1);
}

// Whether all lanes of a thread's mask wait in the same meeting.
bool met(const Thread& of) {
  unsigned first = of.number / WARP * WARP;
  for (unsigned l = 0; l < WARP; l++) {
    if (of.mask >> l & 1) {
      if (first + l >= block->threads.size()) {
        refuse("a mask names lane " + std::to_string(l) + ", which the block does not have");
      }
      const Thread& t = *block->threads[first + l];
      if (t.state != State::AT_MEETING || t.mask != of.mask) {
        return false;
      }
    }
  }
  return true;
}

[[noreturn]] void stuck() {
  unsigned barrier = 0, meeting = 0, done = 0;
  for (const Thread* t : block->threads) {
    barrier += t->state == State::AT_BARRIER;
    meeting += t->state == State::AT_MEETING;
    done += t->state == State::DONE;
  }
  refuse("threads of block " + std::to_string(blockIndex.x) + ", " + std::to_string(blockIndex.y) +
         " miss each other: " + std::to_string(barrier) + " wait at a barrier, " + std::to_string(meeting) +
         " for lanes of their warp, " + std::to_string(done) + " have ended");
}

void giveWay() {
  if (_setjmp(current->jump) == 0) {
    _longjmp(block->scheduler, 1);
  }
}

void live() {
  for (;;) {
    (*block->body)();
    current->state = State::DONE;
    giveWay();
  }
}

// Returns when the thread gives way.
void turn(Thread& t) {
  if (_setjmp(block->scheduler) == 0) {
    current = &t;
    threadIndex = t.index;
    if (t.stack != nullptr) {
      _longjmp(t.jump, 1);
    }
    t.stack = mmap(nullptr, STACK, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (t.stack == MAP_FAILED) {
      refuse("no memory for a stack");
    }
    getcontext(&t.context);
    t.context.uc_stack.ss_sp = t.stack;
    t.context.uc_stack.ss_size = STACK;
    t.context.uc_link = nullptr;
    makecontext(&t.context, live, 0);
    setcontext(&t.context);
  }
}

void releaseAll() {
  for (Thread* t : block->threads) {
    t->state = State::READY;
  }
}

void runBlock(const std::vector<unsigned>& order) {
  releaseAll();
  for (Thread* t : block->threads) {
    t->parity = 0;
  }
  for (;;) {
    bool progress = false;
    unsigned done = 0, atBarrier = 0;
    for (unsigned i : order) {
      Thread& t = *block->threads[i];
      if (t.state == State::READY) {
        turn(t);
        progress = true;
      }
      done += t.state == State::DONE;
      atBarrier += t.state == State::AT_BARRIER;
    }
    if (done == block->threads.size()) {
      return;
    }
    if (atBarrier == block->threads.size()) {
      releaseAll();
    } else if (!progress) {
      stuck();
    }
  }
}

Thread* thread(unsigned number, const Index& size) {
  if (number == pool.size()) {
    pool.push_back(std::make_unique<Thread>());
  }
  Thread* t = pool[number].get();
  t->number = number;
  t->index = {number % size.x, number / size.x % size.y, number / size.x / size.y};
  return t;
}

void runBlocks(const Launch& launch, Order order, uint64_t seed) {
  std::vector<unsigned> turns(block->threads.size());
  std::iota(turns.begin(), turns.end(), 0);
  if (order == Order::DOWN) {
    std::reverse(turns.begin(), turns.end());
  }
  std::mt19937_64 random(seed);
  uint64_t blocks = static_cast<uint64_t>(launch.grid.x) * launch.grid.y * launch.grid.z;
  for (uint64_t b = 0; b < blocks; b++) {
    uint64_t c = order == Order::DOWN ? blocks - 1 - b : b;
    uint64_t row = c / launch.grid.x;
    blockIndex = {static_cast<unsigned>(c % launch.grid.x), static_cast<unsigned>(row % launch.grid.y),
                  static_cast<unsigned>(row / launch.grid.y)};
    if (order == Order::SHUFFLED) {
      std::shuffle(turns.begin(), turns.end(), random);
    }
    block->shared.assign(launch.sharedBytes, POISON);
    runBlock(turns);
  }
}

}  // namespace

void barrier() {
  current->state = State::AT_BARRIER;
  giveWay();
}

void meet(unsigned mask) {
  current->mask = mask;
  current->state = State::AT_MEETING;
  if (!met(*current)) {
    giveWay();
    return;
  }
  for (Thread* t : block->threads) {
    if (inMask(*t, *current)) {
      t->state = State::READY;
    }
  }
}

unsigned lane() { return current->number % WARP; }

uint64_t* slots() {
  unsigned parity = current->parity++ & 1;
  return &block->slots[(current->number / WARP * 2 + parity) * WARP];
}

unsigned ballot(unsigned mask, bool predicate) {
  uint64_t* words = slots();
  words[lane()] = predicate;
  meet(mask);
  unsigned result = 0;
  for (unsigned l = 0; l < WARP; l++) {
    result |= (mask >> l & 1) && words[l] ? 1u << l : 0;
  }
  return result;
}

void* dynamicShared() { return block->shared.data(); }

// How many threads of the block hold something; between three barriers, so that the sum is whole and then used up.
static int count(bool holds) {
  barrier();
  block->votes += holds;
  barrier();
  int result = block->votes;
  barrier();
  block->votes = 0;
  return result;
}

static int threadCount() { return static_cast<int>(block->threads.size()); }

void run(const Launch& launch, Order order, uint64_t seed, const std::function<void()>& body) {
  uint64_t n = static_cast<uint64_t>(launch.block.x) * launch.block.y * launch.block.z;
  if (n == 0 || n > MOST_THREADS || launch.sharedBytes > MOST_SHARED) {
    refuse("no such launch: " + std::to_string(n) + " threads, " + std::to_string(launch.sharedBytes) + " bytes");
  }
  Block here;
  here.body = &body;
  here.slots.assign((n + WARP - 1) / WARP * 2 * WARP, 0);
  for (unsigned i = 0; i < n; i++) {
    here.threads.push_back(thread(i, launch.block));
  }
  blockSize = launch.block;
  gridSize = launch.grid;
  block = &here;
  runBlocks(launch, order, seed);
  block = nullptr;
}

}  // namespace emulator

int __syncthreads_count(int holds) { return emulator::count(holds != 0); }
int __syncthreads_or(int holds) { return emulator::count(holds != 0) > 0; }
int __syncthreads_and(int holds) { return emulator::count(holds != 0) == emulator::threadCount(); }
