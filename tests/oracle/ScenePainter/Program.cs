using EcoTiles.Oracle;

// ScenePainter SCENES.json FOLDER: writes the pixels of each scene to FOLDER/NUMBER.rgba, multiplied by alpha.
// ScenePainter images JOBS.json: writes and reads image files.
if (args is ["images", var jobs])
{
    ImageJob.RunAll(jobs);
    return 0;
}
if (args is not [var file, var folder])
{
    Console.Error.WriteLine("usage: ScenePainter SCENES.json FOLDER | images JOBS.json");
    return 2;
}
var backend = SceneBackend.Make();
foreach (var (number, scene) in Scene.ReadAll(file).Index())
{
    var prepared = new PreparedScene(scene, backend);
    using var canvas = backend.BeginImage(prepared.Width, prepared.Height, prepared.Background);
    prepared.Draw(canvas);
    File.WriteAllBytes(Path.Combine(folder, $"{number}.rgba"), Rgba.Of(canvas.ToPicture()));
}
return 0;
