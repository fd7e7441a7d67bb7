"""What the records may say: counts with their bases, never without; pure functions."""
