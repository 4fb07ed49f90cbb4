"""Pages of the kit for machines and for people who try the site: health, the mailbox of the demo."""
