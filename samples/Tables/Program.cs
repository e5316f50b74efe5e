using Tables.Commands;

return CommandLine.Run(args);
