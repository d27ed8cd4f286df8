// BareKestrel URL FILE: answers every request with the file's bytes and an entity tag, and does nothing else.
var body = await File.ReadAllBytesAsync(args[1]);
var builder = WebApplication.CreateSlimBuilder();
builder.Logging.ClearProviders();
builder.WebHost.UseUrls(args[0]).ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
var app = builder.Build();
app.Run(async context =>
{
    var response = context.Response;
    response.ContentType = "application/vnd.mapbox-vector-tile";
    response.ContentLength = body.Length;
    response.Headers.ContentEncoding = "gzip";
    response.Headers.ETag = "\"bare\"";
    await response.BodyWriter.WriteAsync(body);
});
await app.RunAsync();
