"""The record as values, and the only ways to change it. Knows neither files nor windows."""
