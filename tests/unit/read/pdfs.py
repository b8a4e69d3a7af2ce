"""PDF files written by hand for the tests: pages of Helvetica lines, plain or locked.

The lock is the standard security handler, revision 2 (ISO 32000-1, 7.6.3): RC4 with a
40-bit key made from the padded password.
"""

import hashlib

_PADDING = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")
_FILE_ID = b"0123456789abcdef"


def make(*pages: list[str], password: str | None = None) -> bytes:
    """Return a PDF with one list of lines a page."""
    key, lock = _lock(password) if password else (None, b"")
    count = len(pages)
    kids = b" ".join(b"%d 0 R" % (4 + 2 * index) for index in range(count))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, count),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for index, lines in enumerate(pages):
        shown = b"".join(b"(%s) Tj T*\n" % _escaped(line) for line in lines)
        stream = b"BT /F1 11 Tf 72 720 Td 14 TL\n" + shown + b"ET"
        number = 5 + 2 * index
        if key:
            stream = _rc4(_object_key(key, number), stream)
        objects += [
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R >> >> >>" % number,
            b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        ]
    if key:
        objects.append(lock)
    return _file(objects, locked=key is not None)


def _file(objects: list[bytes], *, locked: bool) -> bytes:
    data = b"%PDF-1.4\n"
    offsets = []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    data += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    lock = b" /Encrypt %d 0 R" % len(objects) if locked else b""
    name = _FILE_ID.hex().encode()
    trailer = b"<< /Size %d /Root 1 0 R /ID [<%s> <%s>]%s >>" % (len(objects) + 1, name, name, lock)
    return data + b"trailer\n%s\nstartxref\n%d\n%%%%EOF\n" % (trailer, start)


def _escaped(line: str) -> bytes:
    return line.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")


def _lock(password: str) -> tuple[bytes, bytes]:
    """Return the file key and the encryption dictionary (algorithms 2, 3 and 4)."""
    padded = (password.encode("ascii") + _PADDING)[:32]
    owner = _rc4(hashlib.md5(padded).digest()[:5], padded)  # noqa: S324 - the format's own digest
    rights = (-4 & 0xFFFFFFFF).to_bytes(4, "little")
    key = hashlib.md5(padded + owner + rights + _FILE_ID).digest()[:5]  # noqa: S324 - as above
    user = _rc4(key, _PADDING)
    return key, b"<< /Filter /Standard /V 1 /R 2 /P -4 /O <%s> /U <%s> >>" % (
        owner.hex().encode(),
        user.hex().encode(),
    )


def _object_key(key: bytes, number: int) -> bytes:
    salted = key + number.to_bytes(3, "little") + b"\0\0"
    return hashlib.md5(salted).digest()[:10]  # noqa: S324 - algorithm 1


def _rc4(key: bytes, data: bytes) -> bytes:
    state = list(range(256))
    j = 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    out = bytearray()
    i = j = 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(out)
