using Digits.Commands;

return CommandLine.Run(args);
