"""Made-up actions of real places, for trying the site with many: marked as such, the same for the same seed."""
