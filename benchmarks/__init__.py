"""`python -m benchmarks`: the app beside a floor on the same server in the same run; see docs/benchmarks.md.

Machines are shared and noisy, so what counts are the ratios; rounds of floor and app alternate and medians are taken.
"""
