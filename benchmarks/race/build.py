"""Builds the product, the benchmarks and the drivers of the other libraries: nothing stale is ever measured."""

import glob
import os
import shutil
import subprocess
import sys

BENCHMARKS = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
ROOT = os.path.dirname(BENCHMARKS)
TARGET = os.path.join(BENCHMARKS, "target")
RELEASE = "25"


def jdk():
    """The home of a JDK 25, found as the launcher finds it."""
    homes = [os.environ.get("LAWSWEEP_JAVA_HOME", ""), os.environ.get("JAVA_HOME", "")]
    on_path = shutil.which("java")
    if on_path:
        homes.append(os.path.dirname(os.path.dirname(os.path.realpath(on_path))))
    for home in homes + sorted(glob.glob("/usr/lib/jvm/*")):
        release = os.path.join(home, "release")
        if home and os.path.isfile(release):
            with open(release, encoding="utf-8") as lines:
                if any(line.startswith(f'JAVA_VERSION="{RELEASE}') for line in lines):
                    return home
    sys.exit(f"needs a JDK {RELEASE}: install one, or set LAWSWEEP_JAVA_HOME")


def product():
    """Builds Lawsweep and the benchmarks; returns the command line of java with its flags, without heap and class."""
    home = jdk()
    environment = dict(os.environ, JAVA_HOME=home, LAWSWEEP_JAVA_HOME=home)
    step([os.path.join(ROOT, "lawsweep"), "--version"], environment)
    step(["mvn", "-B", "-ntp", "-q", "-f", os.path.join(BENCHMARKS, "pom.xml"), "package"], environment)
    class_path = [
        os.path.join(TARGET, "classes"),
        os.path.join(TARGET, "lib", "*"),
        os.path.join(ROOT, "target", "program", "lawsweep.jar"),
    ]
    return [
        os.path.join(home, "bin", "java"),
        "@" + os.path.join(ROOT, "src", "main", "launcher", "jvm.flags"),
        "--add-modules",
        "jdk.incubator.vector",
        "-XX:+UseParallelGC",
        "--sun-misc-unsafe-memory-access=allow",  # JMH
        "-cp",
        os.pathsep.join(class_path),
    ]


def gpu(java):
    """What backend cuda is; ends with a line if there is none."""
    done = subprocess.run(java + ["lawsweep.benchmarks.FirstGpu"], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        sys.exit((done.stderr.strip().splitlines() or ["FirstGpu ended without a word"])[-1])
    return done.stdout.strip()


def step(command, environment=None):
    done = subprocess.run(command, env=environment, cwd=ROOT, check=False)
    if done.returncode != 0:
        sys.exit("failed: " + " ".join(os.path.relpath(c, ROOT) if os.path.isabs(c) else c for c in command))


def peers():
    """Builds the drivers that can be built; returns their command lines by name."""
    folder = os.path.join(BENCHMARKS, "peers")
    if shutil.which("make"):
        subprocess.run(["make", "-k", "-s", "-C", folder], check=False)
    programs = {}
    for name in ("openblas", "fflas", "fflas-blas", "flint"):
        program = os.path.join(TARGET, "peers", name)
        if os.path.exists(program):
            programs[name] = [program]
    python = numpy_python()
    if python:
        for name, script in (("numpy", "numpy_einsum.py"), ("numpy-tuned", "numpy_chains.py")):
            programs[name] = [python, "-B", os.path.join(folder, script)]
    return programs


def numpy_python():
    for python in (sys.executable, "/usr/bin/python3"):
        if os.path.exists(python):
            check = subprocess.run([python, "-c", "import numpy"], stderr=subprocess.DEVNULL, check=False)
            if check.returncode == 0:
                return python
    return None
