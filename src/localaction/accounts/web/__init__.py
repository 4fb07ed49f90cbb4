"""Pages of accounts: who may open a page, and the pages of a person about themselves."""
