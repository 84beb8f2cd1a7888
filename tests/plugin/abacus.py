"""An executor of another package: it counts the calls that it runs, one after the other."""

from onionskin.executors.executor import InTurn


class Abacus(InTurn):
    """Runs every call in turn, whatever it says of its number."""

    calls = 0
    """Of all of them."""

    def __init__(self, address, num_workers):
        self.address = address
        self._num_workers = num_workers or 3

    @property
    def num_workers(self):
        return self._num_workers

    def submit(self, call, watch=None):
        type(self).calls += 1
        return super().submit(call, watch)
