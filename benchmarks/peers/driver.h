// The common part of the drivers: the same inputs, the same protocol (README.md). A library adds its works in prepare().
#pragma once

#include <chrono>
#include <cstdint>
#include <cstdio>
#include <iostream>
#include <map>
#include <memory>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

constexpr uint64_t PRIME = 8388593; // the largest below 2^23

struct Work {
  virtual ~Work() = default;
  virtual void restore() {} // brings back an input that run() destroys
  virtual void run() = 0;   // the only part that is timed
  virtual std::string check() = 0;
};

using Sizes = std::map<std::string, long>;

// What a library provides.
std::string version();
std::string peer();
std::unique_ptr<Work> prepare(const std::string &kind, const Sizes &sizes, int threads);

// Word i of a SplitMix64 sequence mod p.
inline uint64_t entry(uint64_t seed, uint64_t i) {
  uint64_t z = seed * 0xD1B54A32D192ED03u + (i + 1) * 0x9E3779B97F4A7C15u;
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
  return (z ^ (z >> 31)) % PRIME;
}

// The representative in -(p-1)/2..(p-1)/2.
inline double balanced(uint64_t residue) {
  return residue > PRIME / 2 ? double(residue) - double(PRIME) : double(residue);
}

// Sum of (1 + i mod 1009) c_i mod p.
template <class Entries> std::string checksum(size_t count, Entries c) {
  uint64_t sum = 0;
  for (size_t i = 0; i < count; i++) sum = (sum + (1 + i % 1009) * c(i)) % PRIME;
  return std::to_string(sum);
}

inline long size_of(const Sizes &sizes, const std::string &name) {
  auto found = sizes.find(name);
  if (found == sizes.end()) throw std::invalid_argument("expected " + name + "=number");
  return found->second;
}

class Driver {
  const int threads;
  std::string kind, label;
  std::unique_ptr<Work> work;

  void open(std::istringstream &words) {
    work.reset();
    words >> kind;
    label.clear();
    Sizes sizes;
    for (std::string word; words >> word;) {
      auto equals = word.find('=');
      if (equals == std::string::npos) throw std::invalid_argument("expected name=value, got " + word);
      sizes[word.substr(0, equals)] = std::stol(word.substr(equals + 1));
      label += " " + word;
    }
    work = prepare(kind, sizes, threads);
    if (!work) throw std::invalid_argument("unknown work: " + kind);
  }

  std::string repeat(double seconds) {
    using Clock = std::chrono::steady_clock;
    if (!work) throw std::invalid_argument("nothing is open");
    double spent = 0;
    long count = 0;
    do {
      work->restore();
      auto start = Clock::now();
      work->run();
      spent += std::chrono::duration<double>(Clock::now() - start).count();
      count++;
    } while (spent < seconds);
    char numbers[100];
    std::snprintf(numbers, sizeof numbers, " threads=%d count=%ld seconds=%.9f check=", threads, count, spent / count);
    return kind + " " + peer() + label + numbers + work->check();
  }

  std::string answer(const std::string &line) {
    std::istringstream words(line);
    std::string command;
    words >> command;
    double seconds = 0;
    if (command == "version") return "version " + version();
    if (command == "open") return open(words), "ok";
    if (command == "warm" && words >> seconds) return repeat(seconds), "ok";
    if (command == "run" && words >> seconds) return repeat(seconds);
    if (command == "close") return work.reset(), "ok";
    return "error unknown command " + line;
  }

public:
  explicit Driver(int threads) : threads(threads) {}

  std::string tell(const std::string &line) try {
    return answer(line);
  } catch (const std::exception &e) {
    return std::string("error ") + e.what();
  }
};

int main(int argc, char **argv) {
  if (argc < 2) {
    std::cerr << "usage: " << argv[0] << " THREADS [WORK name=number...]\n";
    return 2;
  }
  Driver driver(std::stoi(argv[1]));
  if (argc > 2) {
    std::string line = "open";
    for (int i = 2; i < argc; i++) line += std::string(" ") + argv[i];
    std::string opened = driver.tell(line);
    if (opened != "ok") return std::cerr << opened << "\n", 2;
    driver.tell("warm 0");
    for (int i = 0; i < 5; i++) std::cout << driver.tell("run 0.1") << std::endl;
    return 0;
  }
  for (std::string line; std::getline(std::cin, line);) std::cout << driver.tell(line) << std::endl;
}
