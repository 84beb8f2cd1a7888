"""The command line: `onionskin make | plan | cast | engines`."""
