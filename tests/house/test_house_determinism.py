"""The same folder gives the same bytes: whatever the order, the workers, the hash seed, the locale, the place."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import venv
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = ROOT / "data" / "documents"
SAME = ("graph.ttl", "inferred.ttl", "graph.nq", "network.html", "build.json")
Run = Callable[..., "subprocess.CompletedProcess[str]"]


def differing(one: Path, other: Path) -> list[str]:
    """The files that are not byte for byte the same."""
    return [name for name in SAME if (one / name).read_bytes() != (other / name).read_bytes()]


@pytest.mark.parametrize(
    ("options", "env"),
    [
        pytest.param([], {"PYTHONHASHSEED": "0"}, marks=pytest.mark.soak),
        pytest.param([], {"PYTHONHASHSEED": "1"}, marks=pytest.mark.soak),
        ([], {"PYTHONHASHSEED": "random", "LC_ALL": "C", "LANG": "C", "TZ": "Pacific/Kiritimati"}),
        ([], {"LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}),
        (["--workers", "1"], {}),
        pytest.param(["--workers", "2"], {}, marks=pytest.mark.soak),
        (["--workers", "4"], {"PYTHONHASHSEED": "2"}),
    ],
    ids=lambda value: " ".join(value if isinstance(value, list) else (f"{k}={v}" for k, v in value.items())) or "-",
)
def test_a_build_gives_the_same_bytes(
    options: list[str], env: dict[str, str], seeds: Path, kg: Run, tmp_path: Path
) -> None:
    done = kg("build", DOCUMENTS, "-o", tmp_path / "out", *options, env=env)
    assert done.returncode == 0, done.stderr
    assert differing(seeds, tmp_path / "out") == []


@pytest.mark.parametrize("seed", range(2))
def test_the_order_of_files_and_another_folder_change_nothing(seed: int, seeds: Path, kg: Run, tmp_path: Path) -> None:
    elsewhere = tmp_path / "a folder with spaces" / "documents"
    elsewhere.mkdir(parents=True)
    names = sorted(path.name for path in DOCUMENTS.iterdir())
    Random(seed).shuffle(names)
    for name in names:
        shutil.copyfile(DOCUMENTS / name, elsewhere / name)
        os.utime(elsewhere / name, (seed * 1000, seed * 1000))
    done = kg("build", "documents", "-o", "out", cwd=elsewhere.parent)
    assert done.returncode == 0, done.stderr
    assert differing(seeds, elsewhere.parent / "out") == []


def test_files_given_one_by_one_in_any_order_give_the_same_bytes(kg: Run, tmp_path: Path) -> None:
    files = sorted(DOCUMENTS.glob("*.txt"))
    for number, order in enumerate((files, files[::-1], Random(3).sample(files, len(files)))):
        done = kg("build", *order, "-o", tmp_path / str(number), "--rules-only")
        assert done.returncode == 0, done.stderr
    assert differing(tmp_path / "0", tmp_path / "1") == []
    assert differing(tmp_path / "0", tmp_path / "2") == []


def test_a_second_build_into_the_same_folder_gives_the_same_bytes(seeds: Path, kg: Run, tmp_path: Path) -> None:
    shutil.copytree(seeds, tmp_path / "out")
    done = kg("build", DOCUMENTS, "-o", tmp_path / "out")
    assert done.returncode == 0, done.stderr
    assert differing(seeds, tmp_path / "out") == []


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Python of an empty environment, elsewhere, in which the wheel is installed; its dependencies are ours."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    venv.create(folder / "env", with_pip=False, symlinks=True)
    python = folder / "env" / "bin" / "python"
    install = [
        sys.executable,
        "-m",
        "pip",
        "--python",
        str(python),
        "install",
        "--quiet",
        "--no-deps",
        "--no-index",
        str(wheel),
    ]
    subprocess.run(install, check=True, capture_output=True)
    (site,) = (folder / "env" / "lib").glob("python3*/site-packages")
    (site / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return python


def test_the_wheel_gives_the_same_bytes_as_the_checkout(seeds: Path, installed: Path, kg: Run, tmp_path: Path) -> None:
    done = kg("build", "-o", "out", python=installed, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert differing(seeds, tmp_path / "out") == []


def test_the_wheel_runs_its_own_code_and_data(installed: Path, tmp_path: Path) -> None:
    program = "import kg, kg.config; print(kg.__file__); print(kg.config.share('ontology', 'kg.ttl').is_file())"
    done = subprocess.run([installed, "-c", program], cwd=tmp_path, check=True, capture_output=True, encoding="utf-8")
    where, has_ontology = done.stdout.splitlines()
    assert Path(where).is_relative_to(installed.parents[1])
    assert has_ontology == "True"
