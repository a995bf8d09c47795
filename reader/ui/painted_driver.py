"""A driver for a terminal on which the first page stands already."""

from textual.drivers.linux_driver import LinuxDriver

_ENTER_ALTERNATE_SCREEN = "\x1b[?1049h"


class PaintedDriver(LinuxDriver):
    """Does not enter the alternate screen a second time, which some terminals would answer by clearing it."""

    def write(self, data: str) -> None:
        """Write to the terminal, except for what was done before."""
        if data != _ENTER_ALTERNATE_SCREEN:
            super().write(data)
