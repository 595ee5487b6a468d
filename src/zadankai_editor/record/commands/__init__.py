"""Commands: pure functions from a state and a place to a `Transaction`, or a `Refusal`.

A menu asks "may I?" and acts through the same function, so the two cannot disagree.
"""
