"""What stands round a lesson on its page: its contents with times, how to work, and who works where."""
