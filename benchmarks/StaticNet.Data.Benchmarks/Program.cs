using StaticNet.Data.Benchmarks;

const string Usage = """
    usage: dotnet run -c Release --project benchmarks/StaticNet.Data.Benchmarks -- COMMAND

      read       how fast CSV files are read, into data sets and into records
                 [--rows 1000000]
      stream     how much memory it takes to train from a file, row by row of records
                 [--megabytes 2000] [--buffer 100000]
    """;

try
{
    switch (args)
    {
        case ["read", .. string[] options]:
            ReadBenchmark.Run(Options.Parse(options, "--rows"));
            return 0;
        case ["stream", .. string[] options]:
            StreamBenchmark.Run(Options.Parse(options, "--megabytes", "--buffer"));
            return 0;
        default:
            throw new FormatException(args.Length == 0 ? "Which benchmark?" : $"There is no command '{args[0]}'.");
    }
}
catch (FormatException exception)
{
    Console.Error.WriteLine(exception.Message);
    Console.Error.WriteLine(Usage);
    return 2;
}
