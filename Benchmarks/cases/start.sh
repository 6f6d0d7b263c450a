# How long it takes until the program does anything: loading, and finding a command.
median "invest --help" 20 "$invest" --help
