using StaticNet.Benchmarks.Commands;
using StaticNet.Benchmarks.Peers.Onnx;

const string Usage = """
    usage: dotnet run -c Release --project benchmarks/StaticNet.Benchmarks -- COMMAND

      peers      this library against TorchSharp and ONNX Runtime
                 [--threads 1] [--filter PART-OF-NAME] [--json FILE] [--seconds 4]
                 [--peers-avx2: keep the peers from AVX-512]
                 [--aot: this library as native binaries too, each contestant in a process of its own]
      kinds      each kind of layer as native binaries and under the just-in-time compiler
                 [--threads 1] [--filter PART-OF-NAME] [--json FILE] [--seconds 4]
      sweep      networks drawn at random against the same
                 [--seed 1] [--count 60] [--threads 1] [--seconds 1] [--family PART-OF-NAME] [--only NUMBER]
                 [--json FILE] [--plot FILE.png] [--peers-avx2]
      tables     rows of a file read, encoded, learned and scored, against ML.NET and TorchSharp
                 [--threads 1] [--rows 100000] [--epochs 10] [--batch 64] [--runs 5]
      kernels    the library's kernels alone (BenchmarkDotNet; takes its options)
      generator  how long the compiler takes (BenchmarkDotNet; takes its options)
    """;

OnnxAvx2Library.Use();
try
{
    switch (args)
    {
        case ["peers" or "sweep", ..] when args.Contains(Avx2Peers.Option):
            return Avx2Peers.Run(args);
        case ["peers", .. string[] options] when options.Contains(AotCommand.Option):
            return AotCommand.Peers(options);
        case ["peers", .. string[] options]:
            return PeersCommand.Run(options);
        case ["kinds", .. string[] options]:
            return AotCommand.Kinds(options);
        case [TurnsCommand.Name, .. string[] options]:
            return TurnsCommand.Run(options);
        case ["sweep", .. string[] options]:
            return SweepCommand.Run(options);
        case ["tables", .. string[] options]:
            return TablesCommand.Run(options);
        case ["kernels", .. string[] options]:
            return BenchmarkDotNetCommand.Kernels(options);
        case ["generator", .. string[] options]:
            return BenchmarkDotNetCommand.Generator(options);
        default:
            throw new UsageException(args.Length == 0 ? "Which benchmarks?" : $"There is no command '{args[0]}'.");
    }
}
catch (UsageException exception)
{
    Console.Error.WriteLine(exception.Message);
    Console.Error.WriteLine(Usage);
    return 2;
}
catch (InvalidDataException exception)
{
    Console.Error.WriteLine(exception.Message);
    return 1;
}
