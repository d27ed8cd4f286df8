// The service with styles of a test's own, beside the one that all tests ask.
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const program = fileURLToPath(new URL("../../src/EcoTiles.Host/bin/Release/net10.0/ecotiles", import.meta.url));

/** Serves a file of plans with a folder of styles until it is stopped. */
export async function serve(store, styles, folder) {
  const service = spawn(program, ["serve", store, "--port", "0", "--styles", styles], { cwd: folder, stdio: ["ignore", "ignore", "pipe"] });
  const said = [];
  const address = await new Promise((resolve, reject) => {
    createInterface({ input: service.stderr }).on("line", (line) => {
      said.push(line);
      const ready = /ready: (http\S+)/.exec(line);
      if (ready) resolve(ready[1]);
    });
    service.on("exit", () => reject(new Error(said.join("\n"))));
  });
  return {
    address,
    stop: () =>
      new Promise((resolve) => {
        service.removeAllListeners("exit");
        service.on("exit", resolve);
        service.kill();
      }),
  };
}
