using System.Globalization;
using StaticNet.Benchmarks.Kinds;
using StaticNet.Benchmarks.Processes;
using StaticNet.Benchmarks.Workloads;

// Without arguments, the names of all kinds; otherwise a workload or kind, and the number of threads.
if (args is not [string name, string threads])
{
    foreach (Workload kind in KindRegistry.All)
        Console.WriteLine(kind.Name);
    return 0;
}
Workload found = WorkloadRegistry.All.Concat(KindRegistry.All).First(workload => workload.Name == name);
int count = int.Parse(threads, CultureInfo.InvariantCulture);
return TurnServer.Serve(found.StaticNet(count), count);
