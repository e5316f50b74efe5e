using TextGeneration.Commands;

return CommandLine.Run(args);
