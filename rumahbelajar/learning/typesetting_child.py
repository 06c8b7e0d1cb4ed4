"""The child process that sets one sheet of paper: data as JSON on stdin, the PDF on stdout.

It stands alone and is started by its path, so that it loads Typst and nothing of the program.
"""

import json
import sys
from pathlib import Path

import typst


def main(template: Path) -> None:
    """Set the template with the data. A PDF/UA-1 if it can be one: it must not hold characters
    that no font here can draw, and a name may."""
    data = sys.stdin.buffer.read().decode()
    compiler = typst.Compiler(
        template,
        root=template.parent,
        ignore_system_fonts=True,
        sys_inputs={"data": data},
    )
    timestamp = int(json.loads(data)["timestamp"])
    try:
        pdf = compiler.compile(format="pdf", pdf_standards="ua-1", timestamp=timestamp)
    except typst.TypstError:
        pdf = compiler.compile(format="pdf", timestamp=timestamp)
    sys.stdout.buffer.write(pdf if isinstance(pdf, bytes) else b"")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
