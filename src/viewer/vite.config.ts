import { defineConfig } from "vite";

export default defineConfig({
  base: "./",
  build: { target: "es2023", chunkSizeWarningLimit: 1500 },
  worker: { format: "es" },
  server: { proxy: Object.fromEntries(["plans", "tiles", "styles", "legends", "sprites", "fonts", "rasters"].map((path) => [`/${path}`, "http://127.0.0.1:8080"])) },
});
