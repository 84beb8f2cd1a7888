"""Executors of another package, which run calls one after the other: one counts them, the other
posts them to itself, as one that runs them in other processes has to."""

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


class Post(InTurn):
    """Pickles each call, runs what comes out of it, and pickles what that gives."""

    is_apart = True

    def __init__(self):
        from ray import cloudpickle

        self._sent = lambda value: cloudpickle.loads(cloudpickle.dumps(value))
        self.num_calls = 0

    def submit(self, call, watch=None):
        self.num_calls += 1
        sent = self._sent(call)
        return super().submit(lambda **told: self._sent(sent(**told)), watch)
