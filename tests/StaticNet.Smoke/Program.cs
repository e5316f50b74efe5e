// What must hold on every platform: trains four networks, resumes, saves, loads and predicts.
//
//   StaticNet.Smoke                                   runs and prints the results
//   StaticNet.Smoke compare EXPECTED ACTUAL TOLERANCE compares what two runs printed
//
// The exit code is 0 where everything is as promised.
using System.Globalization;
using System.Runtime.InteropServices;
using StaticNet.Simd;
using StaticNet.Smoke;

if (args is ["compare", string expected, string actual, string tolerance])
{
    double difference = Results.Difference(expected, actual);
    Console.WriteLine($"The largest relative difference is {difference:0.0e+0}; the limit is {tolerance}.");
    return difference <= double.Parse(tolerance, CultureInfo.InvariantCulture) ? 0 : 1;
}

int bits = Simd512.IsSupported ? 512
    : Simd256.IsSupported ? 256
    : Simd128.IsSupported ? 128 : 0;
Results.Note($"{RuntimeInformation.RuntimeIdentifier}, {RuntimeInformation.ProcessArchitecture}, vectors of {bits} bits, "
    + $"{Environment.ProcessorCount} processors");

DirectoryInfo directory = Directory.CreateTempSubdirectory("staticnet-smoke-");
try
{
    Trials.Run(directory.FullName);
    new FileChecks(directory.FullName).Run();
    return 0;
}
catch (Exception exception) // Not every emulator hands on how a program failed.
{
    Console.WriteLine(exception);
    return 1;
}
finally
{
    directory.Delete(recursive: true);
}
