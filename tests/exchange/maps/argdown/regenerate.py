"""Write every case with our writer, and let the official parser read both."""

from __future__ import annotations

import subprocess
from pathlib import Path

from course.exchange.maps import argdown
from tests.exchange.maps._hostile import hostile

HERE = Path(__file__).parent


def main() -> None:
    for case in sorted((HERE / "cases").glob("*.argdown")):
        document = argdown.read(case.read_text(encoding="utf-8"), name=case.name)
        (HERE / "written" / case.name).write_text(argdown.write(document), encoding="utf-8")
    (HERE / "written" / "hostile.argdown").write_text(argdown.write(hostile()), encoding="utf-8")
    paths = [str(p) for folder in ("cases", "written") for p in sorted((HERE / folder).glob("*.argdown"))]
    run = subprocess.run(
        ["node", str(HERE / "official.cjs"), *paths],
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    (HERE / "official.json").write_text(run.stdout, encoding="utf-8")


if __name__ == "__main__":
    main()
