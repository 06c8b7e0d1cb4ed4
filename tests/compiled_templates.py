"""Templates compiled once for all applications of a test process, each of which has them alike."""

from flask import Flask
from jinja2 import BytecodeCache
from jinja2.bccache import Bucket


class _Compiled(BytecodeCache):
    """Kept in memory by name and content; a template that changed is compiled anew."""

    def __init__(self) -> None:
        self._kept: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self._kept:
            # Whether it is of this content is looked at there.
            bucket.bytecode_from_string(self._kept[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._kept[bucket.key] = bucket.bytecode_to_string()


_COMPILED = _Compiled()


def share(app: Flask) -> Flask:
    """Let an application take what another has compiled, and leave what it compiles itself."""
    app.jinja_env.bytecode_cache = _COMPILED
    return app
