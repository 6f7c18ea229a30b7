"""A fuzzing harness, run by hand and in short by the suite."""
