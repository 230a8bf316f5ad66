"""matplotlib pictures of an activity's state. Only this room imports matplotlib."""
