"""Measurements, as ratios against a bare Qt widget or a library call on the same data in the same run."""
