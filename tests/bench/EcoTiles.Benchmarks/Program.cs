using System.Globalization;
using BenchmarkDotNet.Running;
using EcoTiles.Benchmarks;

if (args is ["validate"]) ValidationTimes.Write(Console.Out);
else if (args is ["encoders"]) EncoderTimes.Write(Console.Out);
else if (args is ["encoders", "tiles", var folder]) EncoderTimes.WriteTiles(folder);
else if (args is ["encode", var source, var width, var format, var target])
    EncoderTimes.EncodeFile(source, int.Parse(width, CultureInfo.InvariantCulture), format, target);
else if (args is ["soak", var minutes])
    return DrawingSoak.Run(TimeSpan.FromMinutes(double.Parse(minutes, CultureInfo.InvariantCulture)), Console.Out);
else if (args is ["canvas", var scenes]) CanvasTimes.Answer(scenes, Console.In, Console.Out);
else BenchmarkSwitcher.FromAssembly(typeof(Kernels).Assembly).Run(args);
return 0;
