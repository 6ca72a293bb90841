"""A host without JavaScript: gouji.wasm in wasmtime, called as docs/embedding.md describes.

    python host.py MODULE check|read|rules|convert FILE NAME [OPTIONS as JSON]

Prints the bytes of the answer; an error is printed to standard error and ends with status 2.
"""

import json
import sys

from wasmtime import Instance, Module, Store


class Gouji:
    def __init__(self, path):
        self.store = Store()
        instance = Instance(self.store, Module.from_file(self.store.engine, path), [])
        self.exports = instance.exports(self.store)
        self.memory = self.exports["memory"]

    def call(self, name, *arguments):
        lent, words = [], []
        for argument in arguments:
            address = self.exports["alloc"](self.store, len(argument))
            self.memory.write(self.store, argument, address)
            lent.append(address)
            words += [address, len(argument)]
        answer = self.exports[name](self.store, *words)
        for address in lent:
            self.exports["free"](self.store, address)
        head = self.memory.read(self.store, answer, answer + 8)
        status, size = int.from_bytes(head[:4], "little"), int.from_bytes(head[4:], "little")
        body = bytes(self.memory.read(self.store, answer + 8, answer + 8 + size))
        self.exports["free"](self.store, answer)
        return status, body

    def file(self, name, content, options):
        """A call about a file; what the module cannot decode is decoded here."""
        decoded = []
        while True:
            given = json.dumps({**options, "decoded": decoded}).encode()
            status, body = self.call(name, content, given)
            if status != 2:
                return status, body
            try:
                decoded.append(body.decode("gb18030"))
            except UnicodeDecodeError:
                decoded.append(None)


def main():
    path, call, file, name = sys.argv[1:5]
    options = json.loads(sys.argv[5]) if len(sys.argv) > 5 else {}
    gouji = Gouji(path)
    if call == "rules":
        status, body = gouji.call("rules", json.dumps(options).encode())
    else:
        with open(file, "rb") as source:
            status, body = gouji.file(call, source.read(), {"source": name, **options})
    (sys.stdout if status == 0 else sys.stderr).buffer.write(body)
    sys.exit(0 if status == 0 else 2)


main()
