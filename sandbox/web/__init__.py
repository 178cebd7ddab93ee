"""What every page shares: the frame, language, headers, the guard, the current seat, errors."""
