"""Writing a file so that a crash leaves the old one or the new one, never half of either."""

import errno
import os
import re
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

#: How much of the file's own name its temporary one repeats: both must fit into 255 bytes.
_NAME_KEPT = 40
#: What a system answers when a folder cannot be synced at all, as opposed to a sync that failed.
_FOLDERS_NOT_SYNCED = frozenset(
    {errno.EINVAL, errno.ENOTSUP, errno.EBADF, errno.EACCES, errno.EPERM, errno.EISDIR}
)


def write_atomically(path: Path, data: bytes, *, durable: bool = True, like: Path | None = None) -> None:
    """Replace `path` by `data`: temporary file, fsync, rename, fsync of the folder.

    A symbolic link is followed, so that the file it names is replaced and the link stays; the mode of an
    existing file is kept, a new one gets that of `like`; a device or pipe is written to, not replaced.
    `durable=False` leaves out the fsyncs: a crash of the system may then bring the old file back. Raises
    OSError with the old file untouched, but for a folder that fails to sync: there the new file stands,
    though not yet safely.
    """
    with replacement(path, data, durable=durable, like=like) as put_in_place:
        put_in_place()


@contextmanager
def replacement(
    path: Path, data: bytes, *, durable: bool = True, like: Path | None = None
) -> Iterator[Callable[[], None]]:
    """Write `data` beside `path`, and give what puts it in the place of the file, as `write_atomically` does.

    What takes long is done before, so that others wait for no more than a rename. Raises OSError.
    """
    target = _followed(path)
    mode = _mode(target)
    if mode is not None and not stat.S_ISREG(mode):
        yield lambda: _write_through(target, data)
        return
    wanted = mode if mode is not None or like is None else _mode(like)
    temporary = temporary_name(target)
    # The kernel applies the umask to a new file; an existing one's mode is repeated to the bit.
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    handle = os.open(temporary, flags, 0o666 if wanted is None else stat.S_IMODE(wanted) & 0o777)
    try:
        try:
            if wanted is not None:
                with suppress(OSError):
                    temporary.chmod(stat.S_IMODE(wanted))
            write_fully(handle, data)
            if durable:
                os.fsync(handle)
        finally:
            os.close(handle)
        yield lambda: _put_in_place(temporary, target, durable=durable)
    finally:
        with suppress(OSError):
            temporary.unlink()


def _put_in_place(temporary: Path, target: Path, *, durable: bool) -> None:
    os.replace(temporary, target)  # noqa: PTH105 - the one call whose atomicity is documented
    if durable:
        _sync_folder(target.parent)


def temporary_name(target: Path) -> Path:
    """Return a fresh hidden name beside `target`; `leftovers` finds it again if its writer is killed."""
    return target.parent / f"{_temporary_prefix(target)}{os.urandom(6).hex()}.tmp"


def leftovers(path: Path) -> list[Path]:
    """Return the temporary files of writers of `path` that were killed; only a lock's owner may ask."""
    target = _followed(path)
    form = re.compile(re.escape(_temporary_prefix(target)) + r"[0-9a-f]{12}\.tmp")
    return [entry for entry in target.parent.iterdir() if form.fullmatch(entry.name)]


def _temporary_prefix(target: Path) -> str:
    return f".{target.name[:_NAME_KEPT]}."


def _followed(path: Path) -> Path:
    """Return the file that `path` names in the end; raises OSError on links that run in a circle."""
    target = Path(os.path.realpath(path)) if path.is_symlink() else path
    if target.is_symlink():
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(path))
    return target


def _mode(target: Path) -> int | None:
    try:
        return target.stat().st_mode
    except FileNotFoundError:
        return None


def _write_through(target: Path, data: bytes) -> None:
    handle = os.open(target, os.O_WRONLY)
    try:
        write_fully(handle, data)
    finally:
        os.close(handle)


def write_fully(handle: int, data: bytes) -> None:
    """Write every byte: one call may take fewer than it was given."""
    rest = memoryview(data)
    while rest:
        written = os.write(handle, rest)
        if written <= 0:
            raise OSError(errno.EIO, "nothing was written")
        rest = rest[written:]


def _sync_folder(folder: Path) -> None:
    """Make a rename in `folder` durable; systems that cannot open or sync folders need no such call."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in _FOLDERS_NOT_SYNCED:
            raise
    finally:
        os.close(handle)
