"""Who may come to the desk: passwords, the second step, how long a session lasts, what is noted."""
