"""The front door: what readers' requests come to first, without Django and without a database.

Finished bytes (printed pages, static files) are answered at once, in the event loop. Everything
else is read whole within a limit and a deadline, and handed to a program behind (`relay.py`), so
that no form, no hashing of a password and no editor stands between a reader and a printed page.
"""
