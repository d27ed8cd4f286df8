using BenchmarkDotNet.Running;
using EcoTiles.Benchmarks;

if (args is ["validate"]) ValidationTimes.Write(Console.Out);
else BenchmarkSwitcher.FromAssembly(typeof(Kernels).Assembly).Run(args);
