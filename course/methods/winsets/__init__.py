"""Win-sets: what parties could accept together, exactly."""
