// FLINT: nmod_mat_mul and nmod_mat_rank.
#include "driver.h"

#include <flint/flint.h>
#include <flint/nmod_mat.h>

namespace {
struct Mat {
  nmod_mat_t m;

  Mat(long rows, long columns) { nmod_mat_init(m, rows, columns, PRIME); }
  Mat(long rows, long columns, uint64_t seed) : Mat(rows, columns) {
    for (long i = 0; i < rows; i++)
      for (long j = 0; j < columns; j++) nmod_mat_entry(m, i, j) = entry(seed, uint64_t(i) * columns + j);
  }
  Mat(const Mat &) = delete;
  ~Mat() { nmod_mat_clear(m); }
};

struct Gemm : Work {
  const long n;
  Mat a, b, c;

  Gemm(long n, long inner) : n(n), a(n, inner, 1), b(inner, n, 2), c(n, n) {}
  void run() override { nmod_mat_mul(c.m, a.m, b.m); }
  std::string check() override {
    return checksum(size_t(n) * n, [&](size_t i) { return nmod_mat_entry(c.m, i / n, i % n); });
  }
};

struct Rank : Work {
  Mat a;
  long rank = -1;

  Rank(long n, long r) : a(n, n, 1) {
    if (r < n) {
      Mat left(n, r, 1), right(r, n, 2);
      nmod_mat_mul(a.m, left.m, right.m);
    }
  }
  void run() override { rank = nmod_mat_rank(a.m); } // copies the matrix by itself
  std::string check() override { return std::to_string(rank); }
};
} // namespace

std::string version() { return std::string("FLINT ") + flint_version; }

std::string peer() { return "flint"; }

std::unique_ptr<Work> prepare(const std::string &kind, const Sizes &sizes, int threads) {
  flint_set_num_threads(threads);
  if (kind == "gemm") return std::make_unique<Gemm>(size_of(sizes, "n"), size_of(sizes, "inner"));
  if (kind == "rank") return std::make_unique<Rank>(size_of(sizes, "n"), size_of(sizes, "rank"));
  return nullptr;
}
