"""`python -m onionskin` is the command line."""

from onionskin.cli.main import main

if __name__ == "__main__":
    main()
