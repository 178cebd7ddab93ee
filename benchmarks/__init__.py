"""`python -m benchmarks`: the app beside a floor (a bare Flask and Jinja page) on the same server in the same run.

Machines are shared and noisy, so what counts are the ratios; rounds of floor and app alternate and medians are taken.
"""
