"""Where this user's data lies, as plain paths: known before anything that is slow to load."""

import os
import sys

_NAME = "broadsheet"
_OWN = "BROADSHEET_LIBRARY"


def places(library: str | None = None) -> tuple[str, str, str, str]:
    """Return the folders of the library, of the state of windows, of what can be made anew, of `config.toml`.

    `library` (the `--library` option) wins over BROADSHEET_LIBRARY. A library that was named keeps its state
    inside it, so that a second library is a second world.
    """
    named = library or os.environ.get(_OWN)
    if named:
        root = os.path.join(os.getcwd(), os.path.expanduser(named))
        state = os.path.join(root, "state")
        return root, state, os.path.join(root, "cache"), state
    return _platform_places()


def cache_beside(library: str | None = None) -> str:
    """Return the folder of what can be made anew: the platform's while the library named is not there.

    To look at an article makes no library.
    """
    home, _, cache, _ = places(library)
    return cache if os.path.isdir(home) else _platform_places()[2]


def _platform_places() -> tuple[str, str, str, str]:
    environment = os.environ
    if sys.platform == "linux" and "ANDROID_DATA" not in environment:
        # What platformdirs says: to load it takes as long as to clean a short article.
        return (
            _linux_folder(environment.get("XDG_DATA_HOME", ""), "~/.local/share"),
            _linux_folder(environment.get("XDG_STATE_HOME", ""), "~/.local/state"),
            _linux_folder(environment.get("XDG_CACHE_HOME", ""), "~/.cache"),
            _linux_folder(environment.get("XDG_CONFIG_HOME", ""), "~/.config"),
        )
    from platformdirs import PlatformDirs

    dirs = PlatformDirs(_NAME, appauthor=False)
    return dirs.user_data_dir, dirs.user_state_dir, dirs.user_cache_dir, dirs.user_config_dir


def _linux_folder(named: str, default: str) -> str:
    return os.path.join(named if os.path.isabs(named) else os.path.expanduser(default), _NAME)
