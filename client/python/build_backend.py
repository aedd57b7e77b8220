"""Builds the package for pip (PEP 517, 660), with the standard library alone:
a wheel is a zip file of the modules and of three texts that describe it."""

import base64
import hashlib
import os
import re
import tarfile
import zipfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
PACKAGE = "duibiao"


def _field(name):
    """A plain text of pyproject.toml; Python 3.9 has no reader for it."""
    text = (HERE / "pyproject.toml").read_text("utf-8")
    return re.search(rf'^{name} = "(.*)"$', text, re.M)[1]


VERSION = _field("version")
INFO = f"{PACKAGE}-{VERSION}.dist-info"


def _metadata():
    return (
        "Metadata-Version: 2.1\n"
        f"Name: {PACKAGE}\n"
        f"Version: {VERSION}\n"
        f"Summary: {_field('description')}\n"
        "License: MIT\n"
        f"Requires-Python: {_field('requires-python')}\n"
        "Provides-Extra: pandas\n"
        'Requires-Dist: pandas ; extra == "pandas"\n'
        "Description-Content-Type: text/markdown\n\n"
        + (HERE / "README.md").read_text("utf-8")
    )


def _modules():
    return {
        f"{PACKAGE}/{p.name}": p.read_bytes()
        for p in sorted((HERE / PACKAGE).iterdir())
        if p.suffix == ".py" or p.name == "py.typed"
    }


def _record(files):
    lines = []
    for name, data in files.items():
        digest = base64.urlsafe_b64encode(hashlib.sha256(data).digest())
        digest = digest.rstrip(b"=").decode()
        lines.append(f"{name},sha256={digest},{len(data)}\n")
    return "".join(lines) + f"{INFO}/RECORD,,\n"


def _wheel(folder, files):
    files = {
        **files,
        f"{INFO}/METADATA": _metadata().encode(),
        f"{INFO}/WHEEL": b"Wheel-Version: 1.0\nGenerator: duibiao\n"
        b"Root-Is-Purelib: true\nTag: py3-none-any\n",
    }
    files[f"{INFO}/RECORD"] = _record(files).encode()
    name = f"{PACKAGE}-{VERSION}-py3-none-any.whl"
    with zipfile.ZipFile(
        os.path.join(folder, name), "w", zipfile.ZIP_DEFLATED
    ) as wheel:
        for path, data in files.items():
            wheel.writestr(path, data)
    return name


def build_wheel(wheel_directory, config_settings=None, metadata_directory=None):
    return _wheel(wheel_directory, _modules())


def build_editable(
    wheel_directory, config_settings=None, metadata_directory=None
):
    """For pip install -e: a wheel that only points here."""
    return _wheel(wheel_directory, {f"{PACKAGE}.pth": f"{HERE}\n".encode()})


def build_sdist(sdist_directory, config_settings=None):
    top = f"{PACKAGE}-{VERSION}"
    name = top + ".tar.gz"
    with tarfile.open(os.path.join(sdist_directory, name), "w:gz") as tar:
        for path in ("pyproject.toml", "README.md", "build_backend.py"):
            tar.add(HERE / path, f"{top}/{path}")
        for path in _modules():
            tar.add(HERE / path, f"{top}/{path}")
    return name
