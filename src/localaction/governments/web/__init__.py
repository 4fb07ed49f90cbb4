"""Pages of governments: joining, the team's own pages, and the desk that verifies."""
