"""`python -m onionskin` is the command line."""

from onionskin.cli.app import main

if __name__ == "__main__":
    main()
