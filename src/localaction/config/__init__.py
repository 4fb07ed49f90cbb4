"""The one place that knows every part: settings, addresses, servers, the command line, the demo."""
