"""What the system says when a file cannot be read or written, as sentences a reader understands."""

import errno
from pathlib import Path

from reader.errors import LibraryError

_RECONNECT = "connect the disk again, then try again"
_CAUSES = {
    errno.ENOSPC: ("the disk is full", "make room, then try again"),
    errno.EDQUOT: ("your disk quota is used up", "make room, then try again"),
    errno.EROFS: ("the disk can only be read", "choose another folder with --library"),
    errno.EACCES: (
        "you have no permission",
        "change its permissions, or choose another folder with --library",
    ),
    errno.EPERM: (
        "you have no permission",
        "change its permissions, or choose another folder with --library",
    ),
    errno.EIO: ("the disk reports an error", "look after the disk, and keep a copy elsewhere"),
    errno.ENOTDIR: ("its folder is a file", "choose another folder with --library"),
    errno.EEXIST: ("its folder is a file", "choose another folder with --library"),
    errno.EISDIR: ("it is a folder", "choose another folder with --library"),
    errno.ELOOP: ("its links run in a circle", "choose another folder with --library"),
    errno.ENAMETOOLONG: ("its name is too long", "choose another folder with --library"),
    errno.ENOENT: ("its folder is gone", _RECONNECT),
    errno.ENODEV: ("its disk is gone", _RECONNECT),
    errno.ENXIO: ("its disk is gone", _RECONNECT),
    errno.ENOTCONN: ("its disk is not connected any more", _RECONNECT),
    errno.ESTALE: ("its disk is not connected any more", _RECONNECT),
    errno.EHOSTDOWN: ("its disk is not connected any more", _RECONNECT),
    errno.EHOSTUNREACH: ("its disk is not connected any more", _RECONNECT),
    errno.ETIMEDOUT: ("its disk does not answer", _RECONNECT),
    errno.EFBIG: ("it is larger than its disk allows", "choose another folder with --library"),
    errno.EMFILE: ("too many files are open", "close other programs, then try again"),
    errno.ENFILE: ("too many files are open", "close other programs, then try again"),
}


def write_failure(path: Path, error: OSError) -> LibraryError:
    """Return the sentence for a failed write of `path`."""
    return _failure(f"The library {path} could not be written", error)


def read_failure(path: Path, error: OSError) -> LibraryError:
    """Return the sentence for a failed read of `path`."""
    return _failure(f"The library {path} could not be read", error)


def _failure(beginning: str, error: OSError) -> LibraryError:
    cause, hint = _CAUSES.get(error.errno or 0, (str(error.strerror or error), "nothing was changed"))
    return LibraryError(f"{beginning}: {cause}.", hint)
