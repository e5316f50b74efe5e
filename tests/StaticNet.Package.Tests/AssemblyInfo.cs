using StaticNet.Package.Tests;

// Packed once. One build at a time: each takes every core, and the times of programs are compared.
[assembly: AssemblyFixture(typeof(PackageFixture))]
[assembly: Xunit.v3.Parallelization(Mode = Xunit.Sdk.ParallelMode.None)]
