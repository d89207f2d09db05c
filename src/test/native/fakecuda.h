// What the libcuda.so.1 and libcublas of the tests share.
#pragma once
#include <functional>

// Looks up what the environment wants a call to answer; see fakecuda.cpp. 0 if it is to do its work.
extern "C" int fakeAnswer(const char* call);

// Puts work behind what a stream has to do already.
void fakeEnqueue(void* stream, std::function<int()> work);

// Whether memory of the device, all of it in one allocation, is there.
bool fakeMemory(unsigned long long address, size_t bytes);
