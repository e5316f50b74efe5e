using Graphs.Commands;

return CommandLine.Run(args);
