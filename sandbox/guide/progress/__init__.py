"""A seat's progress in its exercise: the listener that moves it on, commands, and the table of attempts."""
