"""The portal's articles, themes, life situations, questions and pages."""
