"""From raw cells to drafts of records and problems; pure, and never raising for the user."""
