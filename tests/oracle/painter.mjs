// Draws scenes with the service's own canvas, by the program ScenePainter that the solution builds.
import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const program = join(dirname(fileURLToPath(import.meta.url)), "ScenePainter/bin/Release/net10.0/ScenePainter");

/** Does jobs of reading and writing images, each an object with the properties of ImageJob.cs; returns the targets' bytes. */
export async function runImageJobs(folder, jobs) {
  const file = join(folder, "jobs.json");
  await writeFile(file, JSON.stringify(jobs));
  await promisify(execFile)(program, ["images", file]);
  return await Promise.all(jobs.map(({ target }) => readFile(target)));
}

/** The pixels of each scene: rows of red, green, blue, alpha, multiplied by alpha. */
export async function paintAll(scenes) {
  if (!existsSync(program)) throw new Error("ScenePainter is not built: dotnet build EcoTiles.sln -c Release");
  const folder = await mkdtemp(join(tmpdir(), "ecotiles-scenes-"));
  try {
    const file = join(folder, "scenes.json");
    await writeFile(file, JSON.stringify(scenes.map(({ exactly, ...scene }) => scene)));
    await promisify(execFile)(program, [file, folder]);
    return await Promise.all(scenes.map((_, number) => readFile(join(folder, `${number}.rgba`))));
  } finally {
    await rm(folder, { recursive: true });
  }
}
