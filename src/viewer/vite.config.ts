import { defineConfig } from "vite";

export default defineConfig({
  base: "./",
  build: { target: "es2023", chunkSizeWarningLimit: 1500 },
  worker: { format: "es" },
  server: { proxy: { "/plans": "http://127.0.0.1:8080", "/tiles": "http://127.0.0.1:8080" } },
});
