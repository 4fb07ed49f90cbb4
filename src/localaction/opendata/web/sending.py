"""A file sent as HTTP has it: whole or a part, compressed where it lies ready so, or only "you have it already"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse

BLOCK = 262_144  # bytes
CACHE = "public, max-age=0, must-revalidate, no-transform"
_PART = re.compile(r"bytes=(\d*)-(\d*)$")
_ENCODINGS = (("br", ".br"), ("gzip", ".gz"))


@dataclass(frozen=True, slots=True)
class Whole:
    """A file to send. `mark` names its content: another one whenever a byte differs."""

    path: Path
    media_type: str
    mark: str


def send(request: HttpRequest, whole: Whole) -> HttpResponseBase:
    """The answer to a question for a file."""
    wants_part = "Range" in request.headers
    path, encoding = (whole.path, "") if wants_part else _smallest(request, whole.path)
    etag = f'"{whole.mark}{f"-{encoding}" if encoding else ""}"'
    if etag in _marks(request):
        return _headed(HttpResponse(status=304), etag)
    file = path.open("rb")
    size = path.stat().st_size
    start, end = 0, size
    status = 200
    if wants_part and request.headers.get("If-Range", etag) == etag:
        part = _part(request.headers["Range"], size)
        if part == (0, 0):
            file.close()
            return _headed(HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"}), etag)
        if part:
            (start, end), status = part, 206
    body: Iterable[bytes] = _Blocks(file, start, end)
    if request.method == "HEAD":
        file.close()
        body = ()
    response = StreamingHttpResponse(body, status=status, content_type=whole.media_type)
    response.headers["Content-Length"] = str(end - start)
    if status == 206:
        response.headers["Content-Range"] = f"bytes {start}-{end - 1}/{size}"
    if encoding:
        response.headers["Content-Encoding"] = encoding
    return _headed(response, etag)


def is_known(request: HttpRequest, mark: str) -> bool:
    """Whether the reader has what is named so."""
    return f'"{mark}"' in _marks(request)


def not_modified(mark: str) -> HttpResponse:
    """The answer to a reader who has it."""
    response = HttpResponse(status=304)
    response.headers["ETag"] = f'"{mark}"'
    return response


def _marks(request: HttpRequest) -> list[str]:
    said = request.headers.get("If-None-Match", "").split(",")
    return [mark.strip().removeprefix("W/") for mark in said]


def _headed(response: HttpResponseBase, etag: str) -> HttpResponseBase:
    response.headers["ETag"] = etag
    response.headers["Accept-Ranges"] = "bytes"
    response.headers["Cache-Control"] = CACHE
    response.headers["Vary"] = "Accept-Encoding"
    return response


def _smallest(request: HttpRequest, path: Path) -> tuple[Path, str]:
    """The file in the best encoding that the reader accepts and that lies ready."""
    accepted = request.headers.get("Accept-Encoding", "")
    for encoding, ending in _ENCODINGS:
        packed = path.with_name(path.name + ending)
        if encoding in accepted and f"{encoding};q=0" not in accepted.replace(" ", "") and packed.exists():
            return packed, encoding
    return path, ""


def _part(asked: str, size: int) -> tuple[int, int] | None:
    """From which byte up to which (not included); None for the whole, (0, 0) where there is no such part."""
    found = _PART.match(asked.strip())
    if not found or asked.strip() == "bytes=-":
        return None
    first, last = found.groups()
    if not first:
        return (max(0, size - int(last)), size) if int(last) and size else (0, 0)
    start = int(first)
    end = min(int(last) + 1, size) if last else size
    if last and int(last) < start:
        return None
    return (start, end) if start < size else (0, 0)


class _Blocks:
    """A file from one byte up to another, to be sent block by block; closed also when nobody reads it to its end."""

    def __init__(self, file: BinaryIO, start: int, end: int) -> None:
        self._file = file
        self._left = end - start
        file.seek(start)

    def __iter__(self) -> Iterator[bytes]:
        return self

    def __next__(self) -> bytes:
        block = self._file.read(min(BLOCK, self._left))
        self._left -= len(block)
        if not block:
            self.close()
            raise StopIteration
        return block

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()
