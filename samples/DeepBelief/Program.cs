using DeepBelief.Commands;

return CommandLine.Run(args);
