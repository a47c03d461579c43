"""The terminal's side of the screen, made to bear being stopped and continued at any time."""

from __future__ import annotations

from textual.drivers.linux_driver import LinuxDriver


class Terminal(LinuxDriver):
    """Textual's driver, which takes every SIGCONT for the end of a stop by SIGTSTP.

    After SIGSTOP, or with none before it, the screen was never left: entering it again would start a
    second reader of keys, and take the raw mode for the one to go back to at the end.
    """

    _entered = False

    def start_application_mode(self) -> None:
        """Enter the screen; when that was entered already, leave it first."""
        if self._entered:
            self.suspend_application_mode()
        super().start_application_mode()  # type: ignore[no-untyped-call]  # untyped there
        self._entered = self._key_thread is not None

    def stop_application_mode(self) -> None:
        """Leave the screen, once."""
        if self._entered:
            self._entered = False
            super().stop_application_mode()
            self._key_thread = None
