"""From a fresh checkout to the running program: run, test, check, bench, build, texts, lock.

Uses the standard library only. It makes its own environment in `.venv`, installs the locked dependencies with
their hashes and, on Debian as root, the system libraries that Qt needs; without the rights it prints the command.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ENVIRONMENT = HERE / ".venv"
WINDOWS = sys.platform == "win32"
PYTHON = ENVIRONMENT / ("Scripts/python.exe" if WINDOWS else "bin/python")

QT_LIBRARIES = (
    "libegl1", "libgl1", "libglib2.0-0", "libdbus-1-3", "libfontconfig1", "libxkbcommon0", "libxkbcommon-x11-0",
    "libxcb-cursor0", "libxcb-icccm4", "libxcb-image0", "libxcb-keysyms1", "libxcb-randr0", "libxcb-render-util0",
    "libxcb-shape0", "libxcb-xinerama0", "libxcb-xkb1", "fonts-dejavu-core",
)  # fmt: skip
BUILD_TOOLS = ("binutils", f"libpython3.{sys.version_info.minor}")


def main() -> int:
    """Do what the command line asks."""
    if sys.version_info < (3, 11):  # noqa: UP036 - this file is started by whatever Python is there
        print("Aandeel needs Python 3.11 or newer; this is " + sys.version.split()[0] + ".")
        return 2
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    for name, work, text in COMMANDS:
        command = commands.add_parser(name, help=text, add_help=name == "run")
        command.set_defaults(work=work)
        if name == "run":
            command.add_argument("--headless", action="store_true", help="do the main job without a window")
    options, rest = parser.parse_known_args()
    return options.work(options, rest)


def run(options: argparse.Namespace, rest: list[str]) -> int:
    """Open the program on the sample project, or on the files named."""
    prepare("requirements.lock")
    rest = [str(Path(word).resolve()) if Path(word).exists() else word for word in rest]
    if options.headless or not _has_display():
        if not options.headless:
            print("There is no display here, so no window is opened; doing the main job without one.")
        return _call("-m", "gui.headless", *rest)
    return _call("main.py", *(rest or ["--sample"]))


def test(_options: argparse.Namespace, rest: list[str]) -> int:
    """Run the tests."""
    prepare("requirements-dev.lock")
    return _call("-m", "pytest", "-q", *(rest or ["-n", "2", "--dist", "loadfile"]))


def check(_options: argparse.Namespace, _rest: list[str]) -> int:
    """Look at format, lint, types and translations."""
    prepare("requirements-dev.lock")
    results = [
        _call("-m", "ruff", "format", "--check", "."),
        _call("-m", "ruff", "check", "."),
        _call("-m", "mypy"),
        _call("-m", "scripts.translations", "--check"),
    ]
    return max(results)


def bench(_options: argparse.Namespace, rest: list[str]) -> int:
    """Run the benchmarks, or those named."""
    prepare("requirements-dev.lock")
    scripts = sorted((HERE / "benchmarks").glob("*.py"))
    chosen = [path for path in scripts if (path.stem in rest if rest else not path.stem.startswith("generate"))]
    return max((_call("-m", f"benchmarks.{path.stem}") for path in chosen), default=2)


def build(_options: argparse.Namespace, _rest: list[str]) -> int:
    """Build the offline package in `dist/` and let it test itself, without network where that can be shut off."""
    prepare("requirements-dev.lock", *(BUILD_TOOLS if not WINDOWS else ()))
    steps = {**os.environ, "PYTHONHASHSEED": "0", "SOURCE_DATE_EPOCH": "1767225600"}
    made = _call("-m", "PyInstaller", "--noconfirm", "--log-level", "WARN", "build.spec", environment=steps)
    if made:
        return made
    program = HERE / "dist" / "aandeel" / ("aandeel-console.exe" if WINDOWS else "aandeel-console")
    command = [*_without_network(), str(program), "self-test"]
    print("+", *command, flush=True)
    quiet = {**os.environ} if _has_display() else {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    return subprocess.run(command, cwd=HERE, env=quiet, check=False).returncode


def lock(_options: argparse.Namespace, _rest: list[str]) -> int:
    """Resolve the dependencies anew and write the lock files (needs the package index and `uv`)."""
    resolve = ["uv", "pip", "compile", "pyproject.toml", "--universal", "--python-version", "3.11",
               "--generate-hashes", "--no-header", "--no-annotate", "-q", "-o"]  # fmt: skip
    results = [
        subprocess.run([*resolve, "requirements.lock"], cwd=HERE, check=False).returncode,
        subprocess.run([*resolve, "requirements-dev.lock", "--group", "dev"], cwd=HERE, check=False).returncode,
    ]
    return max(results)


def texts(_options: argparse.Namespace, _rest: list[str]) -> int:
    """Compile the translations and name the sentences that have none."""
    prepare("requirements-dev.lock")
    return _call("-m", "scripts.translations")


COMMANDS = (
    ("run", run, "open the program on the sample project, or on the files named"),
    ("test", test, "run the tests"),
    ("check", check, "format, lint, types, translations"),
    ("bench", bench, "measure the speed beside other tools"),
    ("build", build, "build the offline package and test it"),
    ("texts", texts, "compile the translations"),
    ("lock", lock, "resolve the dependencies anew"),
)


def prepare(lock_file: str, *packages: str) -> None:
    """Make the environment and install what the lock file says, when that has not been done yet."""
    install_system_packages(missing_system_packages((*QT_LIBRARIES, *packages)))
    if not PYTHON.exists():
        make_environment()
    wanted = hashlib.sha256((HERE / lock_file).read_bytes()).hexdigest()
    stamp = ENVIRONMENT / f"{lock_file}.installed"
    if stamp.exists() and stamp.read_text(encoding="ascii") == wanted:
        return
    print(f"Installing what {lock_file} names into {ENVIRONMENT.name} …", flush=True)
    command = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps", "--require-hashes",
               "--only-binary", ":all:", "-r", lock_file]  # fmt: skip
    if _call(*command):
        sys.exit("The dependencies could not be installed. Is the package index reachable?")
    stamp.write_text(wanted, encoding="ascii")


def make_environment() -> None:
    """Make `.venv`; on Debian the part of Python that can do so is a package of its own."""
    if importlib.util.find_spec("ensurepip") is None and shutil.which("apt-get"):
        install_system_packages(["python3-venv"])
    print(f"Making an environment in {ENVIRONMENT.name} …", flush=True)
    if subprocess.run([sys.executable, "-m", "venv", str(ENVIRONMENT)], check=False).returncode:
        shutil.rmtree(ENVIRONMENT, ignore_errors=True)
        sys.exit("The environment could not be made. On Debian: apt-get install python3-venv")


def missing_system_packages(wanted: tuple[str, ...]) -> list[str]:
    """Return which Debian packages are absent; none on other systems, where Qt's libraries are expected."""
    if not shutil.which("dpkg-query"):
        return []
    shown = subprocess.run(
        ["dpkg-query", "-W", "-f", "${Package} ${db:Status-Status}\n"],
        capture_output=True,
        text=True,
        check=False,
    ).stdout
    installed = {line.split()[0] for line in shown.splitlines() if line.endswith(" installed")}
    renamed = {name.removesuffix("t64") for name in installed}
    return [name for name in wanted if name not in installed | renamed]


def install_system_packages(names: list[str]) -> None:
    """Install Debian packages as root; otherwise say what to type and stop."""
    if not names:
        return
    if os.geteuid() != 0:
        sys.exit("Some system libraries are missing. Please run:\n  sudo apt-get install " + " ".join(names))
    print("Installing system libraries: " + " ".join(names), flush=True)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *names]
    subprocess.run(["apt-get", "update", "-qq"], env=quiet, check=False)
    if subprocess.run(install, env=quiet, check=False, stdout=subprocess.DEVNULL).returncode:
        sys.exit("The system libraries could not be installed: apt-get install " + " ".join(names))


def _without_network() -> list[str]:
    """Return the start of a command that runs without network, empty where the system cannot."""
    if WINDOWS or not shutil.which("unshare"):
        return []
    for command in (["unshare", "-n"], ["unshare", "-rn"]):
        if subprocess.run([*command, "true"], check=False, capture_output=True).returncode == 0:
            return command
    return []


def _has_display() -> bool:
    return sys.platform in ("win32", "darwin") or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _call(*arguments: str, environment: dict[str, str] | None = None) -> int:
    command = [str(PYTHON), *arguments]
    return subprocess.run(command, cwd=HERE, env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
