"""One module a command: request → result; it chains the steps, all or nothing."""
