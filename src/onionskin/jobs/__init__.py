"""Jobs: work that is asked for now and done by a worker process, kept on disk until it is done.

Knows nothing of what the work is: who makes a job of a clip or a film says that by a `Handler`.
"""
