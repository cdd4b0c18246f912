import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

const slim = (name: string) => fileURLToPath(new URL(`main/slim/${name}.mjs`, import.meta.url));

/** Bundles for main, preload and renderer under `out/`. Native modules stay outside. */
export default defineConfig({
  main: {
    // Less to compile before the window can open: see the files themselves.
    resolve: {
      alias: [
        { find: /^undici$/, replacement: slim('undici') },
        { find: /^ajv\/dist\/2020\.js$|^ajv-formats$/, replacement: slim('no-validator') },
      ],
    },
    build: {
      lib: {
        // The ledger's long looks run in a process of their own, which needs a file of its own.
        entry: { main: 'main/main.ts', 'ledger-check': 'main/ledger/check-process.ts' },
        formats: ['es'],
      },
      outDir: 'out/main',
      externalizeDeps: {
        include: ['@photostructure/sqlite'],
        exclude: ['undici', 'valibot', 'electron-store'],
      },
      rollupOptions: { output: { entryFileNames: '[name].js' } },
    },
  },
  preload: {
    build: {
      // A sandboxed preload is CommonJS and one file.
      lib: { entry: 'main/preload.ts', formats: ['cjs'] },
      outDir: 'out/preload',
      rollupOptions: { output: { entryFileNames: '[name].cjs' } },
    },
  },
  renderer: {
    root: 'renderer',
    base: './',
    plugins: [react()],
    worker: { format: 'es' },
    build: {
      outDir: 'out/renderer',
      minify: true,
      assetsInlineLimit: 0,
      rollupOptions: {
        input: { index: 'renderer/index.html', customer: 'renderer/customer.html' },
      },
    },
  },
});
