"""What all pages share: the current seat, the real-data guard, headers, language, errors, PDF files and assets."""
