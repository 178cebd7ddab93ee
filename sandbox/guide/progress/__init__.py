"""A participant's attempts: what is done, hints shown, mistakes met."""
