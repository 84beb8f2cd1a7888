"""Cancels that come at a moment of the work."""

import sys


class Within:
    """Says yes when it is asked within a function of that name, and counts these questions.

    `module` begins the name of the function's module; so many questions `after` the first are
    still answered with no.
    """

    def __init__(self, function, after=0, module=""):
        self._function, self._module, self._after = function, module, after
        self.num_asked = 0

    def __call__(self):
        frame = sys._getframe(1)
        while frame is not None and not self._is_meant(frame):
            frame = frame.f_back
        self.num_asked += frame is not None
        return self.num_asked > self._after

    def _is_meant(self, frame):
        is_so_named = frame.f_code.co_name == self._function
        return is_so_named and frame.f_globals["__name__"].startswith(self._module)
