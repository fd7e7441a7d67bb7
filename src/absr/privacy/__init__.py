"""What may be known outside: identities apart, permissions, small counts; pure functions."""
