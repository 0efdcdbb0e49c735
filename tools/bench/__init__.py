"""`make bench`: what readers notice of crowds, measured on this machine."""
