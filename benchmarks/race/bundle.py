"""Packs the check of a machine with a GPU: program, Java runtime, tests, and what the processor's records look like."""

import glob
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
import zipfile

from .build import BENCHMARKS, ROOT, TARGET, jdk, step

PARTS = os.path.join(BENCHMARKS, "src", "main", "gpu")
SPECS = os.path.join(PARTS, "specs")
MODULES = "java.base,java.logging,java.management,jdk.incubator.vector,jdk.unsupported"
# What counting and exporting as JSON or CSV need; the charts of reports and DuckDB stay behind.
LIBRARIES = ["picocli", "snakeyaml", "jackson", "jcuda", "jcublas"]
CHECK = "lawsweep.benchmarks.gpu."
# JCuda's compiler of PTX, 24 MB: the driver compiles here.
UNUSED = "libJNvPTXCompiler"
# Records that are compared; the last two take a minute on two cores.
EXPECTED = ["tiny", "quickstart", "papers-notebook", "cells", "draws", "ensembles", "large", "sixty"]


def assemble(folder, expected):
    """Puts everything but the archive together. The product and the benchmarks are built already."""
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(folder)
    home = jdk()
    compile_tests(home)
    program(folder)
    runtime(home, folder)
    check(folder)
    records(folder, expected)


def compile_tests(home):
    step(["mvn", "-B", "-ntp", "-q", "-f", os.path.join(ROOT, "pom.xml"), "test-compile"],
         dict(os.environ, JAVA_HOME=home))


def program(folder):
    """The program as its self-contained archive has it, with fewer libraries."""
    shutil.copy(os.path.join(ROOT, "lawsweep"), folder)
    shutil.copy(os.path.join(ROOT, "LICENSE"), folder)
    shutil.copytree(os.path.join(ROOT, "sweeps"), os.path.join(folder, "sweeps"))
    target = os.path.join(folder, "program")
    os.makedirs(os.path.join(target, "lib"))
    os.makedirs(os.path.join(target, "launcher"))
    repack(os.path.join(ROOT, "target", "program", "lawsweep.jar"), os.path.join(target, "lawsweep.jar"))
    shutil.copy(os.path.join(ROOT, "src", "main", "launcher", "jvm.flags"), os.path.join(target, "launcher"))
    for jar in glob.glob(os.path.join(ROOT, "target", "program", "lib", "*.jar")):
        if os.path.basename(jar).startswith(tuple(LIBRARIES)):
            repack(jar, os.path.join(target, "lib", os.path.basename(jar)))


def runtime(home, folder):
    """Not compressed inside: xz makes it half as large that way."""
    step([os.path.join(home, "bin", "jlink"), "--add-modules", MODULES, "--strip-debug", "--no-header-files",
          "--no-man-pages", "--compress", "zip-0", "--output", os.path.join(folder, "runtime")])


def check(folder):
    """The check's classes, the product's tests, the runner of tests, and the specs."""
    lib = os.path.join(folder, "check", "lib")
    os.makedirs(lib)
    pack(os.path.join(TARGET, "classes"), os.path.join(lib, "check.jar"), "lawsweep/benchmarks/")
    pack(os.path.join(ROOT, "target", "test-classes"), os.path.join(lib, "tests.jar"), "")
    for runner in glob.glob(os.path.join(TARGET, "lib", "junit-platform-console-standalone-*.jar")):
        repack(runner, os.path.join(lib, os.path.basename(runner)))
    shutil.copytree(SPECS, os.path.join(folder, "check", "specs"))
    shutil.copy(os.path.join(PARTS, "gpu-check"), folder)


def repack(jar, file):
    """A library that is not compressed by itself, since the archive is as a whole."""
    with zipfile.ZipFile(jar) as given, zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as out:
        for entry in given.infolist():
            if UNUSED not in entry.filename:
                out.writestr(entry.filename, given.read(entry))


def pack(classes, file, prefix):
    """Likewise of a directory of classes."""
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as out:
        for directory, _, names in sorted(os.walk(classes)):
            for name in sorted(names):
                path = os.path.join(directory, name)
                inside = os.path.relpath(path, classes).replace(os.sep, "/")
                if inside.startswith(prefix) and "/jmh_generated/" not in inside:
                    out.write(path, inside)


def records(folder, names):
    """What the processor counts, with this very build: a fingerprint of each record."""
    target = os.path.join(folder, "expected")
    os.makedirs(target)
    with tempfile.TemporaryDirectory() as scratch:
        for name in names:
            print(f"counting {name} on the processor", file=sys.stderr)
            directory, exported = os.path.join(scratch, name), os.path.join(scratch, name + ".json")
            launcher = os.path.join(folder, "lawsweep")
            step([launcher, "run", spec(folder, name), "--out", directory, "--method", "dense", "--device", "cpu"])
            step([launcher, "export", directory, "--format", "json", "--out", exported])
            step(java(folder) + [CHECK + "Fingerprints", exported, os.path.join(target, name + ".txt")])


def spec(folder, name):
    own = os.path.join(folder, "check", "specs", name + ".yaml")
    return own if os.path.exists(own) else os.path.join(folder, "sweeps", name + ".yaml")


def java(folder):
    jars = [os.path.join(folder, "check", "lib", "*"), os.path.join(folder, "program", "lawsweep.jar")]
    return [os.path.join(folder, "runtime", "bin", "java"), "-cp", os.pathsep.join(jars)]


def archive(folder, file):
    """The archive, without the owner of the files; returns its size in bytes."""

    def plain(entry):
        entry.uid = entry.gid = 0
        entry.uname = entry.gname = ""
        return entry

    with tarfile.open(file, "w:xz") as out:
        out.add(folder, os.path.basename(folder), filter=plain)
    return os.path.getsize(file)


def smoke():
    """Once where there is no GPU, which the check says in one line; once all of it on the emulated GPU of the tests."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = os.path.join(scratch, "lawsweep-gpu")
        assemble(folder, ["tiny"])
        done = bare(folder, scratch, [])
        lines = done.stderr.splitlines()
        # A machine with a GPU may smoke as well.
        if done.returncode == 2 and not (len(lines) == 1 and lines[0].startswith("gpu-check: no GPU to check (")):
            sys.exit("gpu-check: expected one line why there is no GPU, got\n" + done.stderr)
        emulated(folder, scratch)


def emulated(folder, scratch):
    """All steps with tiny sizes, if the tests have built their GPU: that takes g++."""
    drivers = glob.glob(os.path.join(ROOT, "target", "fake-driver", "*", "libcuda.so.1"))
    if not drivers:
        print("gpu-check: not tried on an emulated GPU, which the unit tests build where there is g++")
        return
    driver = os.path.dirname(max(drivers, key=os.path.getmtime))
    libraries = driver + ":" + os.path.join(driver, "cublas12")
    done = bare(folder, scratch, ["--quick"], LD_LIBRARY_PATH=libraries, LAWSWEEP_GPU_CHECK="tiny")
    if done.returncode != 0 or len(done.stdout.split("| --- |")[-1].splitlines()) < 20:
        sys.exit(f"gpu-check on an emulated GPU: exit code {done.returncode}\n{done.stdout}{done.stderr}")


def bare(folder, scratch, options, **environment):
    """Runs the check with nothing on the path but what its scripts call."""
    tools = os.path.join(scratch, "bin")
    if not os.path.exists(tools):
        os.makedirs(tools)
        for tool in ("bash", "dirname", "readlink"):
            os.symlink(shutil.which(tool), os.path.join(tools, tool))
    return subprocess.run([os.path.join(folder, "gpu-check")] + options, text=True, capture_output=True, check=False,
                          env=dict(environment, HOME=scratch, PATH=tools))
