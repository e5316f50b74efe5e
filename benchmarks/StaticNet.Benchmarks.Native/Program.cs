using StaticNet.Benchmarks.Processes;

return TurnServer.ServeOwn(args);
