"""Files brought to the desk: taken apart, matched with our columns, checked, entered and undone by the worker."""
