"""Trains the denoisers that come with Tweedie."""
